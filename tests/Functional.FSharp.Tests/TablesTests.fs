module Functional.Tests.TablesTests

open Functional
open Xunit

type Person = { Name: string; Age: int; Income: float option; Children: int option }

let private people = [
    { Name = "Anna"; Age = 31; Income = Some 50.5; Children = None }
    { Name = "Bert"; Age = 54; Income = None; Children = Some 2 }
]

[<Fact>]
let ``Columns are chosen by boxed properties`` () =
    let table = Table.Of(people, (fun p -> box p.Name), (fun p -> box p.Age))

    Assert.Equal<string>([ "Name"; "Age" ], table.Names)
    Assert.Equal("Bert", table[1].Text "Name")
    Assert.Equal<float>([ 31.0; 54.0 ], table["Age"].ToDoubles())

[<Fact>]
let ``Options are values that may be missing`` () =
    for table in [ Table.Of people; Table.Of(people, (fun p -> box p.Income), (fun p -> box p.Children)) ] do
        Assert.Equal(ColumnType.Number, table["Income"].Type)
        Assert.Equal<float>([ 50.5; nan ], table["Income"].ToDoubles())
        Assert.Equal(ColumnType.Whole, table["Children"].Type)
        Assert.Equal<float>([ nan; 2.0 ], table["Children"].ToDoubles())

[<Fact>]
let ``Lists of options are sequences`` () =
    let table = Table.Parse("a,b\n1,?\n2,3\n", TableOptions(Missing = Sequence.Of [ ""; "?" ]))

    Assert.Equal<float>([ nan; 3.0 ], table["b"].ToDoubles())

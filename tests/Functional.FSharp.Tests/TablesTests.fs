module Functional.Tests.TablesTests

open System.IO
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

type House = { Rooms: float; Age: float; Price: float }

let private houses = [ { Rooms = 3; Age = 10; Price = 1 }; { Rooms = 5; Age = 2; Price = 2 } ]

[<Fact>]
let ``Records of F# become a table, and a table a data set`` () =
    let data = houses |> Table.ofRecords |> Table.toDataset [ "Rooms"; "Age" ] "Price"
    Assert.Equal(matrix [ [ 3; 10 ]; [ 5; 2 ] ], data.X)
    Assert.Equal<float list>([ 1.0; 2.0 ], toList data.Y)

[<Fact>]
let ``Words say what methods do`` () =
    let table = Table.ofColumns [ "x", [ 1.0; 2.0; 3.0 ]; "y", [ 4.0; nan; 6.0 ] ]
    Assert.Equal<string>([ "y" ], (table |> Table.select [ "y" ]).Names)
    Assert.Equal<string>([ "y" ], (table |> Table.drop [ "x" ]).Names)
    Assert.Equal(2, (table |> Table.dropMissing []).Count)
    Assert.Equal(2, (table |> Table.take 2).Count)
    Assert.Equal(1, (table |> Table.where (fun row -> row.Number "x" > 2)).Count)
    Assert.Equal(
        matrix [ [ 1; 4; 5 ]; [ 3; 6; 9 ] ],
        table |> Table.dropMissing [] |> Table.add "z" (fun row -> row.Number "x" + row.Number "y") |> Table.toTensor
    )

[<Fact>]
let ``Files and texts are read`` () =
    let path = Path.GetTempFileName()
    File.WriteAllText(path, "colour,price\nred,1\nblue,2\nred,3\n")
    let table = Table.read path
    File.Delete path
    Assert.Equal(table.ToString(), (Table.parse "colour,price\nred,1\nblue,2\nred,3\n").ToString())
    let codes = table |> Table.categories [ "colour" ] |> Table.select [ "colour" ] |> Table.toTensor |> toList
    Assert.Equal(codes[0], codes[2])
    Assert.NotEqual(codes[0], codes[1])

[<Fact>]
let ``Many dimensions are seen in two`` () =
    let x = Key.ofSeed 1 |> Key.normal [ 20; 5 ]
    let pca = x |> Pca.fit 2
    Assert.Equal(pca.Transform x, x |> Pca.transform pca)
    Assert.Equal<int>([ 20; 2 ], (x |> TSne.embed 5).Shape)

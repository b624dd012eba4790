namespace Functional

[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Table =
    let read (path: string) = Table.Read path
    let parse (text: string) = Table.Parse text
    let ofRecords (records: seq<'T>) = Table.Of<'T> records

    let ofColumns (columns: seq<string * #seq<float>>) = Table.Of [| for name, values in columns -> Column.Of(name, values :> seq<float>) |]

    let select (names: seq<string>) (table: Table) = table.Select names
    let drop (names: seq<string>) (table: Table) = table.Drop names
    let add (name: string) (value: TableRow -> float) (table: Table) = table.With(name, value)
    let where (condition: TableRow -> bool) (table: Table) = table.Where condition
    let dropMissing (names: seq<string>) (table: Table) = table.DropMissing names
    let categories (names: seq<string>) (table: Table) = table.WithCategories names
    let take (count: int) (table: Table) = table.Take count
    let toTensor (table: Table) = table.ToTensor()
    let toDataset (features: seq<string>) (target: string) (table: Table) = table.ToDataset(features, target)

[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Pca =
    let fit (components: int) (x: Tensor) = Pca.Fit(x, components)
    let transform (pca: Pca) (x: Tensor) = pca.Transform x

[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module TSne =
    let embed (perplexity: float) (x: Tensor) = (TSne.Fit(x, perplexity = perplexity)).Embedding

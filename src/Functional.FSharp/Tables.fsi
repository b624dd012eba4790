namespace Functional

/// Tables, the table last: `Table.read "housing.csv" |> Table.dropMissing [] |> Table.toDataset [ "rooms"; "age" ] "price"`.
[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Table =

    /// The rows of a CSV or TSV file; types are inferred. With options: `Table.Read("a.csv", TableOptions(…))`.
    val read: path: string -> Table

    /// The rows of a text in the form of such a file.
    val parse: text: string -> Table

    /// A row for every record, of F# or not, and a column for every property.
    val ofRecords: records: seq<'T> -> Table

    /// Columns of numbers: `Table.ofColumns [ "x", [ 1; 2 ]; "y", [ 3; 4 ] ]`.
    val ofColumns: columns: seq<string * #seq<float>> -> Table

    /// These columns, in this order.
    val select: names: seq<string> -> table: Table -> Table

    /// All columns but these.
    val drop: names: seq<string> -> table: Table -> Table

    /// One column more, computed from every row: `Table.add "rooms" (fun row -> row.Number "all" / row.Number "households")`.
    val add: name: string -> value: (TableRow -> float) -> table: Table -> Table

    /// The rows for which a condition holds.
    val where: condition: (TableRow -> bool) -> table: Table -> Table

    /// The rows with a value in each of these columns, or in all columns when no name is given.
    val dropMissing: names: seq<string> -> table: Table -> Table

    /// These columns as categories, which become codes 0, 1, … in tensors.
    val categories: names: seq<string> -> table: Table -> Table

    /// The first rows.
    val take: count: int -> table: Table -> Table

    /// The numbers of all columns, Float32: [rows, columns].
    val toTensor: table: Table -> Tensor

    /// Columns as inputs and one as target.
    val toDataset: features: seq<string> -> target: string -> table: Table -> Dataset

/// Principal components: `x |> Pca.fit 2`, then `x |> Pca.transform pca`.
[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Pca =

    /// The directions along which the rows vary most.
    val fit: components: int -> x: Tensor -> Pca

    /// The rows in these directions: [n, components].
    val transform: pca: Pca -> x: Tensor -> Tensor

/// Neighbours in many dimensions drawn as neighbours in two: `x |> TSne.embed 30`. With options: `TSne.Fit(x, iterations = 250)`.
[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module TSne =

    /// A point of the plane for every row, [n, 2]. The perplexity, about how many neighbours count, is less than n; 5 to 50 are usual.
    val embed: perplexity: float -> x: Tensor -> Tensor

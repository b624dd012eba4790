namespace Functional

[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Dataset =
    let private pair (struct (first: Dataset, second: Dataset)) = first, second

    let mnist (directory: string) = Datasets.Mnist directory |> pair
    let fashionMnist (directory: string) = Datasets.FashionMnist directory |> pair
    let scale (factor: float) (data: Dataset) = data.Scale factor
    let transform (scaler: FittedScaler) (data: Dataset) = scaler.Transform data
    let map (f: Tensor -> Tensor) (data: Dataset) = data.Map f
    let mapTargets (f: Tensor -> Tensor) (data: Dataset) = data.MapTargets f
    let oneHot (classes: int) (data: Dataset) = data.OneHot classes
    let split (test: float) (seed: int) (data: Dataset) = data.Split(test, seed) |> pair
    let splitStratified (test: float) (seed: int) (data: Dataset) = data.Split(test, seed, stratify = true) |> pair
    let splitNumpy (test: float) (random: NumpyRandom) (data: Dataset) = data.Split(test, random) |> pair
    let splitAt (count: int) (data: Dataset) = data.SplitAt count |> pair
    let splitLast (fraction: float) (data: Dataset) = data.SplitLast fraction |> pair
    let shuffle (seed: int) (data: Dataset) = data.Shuffle(int64 seed)
    let take (count: int) (data: Dataset) = data.Take count
    let skip (count: int) (data: Dataset) = data.Skip count
    let rows (positions: seq<int>) (data: Dataset) = data.Rows(labels positions)
    let batches (size: int) (data: Dataset) = data.Batches size

    let folds (count: int) (data: Dataset) = [ for fold in data.Folds count -> pair fold ]

    let foldsStratified (count: int) (data: Dataset) = [ for fold in data.Folds(count, stratify = true) -> pair fold ]

    let foldsNumpy (count: int) (random: NumpyRandom) (data: Dataset) = [ for fold in data.Folds(count, random) -> pair fold ]

    let ofTensors (x: Tensor) (y: Tensor) = Dataset.Of(x, y)
    let withClassNames (names: seq<string>) (data: Dataset) = data.WithClassNames names
    let inBatches (size: int) (parts: seq<Dataset>) = DatasetStreams.InBatches(parts, size)
    let shuffleRows (window: int) (seed: int) (parts: seq<Dataset>) = DatasetStreams.ShuffleRows(parts, window, int64 seed)

    let concat (parts: seq<Dataset>) =
        match Seq.toList parts with
        | first :: others -> first.Concat(List.toArray others)
        | [] -> invalidArg (nameof parts) "concat: there must be at least one data set to take names and shapes from."

[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Scaler =
    let fit (data: Dataset) (scaler: Scaler) = scaler.Fit data
    let transform (scaler: FittedScaler) (x: Tensor) = scaler.Transform x
    let inverse (scaler: FittedScaler) (x: Tensor) = scaler.Inverse x

[<RequireQualifiedAccess>]
module Prepare =
    let fit (data: Dataset) (transform: ITransform) = transform.Fit data.X

    let transform (fitted: IFittedTransform) (data: Dataset) =
        let prepared = fitted.Transform data.X
        data.Map(fun _ -> prepared)

    let steps (transforms: seq<ITransform>) = Pipeline.Of transforms

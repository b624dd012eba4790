namespace Functional

/// Data sets, the data last: `Datasets.Digits() |> Dataset.scale (1.0 / 16.0) |> Dataset.split 0.2 42`.
[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Dataset =

    /// MNIST from the folder that holds its four files: training and test set.
    val mnist: directory: string -> Dataset * Dataset

    /// Fashion-MNIST from the folder that holds its four files: training and test set.
    val fashionMnist: directory: string -> Dataset * Dataset

    /// Every input times a factor; integers become Float32 first.
    val scale: factor: float -> data: Dataset -> Dataset

    /// The only input on the scale that was fitted: `test |> Dataset.transform (Scaler.Standard.Fit train)`.
    val transform: scaler: FittedScaler -> data: Dataset -> Dataset

    /// A function of every input, all rows at once.
    val map: f: (Tensor -> Tensor) -> data: Dataset -> Dataset

    /// A function of every target, all rows at once.
    val mapTargets: f: (Tensor -> Tensor) -> data: Dataset -> Dataset

    /// Labels as rows of zeros with a one at the label.
    val oneHot: classes: int -> data: Dataset -> Dataset

    /// Shuffled by a seed, then ⌈test · n⌉ rows for the second part: `let train, test = data |> Dataset.split 0.2 42`.
    val split: test: float -> seed: int -> data: Dataset -> Dataset * Dataset

    /// As `split`, but every class, a label of the target, keeps its share in both parts.
    val splitStratified: test: float -> seed: int -> data: Dataset -> Dataset * Dataset

    /// The split of scikit-learn's `train_test_split`: `data |> Dataset.splitNumpy 0.2 (NumpyRandom 42)`.
    val splitNumpy: test: float -> random: NumpyRandom -> data: Dataset -> Dataset * Dataset

    /// The first rows and the others, in order.
    val splitAt: count: int -> data: Dataset -> Dataset * Dataset

    /// All rows but a share at the end, and that share, in order, as Keras' `validation_split`.
    val splitLast: fraction: float -> data: Dataset -> Dataset * Dataset

    /// The rows in an order given by a seed.
    val shuffle: seed: int -> data: Dataset -> Dataset

    /// The first rows.
    val take: count: int -> data: Dataset -> Dataset

    /// All but the first rows.
    val skip: count: int -> data: Dataset -> Dataset

    /// The rows at these positions, in their order.
    val rows: positions: seq<int> -> data: Dataset -> Dataset

    /// The rows in groups of a size, in order; the last may be smaller.
    val batches: size: int -> data: Dataset -> seq<Dataset>

    /// The rows as pairs of training and test set for cross-validation, in blocks of their order: scikit-learn's `KFold`.
    val folds: count: int -> data: Dataset -> (Dataset * Dataset) list

    /// As `folds`, but every class, a label of the target, is spread evenly over them.
    val foldsStratified: count: int -> data: Dataset -> (Dataset * Dataset) list

    /// The folds of scikit-learn's `KFold` with `shuffle=True`: `data |> Dataset.foldsNumpy 5 (NumpyRandom 42)`.
    val foldsNumpy: count: int -> random: NumpyRandom -> data: Dataset -> (Dataset * Dataset) list

    /// Inputs and targets row by row, one of each: `Dataset.ofTensors x y`. Several: `Dataset.Of(tensors [ a; b ], tensors [ y ])`.
    val ofTensors: x: Tensor -> y: Tensor -> Dataset

    /// The data with names for classes 0, 1, …, which tables and pictures then show.
    val withClassNames: names: seq<string> -> data: Dataset -> Dataset

    /// The parts of a stream cut anew into batches of a size.
    val inBatches: size: int -> parts: seq<Dataset> -> seq<Dataset>

    /// The rows of a stream in an order given by a seed, as far as a window of so many rows can mix them.
    val shuffleRows: window: int -> seed: int -> parts: seq<Dataset> -> seq<Dataset>

    /// The rows of all parts, one after the other; there must be at least one part.
    val concat: parts: seq<Dataset> -> Dataset

/// Columns on one scale, fitted to data once and then applied to any: `Scaler.Standard |> Scaler.fit train`.
[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Scaler =

    /// The scale of the columns of the only input of these data, for `Dataset.transform`.
    val fit: data: Dataset -> scaler: Scaler -> FittedScaler

    /// Rows on the scale that was fitted.
    val transform: scaler: FittedScaler -> x: Tensor -> Tensor

    /// Rows back on the scale of the data: `predicted |> Scaler.inverse fitted`.
    val inverse: scaler: FittedScaler -> x: Tensor -> Tensor

/// Steps of preparation, fitted to training data and then applied to any:
/// `let prepared = Prepare.steps [ Imputer.Median; Scaler.Standard ] |> Prepare.fit train`, then `test |> Prepare.transform prepared`.
[<RequireQualifiedAccess>]
module Prepare =

    /// What was measured of the only input of these data.
    val fit: data: Dataset -> transform: ITransform -> IFittedTransform

    /// The data with their only input prepared.
    val transform: fitted: IFittedTransform -> data: Dataset -> Dataset

    /// Steps one after the other, each fitted to what the ones before make.
    val steps: transforms: seq<ITransform> -> Pipeline

using System.Collections.Concurrent;

namespace Functional.Tests;

/// <summary>One picture of each kind, the same on every machine.</summary>
static class Gallery
{
    static readonly Lazy<(Model Trained, Dataset Test)> DigitsFit = new(FitDigits);

    static readonly Lazy<(Model Trained, Dataset Data)> MoonsFit = new(FitMoons);

    /// <summary>The pictures by the names of their files.</summary>
    public static IReadOnlyDictionary<string, Func<Picture>> All { get; } =
        new Dictionary<string, Func<Picture>>
        {
            ["line"] = Waves,
            ["learning_curves"] = () => Chart.LearningCurves(DigitsFit.Value.Trained.History),
            ["compare"] = Compared,
            ["scatter"] = () => Chart.Scatter(Datasets.Moons(120, 0.15, seed: 3)).With(title: "Two moons"),
            ["classes"] = Classes,
            ["prediction_error"] = PredictionError,
            ["bars"] = Bars,
            ["histogram"] = () => Chart.Histogram(Bell(2000)).With(title: "Two thousand draws", xLabel: "value"),
            ["confusion"] = Confusion,
            ["heat_map"] = () => Chart.HeatMap(Tensor.Of(Matrix(6, 8)), Letters(6), Letters(8)).With(title: "Products of waves"),
            ["images"] = Images,
            ["weights"] = () => Chart.Weights(DigitsFit.Value.Trained, columns: 8).With(title: "What the units look for"),
            ["function"] = () => Chart.Columns(Chart.Function(Activation.Gelu).With(width: 420, height: 320), Tanh()),
            ["network"] = () => Drawing.Of(Sample.WideAndDeep()).With(title: "Wide and deep"),
            ["nested_network"] = () => Drawing.Of(Sample.Nested(), expandNested: true),
            ["chain"] = () => Drawing.Of(DigitsFit.Value.Trained.Freeze(path => path.StartsWith("dense/", StringComparison.Ordinal))),
            ["neurons"] = () => Drawing.Neurons(Sample.TwoTwoOne(), outputNames: ["xor"]).With(title: "Two, two, one"),
            ["many_neurons"] = Neurons,
            ["decision_regions"] = () => Chart.DecisionRegions(MoonsFit.Value.Trained, MoonsFit.Value.Data).With(title: "Moons, learned"),
        };

    static readonly ConcurrentDictionary<string, string> Drawn = new();

    /// <summary>A picture as SVG, drawn once.</summary>
    public static string Svg(string name) => Drawn.GetOrAdd(name, key => All[key]().ToSvg());

    public static double[] Bell(int count)
    {
        var key = Key.Of(5);
        return [.. Ops.Cast(key.Normal(Shape.Of(count)), DType.Float64).ToArray<double>()];
    }

    static LineChart Waves()
    {
        double[] x = [.. Enumerable.Range(0, 41).Select(i => i / 4.0)];
        return Chart
            .Line(x, x.Select(Math.Sin), "sine")
            .Add(x, x.Select(v => v == 5 ? double.NaN : Math.Cos(v)), "cosine, with a gap", dashed: true)
            .Add(x, x.Select(v => Math.Exp(-v / 3)), "decay")
            .With(title: "Waves & <decay>", xLabel: "time in seconds", yLabel: "amplitude");
    }

    static LineChart Compared()
    {
        var data = Datasets.Moons(100, 0.2, seed: 1);
        var model = Sequential
            .Input(2)
            .Dense(8, Activation.Tanh)
            .Dense(1, Activation.Sigmoid)
            .Compile(Optimizer.Adam(0.05), Loss.BinaryCrossentropy);
        var adam = model.Fit(data, epochs: 40, validationSplit: 0.25);
        var sgd = model.WithOptimizer(Optimizer.Sgd(0.3)).Fit(data, epochs: 40, validationSplit: 0.25);
        return Chart.Compare("loss", ("Adam", adam.History), ("SGD", sgd.History)).WithAxes(yLog: true);
    }

    static ScatterChart Classes()
    {
        var data = Datasets.Blobs(150, features: 2, centers: 10, spread: 0.6, seed: 4);
        return Chart.Scatter(data.X[.., 0], data.X[.., 1], data.Y).With(title: "Ten classes", xLabel: "x", yLabel: "y");
    }

    static ScatterChart PredictionError()
    {
        double[] noise = Bell(160);
        double[] actual = [.. Enumerable.Range(0, 160).Select(i => 5 + (i / 4.0))];
        return Chart.PredictionError(Tensor.Of(actual), Tensor.Of([.. actual.Zip(noise, (a, e) => a + (4 * e))]));
    }

    static BarChart Bars() =>
        Chart
            .Bars(("MedInc", 0.52), ("HouseAge", 0.06), ("AveRooms", -0.04), ("AveBedrms", 0.03), ("Population", 0.01), ("Latitude", -0.31))
            .With(title: "Weights of features", yLabel: "weight");

    static HeatMap Confusion()
    {
        var (trained, test) = DigitsFit.Value;
        return Chart.Confusion(ConfusionMatrix.Of(test.Y, trained.PredictClasses(test.X), 10)).With(title: "Digits");
    }

    static ImageGrid Images()
    {
        var (trained, test) = DigitsFit.Value;
        var some = test.Take(20);
        return Chart.Images(some.X, some.Y, trained.PredictClasses(some.X)).With(title: "Digits of the test set");
    }

    static NeuronDrawing Neurons() =>
        Drawing.Neurons(
            Sequential
                .Input(4)
                .Dense(8, Activation.Relu)
                .Dense(8, Activation.Relu)
                .Dense(3, Activation.Softmax, name: "species")
                .Compile(Optimizer.Adam(0.02), Loss.SparseCategoricalCrossentropy)
                .WithExecution(Execution.Default.WithBlas(BlasLibrary.Managed))
                .Fit(Datasets.Iris(), epochs: 20),
            Datasets.Iris().FeatureNames,
            Datasets.Iris().ClassNames
        );

    static LineChart Tanh() => Chart.Function(x => Ops.Tanh(x) * x, -3, 3, "x tanh x").With(width: 420, height: 320);

    static double[,] Matrix(int rows, int columns)
    {
        var matrix = new double[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
                matrix[i, j] = Math.Sin(i) * Math.Cos(j * 0.7);
        }
        return matrix;
    }

    static IEnumerable<string> Letters(int count) => Enumerable.Range(0, count).Select(i => ((char)('a' + i)).ToString());

    static (Model, Dataset) FitDigits()
    {
        var (train, test) = Datasets.Digits().Scale(1 / 16.0).Split(test: 0.5, seed: 42);
        var trained = Sequential
            .Input(64)
            .Dense(16, Activation.Relu)
            .Dense(10, Activation.Softmax)
            .Compile(Optimizer.Adam(0.01), Loss.SparseCategoricalCrossentropy, Metric.Accuracy)
            .WithExecution(Execution.Default.WithBlas(BlasLibrary.Managed))
            .Fit(train.Take(300), epochs: 25, batchSize: 20, validationSplit: 0.3);
        return (trained, test);
    }

    static (Model, Dataset) FitMoons()
    {
        var data = Datasets.Moons(160, 0.2, seed: 1);
        var trained = Sequential
            .Input(2)
            .Dense(16, Activation.Tanh)
            .Dense(1, Activation.Sigmoid)
            .Compile(Optimizer.Adam(0.05), Loss.BinaryCrossentropy)
            .WithExecution(Execution.Default.WithBlas(BlasLibrary.Managed))
            .Fit(data, epochs: 60, batchSize: 16);
        return (trained, data);
    }
}

using Functional;

/// <summary>A layer of one's own: y = gain·x, with a gain for every column.</summary>
internal sealed record Gain(double Start) : ILayer
{
    public Tensor Apply(Call call, Tensor x) => x * call.Parameter("gain", x.Shape.Last, Initializer.Constant(Start));
}

/// <summary>A model, what it is shown, and what its files are called.</summary>
internal sealed record Exhibit(string Name, Model Model, Tensors X, Tensors Y);

/// <summary>The small models that are written, and the name of the layer that no format knows by itself.</summary>
internal static class Zoo
{
    private const int Rows = 64;

    private static readonly Tensor X = Key.Of(1).Uniform([Rows, 6], -1, 1);

    /// <summary>How a <see cref="Gain"/> stands in files.</summary>
    public static ModelFileOptions Options { get; } =
        new()
        {
            Layers = OwnLayers.None.With<Gain>("Gain", g => new() { ["start"] = g.Start }, c => new(c.GetProperty("start").GetDouble())),
        };

    /// <summary>The models without training.</summary>
    public static IReadOnlyList<Exhibit> Untrained => [BatchNormalized(), TwoInTwoOut(), NestedAndShared(), OwnLayer()];

    /// <summary>The models, each trained for some epochs.</summary>
    public static IEnumerable<Exhibit> Trained => Untrained.Select(e => e with { Model = e.Model.Fit(e.X, e.Y, epochs: 5) });

    private static Exhibit BatchNormalized()
    {
        var classes = Ops.ArgMax(X[.., ..3], -1);
        var model = Sequential
            .Input(6)
            .Dense(16, Activation.Relu)
            .BatchNormalization()
            .Dropout(0.1)
            .Dense(3, Activation.Softmax)
            .Compile(Optimizer.Adam(0.01), Loss.SparseCategoricalCrossentropy, Metric.Accuracy);
        return new("batch_normalized", model, X, classes);
    }

    private static Exhibit TwoInTwoOut()
    {
        var (wide, deep) = (Graph.Input(2, name: "wide"), Graph.Input(4, name: "deep"));
        var hidden = deep.Dense(8, Activation.Tanh).Dense(4, Activation.Elu);
        var price = Graph.Concatenate(wide, hidden).Dense(1, name: "price");
        var chance = hidden.Dense(2, Activation.Sigmoid, name: "chance");
        var model = new Graph([wide, deep], [price, chance]).Compile(
            Optimizer.RmsProp(),
            [new(price, Loss.Mse, 0.9), new(chance, Loss.BinaryCrossentropy, 0.1)]
        );
        return new("two_in_two_out", model, (X[.., ..2], X[.., 2..]), (X[.., ..1] * X[.., 3..4], Ops.Abs(X[.., 4..])));
    }

    private static Exhibit NestedAndShared()
    {
        var (left, right) = (Graph.Input(3, name: "left"), Graph.Input(3, name: "right"));
        var encoder = Sequential.Input(3).Dense(8, Activation.Relu).Dense(4).Shared("encoder");
        var distance = Graph.Subtract(left.Then(encoder), right.Then(encoder)).Dense(1, name: "distance");
        var model = new Graph([left, right], [distance]).Compile(Optimizer.Sgd(0.05, 0.9), Loss.Mse);
        return new("nested_shared", model, (X[.., ..3], X[.., 3..]), Ops.Sum(Ops.Abs(X[.., ..3] - X[.., 3..]), -1, keepDims: true));
    }

    private static Exhibit OwnLayer()
    {
        var model = Sequential.Input(6).Then(new Gain(2)).Dense(1).Compile(Optimizer.Adam(), Loss.Mse);
        return new("own_layer", model, X, Ops.Sum(X, -1, keepDims: true));
    }
}

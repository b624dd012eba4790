namespace Functional.Tests;

/// <summary>Networks of every layer and form of the library, to be written as ONNX and read back.</summary>
static class OnnxSamples
{
    public static IReadOnlyDictionary<string, Network> Networks { get; } = Make();

    public static TheoryData<string> Names => [.. Networks.Keys];

    /// <summary>A model whose parameters and state are all of their own, as after training.</summary>
    public static Model ModelOf(string name)
    {
        var network = Networks[name];
        var key = Key.Of(7);
        Parameters Shake(Parameters tree) =>
            Parameters.From(
                tree.Paths.Select(p => KeyValuePair.Create(p, tree[p] + (0.1 * key.Fold(p).Uniform(tree[p].Shape, 0, 1, tree[p].DType))))
            );
        return Model.Of(
            network,
            Shake(network.Init(key)),
            Shake(network.InitState(key)),
            0,
            Execution.Default.WithBlas(BlasLibrary.Managed)
        );
    }

    /// <summary>Inputs for a network.</summary>
    public static Tensors InputsOf(Network network, int rows) =>
        Tensors.Named([.. network.Inputs.Select(p => (p.Name, ValuesOf(p, rows)))]);

    /// <summary>Numbers that do not all have one sign, or for whole numbers 0 to 3.</summary>
    static Tensor ValuesOf(Port port, int rows)
    {
        var shape = Shape.Of([rows, .. port.Shape]);
        var key = Key.Of(3).Fold(port.Name);
        return port.DType is DType.Float32 or DType.Float64
            ? key.Normal(shape, 0, 1, port.DType)
            : (key.Uniform(shape, 0, 4)).Cast(port.DType);
    }

    static Dictionary<string, Network> Make()
    {
        Sequential row = Sequential.Input(8),
            steps = Sequential.Input([4, 6]),
            image = Sequential.Input([4, 4, 2]);
        var data = 2 * Key.Of(1).Normal([20, 8]);
        Dictionary<string, Network> networks = new()
        {
            ["dense"] = row.Dense(3, Activation.Softmax),
            ["dense without bias"] = row.Dense(3, useBias: false),
            ["dense over steps"] = steps.Dense(3, Activation.Tanh),
            ["digits"] = row.Dense(16, Activation.Relu, name: "hidden").Dropout(0.1).Dense(10, Activation.Softmax),
            ["double"] = Sequential.Input(3, dtype: DType.Float64).Dense(4, Activation.Elu).BatchNormalization().Dense(2),
            ["flatten"] = image.Flatten().Dense(2),
            ["reshape"] = row.Reshape(2, 4).Dense(2),
            ["permute"] = steps.Permute([2, 1]),
            ["repeat vector"] = row.RepeatVector(3),
            ["lambda"] = row.Lambda(x => 2 * x),
            ["masking"] = steps.Masking(0),
            ["activity regularization"] = row.ActivityRegularization(l2: 0.01).Dense(1),
            ["noise"] = row.GaussianNoise(0.1).GaussianDropout(0.2).AlphaDropout(0.2).Dense(2),
            ["spatial dropout"] = image.SpatialDropout2D(0.2).Reshape(4, 8).SpatialDropout1D(0.2).Flatten().Dense(1),
            ["batch normalization"] = row.BatchNormalization(epsilon: 1e-5).Dense(2),
            ["batch normalization plain"] = row.BatchNormalization(center: false, scale: false),
            ["batch normalization of steps"] = steps.BatchNormalization(),
            ["batch normalization first axis"] = steps.BatchNormalization(axis: 1, momentum: 0.9),
            ["layer normalization"] = row.LayerNormalization(),
            ["layer normalization of axes"] = steps.LayerNormalization(axes: [1, 2]),
            ["group normalization"] = row.GroupNormalization(groups: 2),
            ["unit normalization"] = row.UnitNormalization(),
            ["rescaling"] = row.Rescaling(1 / 255.0, 0.5),
            ["normalization"] = row.Normalization(data),
            ["normalization backwards"] = row.Normalization(data, invert: true),
            ["prelu"] = row.PRelu(),
            ["relu with options"] = row.Relu(maxValue: 6, negativeSlope: 0.1, threshold: 0.5),
            ["leaky relu"] = row.LeakyRelu(0.3),
            ["elu"] = row.Elu(0.7),
            ["thresholded relu"] = row.ThresholdedRelu(0.5),
            ["softmax along an axis"] = steps.Softmax(axis: 1),
            ["nested"] = row.Dense(4).Then(Sequential.Input(4).Dense(3, Activation.Relu).Dense(2), "head").Dense(1),
            ["two in, two out"] = TwoInTwoOut(),
            ["merges"] = Merges(),
            ["shared"] = SharedEncoder(),
            ["own layers"] = row.Then(new Own()).Dense(2, name: "output"),
            ["own network"] = new Ranks().WithInputs(new Port("x", 5), new Port("row", 3, DType.Int32)),
        };
        foreach (
            var activation in (Activation[])
                [
                    Activation.Linear,
                    Activation.Relu,
                    Activation.Relu6,
                    Activation.Sigmoid,
                    Activation.HardSigmoid,
                    Activation.Softplus,
                    Activation.Softsign,
                    Activation.Exponential,
                    Activation.Selu,
                    Activation.Gelu,
                    Activation.GeluApproximate,
                    Activation.Swish,
                    Activation.Mish,
                    Activation.LogSigmoid,
                    Activation.HardSilu,
                    Activation.LogSoftmax,
                    Activation.Celu(0.5),
                    Activation.Squareplus(),
                ]
        )
        {
            networks[$"activation {activation}"] = row.Activate(activation, "f").Dense(2, activation, name: "g");
        }
        return networks;
    }

    static Graph TwoInTwoOut()
    {
        var (wide, deep) = (Graph.Input(2, "wide_input"), Graph.Input(3, "deep_input"));
        var hidden = deep.Dense(4, Activation.Relu, name: "hidden");
        return new([wide, deep], [Graph.Concatenate(wide, hidden).Dense(1, name: "output"), hidden.Dense(2, Activation.Tanh, name: "aux")]);
    }

    static Graph Merges()
    {
        var (a, b) = (Graph.Input(3, "a"), Graph.Input(3, "b"));
        var c = Graph.Maximum(a + b, a * b);
        return new([a, b], [Graph.Average(Graph.Minimum(c, a - b), Graph.Dot(a, b)), c.Dense(2)]);
    }

    static Graph SharedEncoder()
    {
        var (a, b) = (Graph.Input(3, "left"), Graph.Input(3, "right"));
        var encode = new Dense(4, Activation.Tanh).Shared("encoder");
        return new([a, b], [Graph.Concatenate(a.Then(encode), b.Then(encode)).Dense(1, name: "distance")]);
    }

    /// <summary>Operations that no layer of the library uses.</summary>
    sealed record Own : ILayer
    {
        public Tensor Apply(Call call, Tensor x)
        {
            var gain = call.Parameter("gain", x.Shape.Last, Initializer.Constant(2));
            var y = Ops.Concatenate([x[.., 1..], x[.., ..3]]) + Ops.Flip(Ops.CumulativeSum(x), 1)[.., ..1];
            y = Ops.Where(Ops.NotEqual(y, 0.0), Ops.Sin(y) * Ops.Cos(y), 1.0);
            y = y[.., ..8] * gain + Ops.LogSumExp(y, 1, keepDims: true) - Ops.Prod(Ops.Tanh(x), 1, keepDims: true);
            return (Ops.Remainder(y, 1.5) + Ops.Pow(Ops.Abs(y) + 1, 0.5))
                / (Ops.Log1p(Ops.Exp(Ops.Clip(y, -2, 2))) + Ops.Min(x, 1, keepDims: true) + 9);
        }

        public override string ToString() => "Own";
    }

    /// <summary>Whole numbers, positions and sorting.</summary>
    sealed record Ranks : INetwork
    {
        public Tensors Apply(Call call, Tensors inputs)
        {
            var (x, row) = inputs;
            var table = call.Parameter("table", [4, 5]);
            var (sorted, places) = Ops.TopK(x, 2);
            var rows = Ops.Gather(table, row[.., 0]) + x;
            return Tensors.Named(
                ("rows", rows),
                ("best", Ops.ArgMax(x, 1, keepDims: true).Cast(x.DType) + (places.Cast(x.DType) * sorted)),
                ("classes", Ops.OneHot(row[.., 1], 4) + Ops.Mean(Ops.MatMul(x, Ops.Transpose(table)), 1, keepDims: true))
            );
        }

        public override string ToString() => "Ranks";
    }
}

using System.Reflection;

namespace Functional.Tests;

/// <summary>The models whose code is committed: together they use every layer and every operation that is written.</summary>
static class SourceModels
{
    public static readonly Dictionary<string, Func<Model>> All = new()
    {
        ["Classifier"] = Classifier,
        ["Activations"] = () => Activations(DType.Float32),
        ["ActivationsDouble"] = () => Activations(DType.Float64),
        ["Layers"] = Layers,
        ["TwoInTwoOut"] = TwoInTwoOut,
        ["Own"] = () => Own(DType.Float32),
        ["OwnDouble"] = () => Own(DType.Float64),
    };

    static Model Classifier() =>
        Trained(
            Sequential.Input(8).Dense(12, Activation.Relu, name: "hidden").Dropout(0.2).BatchNormalization().Dense(4, Activation.Softmax)
        );

    static Model Activations(DType type)
    {
        var x = Graph.Input(3, name: "x", type);
        var all = typeof(Activation)
            .GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(p => p.PropertyType == typeof(Activation))
            .OrderBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => x.Then(new Activate((Activation)p.GetValue(null)!).Named(p.Name)));
        return Trained(new Graph([x], [Graph.Concatenate([.. all])]));
    }

    static Model Layers() =>
        Trained(
            Sequential
                .Input([4, 6])
                .Then(new Rescaling(0.5, 0.1))
                .Then(new Masking(0.25))
                .Then(new LayerNormalization([-1]))
                .Then(new GroupNormalization(3))
                .Then(new PRelu())
                .Then(new Permute([2, 1]))
                .Then(new LeakyRelu())
                .Then(new UnitNormalization([-1]))
                .Then(new Softmax(1))
                .Then(new Dense(5))
                .Then(new SpatialDropout1D(0.5))
                .Then(new Functional.Reshape([10, 3]))
                .Then(new Elu(0.7))
                .Then(new Functional.Relu(6, 0.1, 0.5))
                .Then(new GaussianNoise(0.1))
                .Then(new GaussianDropout(0.1))
                .Then(new AlphaDropout(0.1))
                .Then(new ActivityRegularization(0.1))
                .Then(new BatchNormalization(1))
                .Then(new Flatten())
                .Then(new ThresholdedRelu(0.1))
                .Then(new RepeatVector(2))
                .Then(new Lambda("sine", t => t * t * 0.5))
        );

    static Model TwoInTwoOut()
    {
        var (wide, deep) = (Graph.Input(2, name: "wide input"), Graph.Input(3, name: "class"));
        var encoder = new Dense(2, Activation.Tanh).Shared("encoder");
        var hidden = Graph.Add(wide.Then(encoder), deep.Dense(2).Then(encoder));
        var joined = Graph.Concatenate(wide, Graph.Multiply(hidden, wide), Graph.Average(hidden, wide), Graph.Maximum(hidden, wide));
        var output = joined.Dense(3, Activation.Sigmoid, name: "output");
        return Trained(new Graph([wide, deep], [output, hidden.Dense(1, name: "aux output")]));
    }

    static Model Own(DType type) =>
        Trained(
            Sequential
                .Input([3, 70], dtype: type)
                .Then(new Attention())
                .Then(new Lambda("powers", t => Ops.Pow(Ops.Abs(t), t) + Ops.Pow(t, 3.0) + Ops.Remainder(t, 0.75)))
                .Then(new Lambda("extremes", Extremes))
                .Then(new Lambda("choices", Choices))
        );

    static Tensor Extremes(Tensor t)
    {
        var sum = Ops.Sum(Ops.Reshape(t, t.Shape[0], 3, 5, 14), [1, 3], keepDims: true);
        var others = Ops.Max(t, 2, keepDims: true) + Ops.Min(t, 1, keepDims: true) + Ops.LogSumExp(t, 2, keepDims: true);
        var product = Ops.Prod(Ops.Tanh(t), 1, keepDims: true) + Ops.CumulativeSum(t, 1) + Ops.LogSoftmax(t, 1);
        var places = Ops.ArgMax(t, 2, keepDims: true).Cast(t.DType) - Ops.ArgMin(t, 1, keepDims: true).Cast(t.DType);
        return others + product + places + Ops.Reshape(Ops.BroadcastTo(sum, Shape.Of(t.Shape[0], 3, 5, 14)), t.Shape[0], 3, 70);
    }

    static Tensor Choices(Tensor t)
    {
        var rounded = Ops.Round(t * 4) + Ops.Floor(t) + Ops.Sign(t) - Ops.Minimum(t, 0.5) + (1 / (2 + Ops.Square(t)));
        var whole = t.Cast(DType.Int32) * 2 - 1;
        var chosen = Ops.Where(Ops.Greater(whole, 0), rounded, -t);
        var truth = Ops.NotEqual(t, 0.5).Cast(DType.Float32).Cast(t.DType) + Ops.LessOrEqual(t, 0.25).Cast(t.DType);
        return chosen + truth + Ops.Log1p(Ops.Abs(t)) + Ops.Expm1(-Ops.Abs(t)) + Ops.Log(Ops.Abs(t) + 0.125) + Ops.Sqrt(Ops.Abs(t));
    }

    /// <summary>A model with weights and statistics that are not those of a beginning.</summary>
    static Model Trained(Network network)
    {
        var model = network.Compile(
            Optimizer.Sgd(),
            [.. network.Outputs.Select(o => new Objective(o.Name, Loss.Mse))],
            execution: Execution.Default.WithBlas(BlasLibrary.Managed)
        );
        var key = Key.Of(3);
        Tensor Other(string path, Tensor x) => x + key.Fold(path).Uniform(x.Shape, 0.05, 0.4, x.DType);
        return model
            .WithParameters(Parameters.From(model.Parameters.Paths.Select(p => KeyValuePair.Create(p, Other(p, model.Parameters[p])))))
            .WithState(Parameters.From(model.State.Paths.Select(p => KeyValuePair.Create(p, Other(p, model.State[p])))));
    }

    /// <summary>Scores of all positions by all others, in each example.</summary>
    sealed record Attention : ILayer
    {
        public Tensor Apply(Call call, Tensor x)
        {
            var query = call.Parameter("query", Shape.Of(x.Shape.Last, 4));
            var q = Ops.MatMul(x, query);
            var scores = Ops.Softmax(Ops.MatMul(q, Ops.Permute(q, 0, 2, 1)) * 0.5);
            return Ops.MatMul(scores, x) + Ops.Flip(x, 2);
        }
    }
}

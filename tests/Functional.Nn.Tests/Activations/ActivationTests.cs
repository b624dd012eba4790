using System.Text.Json;
using Functional.Testing;

namespace Functional.Tests;

public sealed class ActivationTests
{
    /// <summary>TensorFlow keeps two constants in single precision, even for double-precision data.</summary>
    static readonly HashSet<string> SingleConstants = ["gelu", "leaky_relu"];

    static readonly Dictionary<string, Func<JsonElement, Activation>> WithOptions = new()
    {
        // TensorFlow rounds the slope of a leaky relu to single precision; rounded likewise, all digits agree.
        ["relu"] = args =>
            args.TryGetProperty("max_value", out var cap)
                ? Activation.ReluWith(args.Option("alpha", 0), cap.Number(), args.Option("threshold", 0))
                : Activation.ReluWith((float)args.Option("alpha", 0), threshold: args.Option("threshold", 0)),
        ["elu"] = args => Activation.EluWith(args.Option("alpha", 1)),
        ["gelu"] = args => args.Flag("approximate") ? Activation.GeluApproximate : Activation.Gelu,
    };

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Golden.Cases("activations.json").Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_and_derivatives_are_those_of_Keras(int index)
    {
        var recorded = Golden.Cases("activations.json")[index];
        var name = recorded.GetProperty("activation").GetString()!;
        var args = recorded.GetProperty("args");
        var activation = args.EnumerateObject().Any() ? WithOptions[name](args) : Activation.Parse(name);
        var x = recorded.GetProperty("x").ToTensor();
        var tolerance = SingleConstants.Contains(name) ? new Tolerance(1e-7, 1e-6) : Tolerance.Float64;
        var upstream = recorded.TryGetProperty("upstream", out var given) ? given.ToTensor() : Tensor.Ones(x.Shape, DType.Float64);

        tolerance.CheckTensor(recorded.GetProperty("y"), activation.Apply(x), name);
        var gradient = Autodiff.Gradient(z => Ops.Sum(activation.Apply(z) * upstream), x);
        tolerance.CheckTensor(recorded.GetProperty("grad"), gradient, name + " gradient");
    }

    [Fact]
    public void All_of_the_recording_is_used() => Assert.Equal(19, Cases.Count);

    [Fact]
    public void An_unknown_name_is_explained_with_the_nearest_one()
    {
        var error = Assert.Throws<ArgumentException>(() => Activation.Parse("rleu"));
        Assert.Contains("no activation is called \"rleu\"; did you mean \"relu\"?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_lead_back_to_the_activation()
    {
        Activation[] all =
        [
            Activation.Linear,
            Activation.Relu,
            Activation.Relu6,
            Activation.Sigmoid,
            Activation.HardSigmoid,
            Activation.Tanh,
            Activation.Softmax,
            Activation.LogSoftmax,
            Activation.Softplus,
            Activation.Softsign,
            Activation.Exponential,
            Activation.Elu,
            Activation.Selu,
            Activation.Gelu,
            Activation.Swish,
            Activation.Mish,
            Activation.LogSigmoid,
            Activation.HardSilu,
            Activation.LeakyRelu(),
            Activation.Celu(),
            Activation.Squareplus(),
        ];
        Assert.All(all, a => Assert.Equal(a, Activation.Parse(a.Name)));
    }

    [Fact]
    public void Equality_is_name_options_and_delegate()
    {
        Assert.Equal(Activation.LeakyRelu(0.1), Activation.LeakyRelu(0.1));
        Assert.NotEqual(Activation.LeakyRelu(0.1), Activation.LeakyRelu(0.3));
        static Tensor Cube(Tensor x) => x * x * x;
        Func<Tensor, Tensor> cube = Cube;
        Assert.Equal(Activation.Of("cube", cube), Activation.Of("cube", cube));
        Assert.NotEqual(Activation.Of("cube", x => x * x * x), Activation.Of("cube", x => x * x * x * 1));
        Assert.True(Activation.Relu == Activation.Parse("relu"));
        Assert.Equal("leaky_relu(0.1)", Activation.LeakyRelu(0.1).ToString());
    }

    [Fact]
    public void Relu6_is_flat_at_both_bounds()
    {
        var slope = Autodiff.Gradient(z => Ops.Sum(Activation.Relu6.Apply(z)), Tensor.Of(-1f, 0, 3, 6, 7));
        Assert.Equal(Tensor.Of(0f, 0, 1, 0, 0), slope);
    }

    [Fact]
    public void A_cap_of_6_is_relu6_and_other_caps_have_slope_1_at_the_cap()
    {
        static double Slope(Activation f, double x) =>
            Autodiff.Gradient(z => Ops.Sum(f.Apply(z)), Tensor.Of([x], Shape.Of(1))).ToArray<double>()[0];
        Assert.Equal([0.0, 1, 1, 0], new[] { 6, 5.9, 0.1, 0 }.Select(x => Slope(Activation.ReluWith(maxValue: 6), x)));
        Assert.Equal([1.0, 1, 0, 0], new[] { 5, 0.1, 5.1, 0 }.Select(x => Slope(Activation.ReluWith(maxValue: 5), x)));
        Assert.Equal([1.0, 0], new[] { 6.0, 1 }.Select(x => Slope(Activation.ReluWith(maxValue: 6, threshold: 1), x)));
    }

    [Fact]
    public void Those_of_Keras_3_are_their_formulas()
    {
        double[] points = [-40, -3, -1.5, -0.5, 0, 0.25, 2, 3, 40];
        var x = Tensor.Of(points, Shape.Of(points.Length));
        Check(Activation.LogSigmoid, v => v < 0 ? v - Math.Log(1 + Math.Exp(v)) : -Math.Log(1 + Math.Exp(-v)), v => 1 / (1 + Math.Exp(v)));
        Check(Activation.HardSilu, v => v * Math.Clamp((v / 6) + 0.5, 0, 1), null);
        Check(Activation.Celu(0.5), v => Math.Max(v, 0) + Math.Min(0, 0.5 * (Math.Exp(v / 0.5) - 1)), v => v >= 0 ? 1 : Math.Exp(v / 0.5));
        Check(Activation.Squareplus(), v => 0.5 * (v + Math.Sqrt((v * v) + 4)), v => 0.5 * (1 + (v / Math.Sqrt((v * v) + 4))));
        Check(Activation.ThresholdedRelu(), v => v > 1 ? v : 0, v => v > 1 ? 1 : 0);

        void Check(Activation f, Func<double, double> value, Func<double, double>? slope)
        {
            Tolerance.Float64.Check([.. points.Select(value)], f.Apply(x).ToArray<double>(), f.ToString());
            if (slope is not null)
            {
                var slopes = Autodiff.Gradient(z => Ops.Sum(f.Apply(z)), x).ToArray<double>();
                Tolerance.Float64.Check([.. points.Select(slope)], slopes, f + " slope");
            }
        }
    }

    [Fact]
    public void Softmax_may_run_along_another_axis()
    {
        var x = Key.Of(1).Normal([2, 3, 4], dtype: DType.Float64);
        Assert.Equal(Activation.Softmax.Apply(x.Permute(0, 2, 1)).Permute(0, 2, 1), Activation.SoftmaxAlong(1).Apply(x));
        Assert.Equal(Activation.LogSoftmax.Apply(x.Permute(0, 2, 1)).Permute(0, 2, 1), Activation.LogSoftmaxAlong(-2).Apply(x));
        Assert.Equal(Activation.Softmax, Activation.SoftmaxAlong(-1));
        Assert.Equal("softmax(axis=1)", Activation.SoftmaxAlong(1).ToString());
    }

    [Fact]
    public void Options_at_their_defaults_make_the_plain_activation_and_stand_in_the_text_otherwise()
    {
        Assert.Equal(Activation.Relu, Activation.ReluWith());
        Assert.Equal(Activation.Elu, Activation.EluWith(1));
        Assert.Equal(
            "relu(negative_slope=0.2, max_value=4, threshold=0.5)",
            Activation.ReluWith(negativeSlope: 0.2, maxValue: 4, threshold: 0.5).ToString()
        );
        Assert.Equal("gelu(approximate=true)", Activation.GeluApproximate.ToString());
        Assert.NotEqual(Activation.Gelu, Activation.GeluApproximate);
        Assert.Throws<ArgumentOutOfRangeException>(() => Activation.ReluWith(maxValue: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Activation.ReluWith(threshold: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Activation.EluWith(double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => Activation.Celu(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Activation.Squareplus(-1));
    }

    [Fact]
    public void Classes_of_layers_are_names_too_with_the_defaults_of_the_layer()
    {
        Assert.Equal(Activation.LeakyRelu(0.3), Activation.Parse("LeakyReLU"));
        Assert.Equal(Activation.LeakyRelu(0.2), Activation.Parse("leaky_relu"));
        Assert.Equal(Activation.Relu, Activation.Parse("ReLU"));
        Assert.Equal(Activation.ThresholdedRelu(1), Activation.Parse("ThresholdedReLU"));
    }
}

using Functional.Testing;

namespace Functional.Tests;

public sealed class ActivationTests
{
    /// <summary>TensorFlow keeps two constants in single precision, even for double-precision data.</summary>
    static readonly HashSet<string> SingleConstants = ["gelu", "leaky_relu"];

    public static TheoryData<int> Cases =>
        [
            .. Golden
                .Cases("activations.json")
                .Select((c, i) => (Case: c, Index: i))
                .Where(c => !c.Case.GetProperty("args").EnumerateObject().Any())
                .Select(c => c.Index),
        ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_and_derivatives_are_those_of_Keras(int index)
    {
        var recorded = Golden.Cases("activations.json")[index];
        var name = recorded.GetProperty("activation").GetString()!;
        var activation = Activation.Parse(name);
        var x = recorded.GetProperty("x").ToTensor();
        var tolerance = SingleConstants.Contains(name) ? new Tolerance(1e-7, 1e-6) : Tolerance.Float64;
        var upstream = recorded.TryGetProperty("upstream", out var given) ? given.ToTensor() : Tensor.Ones(x.Shape, DType.Float64);

        tolerance.CheckTensor(recorded.GetProperty("y"), activation.Apply(x), name);
        var gradient = Autodiff.Gradient(z => Ops.Sum(activation.Apply(z) * upstream), x);
        tolerance.CheckTensor(recorded.GetProperty("grad"), gradient, name + " gradient");
    }

    [Fact]
    public void Enough_of_the_recording_is_used() => Assert.True(Cases.Count >= 14, $"{Cases.Count} cases");

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
            Activation.LeakyRelu(),
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
}

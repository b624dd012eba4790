namespace Functional;

public sealed partial class Activation
{
    /// <summary>Keras 2's names of functions, some that Keras 3 adds, and the classes of layers that Keras 2 takes here.</summary>
    private static readonly (string Name, Func<Activation> Make)[] Names =
    [
        ("linear", () => Linear),
        ("relu", () => Relu),
        ("relu6", () => Relu6),
        ("sigmoid", () => Sigmoid),
        ("hard_sigmoid", () => HardSigmoid),
        ("tanh", () => Tanh),
        ("softmax", () => Softmax),
        ("log_softmax", () => LogSoftmax),
        ("softplus", () => Softplus),
        ("softsign", () => Softsign),
        ("exponential", () => Exponential),
        ("elu", () => Elu),
        ("selu", () => Selu),
        ("gelu", () => Gelu),
        ("swish", () => Swish),
        ("mish", () => Mish),
        ("log_sigmoid", () => LogSigmoid),
        ("hard_silu", () => HardSilu),
        ("silu", () => Swish),
        ("leaky_relu", () => LeakyRelu()),
        ("celu", () => Celu()),
        ("squareplus", () => Squareplus()),
        ("ReLU", () => Relu),
        ("LeakyReLU", () => LeakyRelu(0.3)),
        ("ELU", () => Elu),
        ("Softmax", () => Softmax),
        ("ThresholdedReLU", () => ThresholdedRelu()),
    ];
}

namespace Functional.Tests;

/// <summary>Initializers, penalties and constraints of the layers that learn a gain, a shift or a slope.</summary>
public sealed class LayerOptionTests
{
    static readonly Initializer Two = Initializer.Constant(2),
        Three = Initializer.Constant(3);

    static readonly (string Name, Func<Sequential, Sequential> Word)[] Words =
    [
        (
            "batch_normalization",
            s =>
                s.BatchNormalization(
                    betaInitializer: Two,
                    gammaInitializer: Three,
                    betaRegularizer: Regularizer.L1(),
                    gammaRegularizer: Regularizer.L2(),
                    betaConstraint: Constraint.NonNeg,
                    gammaConstraint: Constraint.MaxNorm(1)
                )
        ),
        (
            "layer_normalization",
            s =>
                s.LayerNormalization(
                    betaInitializer: Two,
                    gammaInitializer: Three,
                    betaRegularizer: Regularizer.L1(),
                    gammaRegularizer: Regularizer.L2(),
                    betaConstraint: Constraint.NonNeg,
                    gammaConstraint: Constraint.MaxNorm(1)
                )
        ),
        (
            "group_normalization",
            s =>
                s.GroupNormalization(
                    2,
                    betaInitializer: Two,
                    gammaInitializer: Three,
                    betaRegularizer: Regularizer.L1(),
                    gammaRegularizer: Regularizer.L2(),
                    betaConstraint: Constraint.NonNeg,
                    gammaConstraint: Constraint.MaxNorm(1)
                )
        ),
    ];

    public static TheoryData<int> Layers => [0, 1, 2];

    [Theory]
    [MemberData(nameof(Layers))]
    public void Gain_and_shift_take_initializers_penalties_and_constraints(int index)
    {
        var (name, word) = Words[index];
        var network = word(Sequential.Input(4));
        var parameters = network.Init(Key.Of(0));
        Assert.Equal(Tensor.Full(4, 2), parameters[$"{name}/beta"]);
        Assert.Equal(Tensor.Full(4, 3), parameters[$"{name}/gamma"]);
        var run = network.Run(parameters, network.Blueprint.State(Key.Of(0)), Tensor.Ones(2, 4), Mode.Inference, Key.Of(0));
        // 0.01·4·2 + 0.01·4·9
        Assert.Equal(0.44, run.Penalty().ToDouble(), 1e-6);
        var constrained = network.Blueprint.Constrain(
            Parameters.Of(($"{name}/gamma", Tensor.Full(4, 3)), ($"{name}/beta", [-1, 2, -3, 4]))
        );
        Assert.Equal([0, 2, 0, 4], constrained[$"{name}/beta"]);
        Assert.All(constrained[$"{name}/gamma"].ToArray(), g => Assert.Equal(0.5, g, 1e-6));
    }

    [Fact]
    public void A_learned_slope_takes_them_too()
    {
        var network = Sequential
            .Input([3, 2])
            .PRelu([1], alphaInitializer: Two, alphaRegularizer: Regularizer.L1(), alphaConstraint: Constraint.NonNeg);
        var parameters = network.Init(Key.Of(0));
        Assert.Equal(Tensor.Full([1, 2], 2), parameters["p_re_lu/alpha"]);
        var run = network.Run(parameters, Parameters.Empty, -Tensor.Ones([1, 3, 2]), Mode.Inference, Key.Of(0));
        Assert.Equal(Tensor.Full([1, 3, 2], -2), run.Outputs.Single);
        Assert.Equal(0.04, run.Penalty().ToDouble(), 1e-6);
        Assert.Equal(
            [
                [0, 5],
            ],
            network.Blueprint.Constrain(
                Parameters.Of(
                    (
                        "p_re_lu/alpha",
                        [
                            [-4, 5],
                        ]
                    )
                )
            )["p_re_lu/alpha"]
        );
    }

    [Fact]
    public void Words_say_what_the_records_say()
    {
        var network = Sequential
            .Input([3, 2])
            .BatchNormalization(1, 0.9, movingMeanInitializer: Two, movingVarianceInitializer: Three)
            .LayerNormalization(axes: [1, 2])
            .UnitNormalization()
            .UnitNormalization([1]);
        ILayer[] layers =
        [
            new BatchNormalization(1, 0.9) { MovingMeanInitializer = Two, MovingVarianceInitializer = Three },
            new LayerNormalization([1, 2]),
            new UnitNormalization(),
            new UnitNormalization([1]),
        ];
        Assert.Equal(layers, network.Layers);
    }
}

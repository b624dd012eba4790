namespace Functional;

/// <summary>
/// A fully connected layer, y = f(x·W + b) over the last axis: [batch, …, in] → [batch, …, units]. Parameters: kernel [in, units]
/// and bias [units].
/// </summary>
/// <param name="Units">The size of the last axis that comes out, at least 1.</param>
/// <param name="Activation">f; linear unless given.</param>
public sealed record Dense(int Units, Activation Activation) : ILayer
{
    /// <summary>A linear layer, y = x·W + b.</summary>
    /// <param name="units">The size of the last axis that comes out, at least 1.</param>
    public Dense(int units)
        : this(units, Activation.Linear) { }

    /// <inheritdoc cref="Dense(int, Functional.Activation)"/>
    public int Units { get; init; } =
        Units >= 1 ? Units : throw new ArgumentOutOfRangeException(nameof(Units), Units, "a dense layer has at least 1 unit.");

    /// <summary>The function of the sum.</summary>
    public Activation Activation { get; init; } = Activation ?? throw new ArgumentNullException(nameof(Activation));

    /// <summary>Whether b is added; true.</summary>
    public bool UseBias { get; init; } = true;

    /// <summary>Makes the initial kernel; Glorot's uniform one.</summary>
    public Initializer KernelInitializer { get; init; } = Initializer.GlorotUniform;

    /// <summary>Makes the initial bias; zeros.</summary>
    public Initializer BiasInitializer { get; init; } = Initializer.Zeros;

    /// <summary>A penalty on the kernel.</summary>
    public Regularizer? KernelRegularizer { get; init; }

    /// <summary>A penalty on the bias.</summary>
    public Regularizer? BiasRegularizer { get; init; }

    /// <summary>A penalty on the output, divided by the size of the batch.</summary>
    public Regularizer? ActivityRegularizer { get; init; }

    /// <summary>Applied to the kernel after each update of the optimizer.</summary>
    public Constraint? KernelConstraint { get; init; }

    /// <summary>Applied to the bias after each update of the optimizer.</summary>
    public Constraint? BiasConstraint { get; init; }

    /// <inheritdoc/>
    public Tensor Apply(Call call, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(x);
        if (x.Rank < 2)
        {
            throw new ShapeException(
                "dense",
                "an example must have a last axis to multiply",
                "Give the input a size: Sequential.Input(1) for one number an example.",
                ("input", x.Shape.ToString())
            );
        }
        var y = x.MatMul(call.Parameter("kernel", [x.Shape.Last, Units], KernelInitializer, KernelRegularizer, KernelConstraint));
        if (UseBias)
        {
            y += call.Parameter("bias", Units, BiasInitializer, BiasRegularizer, BiasConstraint);
        }
        y = Activation.Apply(y);
        if (ActivityRegularizer is { } regularizer)
        {
            call.Penalize(regularizer.Penalty(y) / x.Shape[0]);
        }
        return y;
    }

    /// <summary>Units and activation.</summary>
    public override string ToString() => Activation == Activation.Linear ? $"Dense({Units})" : $"Dense({Units}, {Activation})";
}

/// <summary>The words with which layers are added to a chain, one for every layer.</summary>
public static partial class LayerExtensions
{
    extension<TChain>(TChain chain)
        where TChain : IChain<TChain>
    {
        /// <summary>Adds a fully connected layer, y = f(x·W + b).</summary>
        /// <param name="units">The size of the last axis that comes out.</param>
        /// <param name="activation">f; linear unless given.</param>
        /// <param name="useBias">Whether b is added.</param>
        /// <param name="kernelInitializer">Makes the initial kernel; Glorot's uniform one.</param>
        /// <param name="biasInitializer">Makes the initial bias; zeros.</param>
        /// <param name="kernelRegularizer">A penalty on the kernel.</param>
        /// <param name="biasRegularizer">A penalty on the bias.</param>
        /// <param name="activityRegularizer">A penalty on the output, divided by the size of the batch.</param>
        /// <param name="kernelConstraint">Applied to the kernel after each update of the optimizer.</param>
        /// <param name="biasConstraint">Applied to the bias after each update of the optimizer.</param>
        /// <param name="name">A name in place of the automatic one.</param>
        public TChain Dense(
            int units,
            Activation? activation = null,
            bool useBias = true,
            Initializer? kernelInitializer = null,
            Initializer? biasInitializer = null,
            Regularizer? kernelRegularizer = null,
            Regularizer? biasRegularizer = null,
            Regularizer? activityRegularizer = null,
            Constraint? kernelConstraint = null,
            Constraint? biasConstraint = null,
            string? name = null
        ) =>
            chain.Then(
                new Dense(units, activation ?? Activation.Linear)
                {
                    UseBias = useBias,
                    KernelInitializer = kernelInitializer ?? Initializer.GlorotUniform,
                    BiasInitializer = biasInitializer ?? Initializer.Zeros,
                    KernelRegularizer = kernelRegularizer,
                    BiasRegularizer = biasRegularizer,
                    ActivityRegularizer = activityRegularizer,
                    KernelConstraint = kernelConstraint,
                    BiasConstraint = biasConstraint,
                },
                name
            );
    }
}

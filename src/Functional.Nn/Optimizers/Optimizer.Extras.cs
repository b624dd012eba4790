namespace Functional;

public sealed partial class Optimizer
{
    /// <summary>How gradients are cut to size.</summary>
    private enum Clipping
    {
        None,
        Value,
        Norm,
        GlobalNorm,
    }

    /// <summary>
    /// This optimizer on gradients with every number cut to [−c, c]. Keras' <c>clipvalue</c>.
    /// </summary>
    /// <param name="value">c, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">c is not above 0.</exception>
    /// <exception cref="InvalidOperationException">Gradients are clipped in another way already.</exception>
    public Optimizer WithClipValue(double value) => Clipped(Clipping.Value, value, nameof(value));

    /// <summary>
    /// This optimizer on gradients scaled, each tensor by itself, to a norm of at most c: g·c/max(‖g‖₂, c). Keras' <c>clipnorm</c>.
    /// A gradient that is small enough keeps its bits.
    /// </summary>
    /// <param name="norm">c, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">c is not above 0.</exception>
    /// <exception cref="InvalidOperationException">Gradients are clipped in another way already.</exception>
    public Optimizer WithClipNorm(double norm) => Clipped(Clipping.Norm, norm, nameof(norm));

    /// <summary>
    /// This optimizer on gradients scaled together to a norm of at most c: with ‖G‖ the root of the sum of all squares, taken in
    /// double precision, g·c/max(‖G‖, c) (Pascanu et al. 2013). Keras' <c>global_clipnorm</c>.
    /// </summary>
    /// <param name="norm">c, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">c is not above 0.</exception>
    /// <exception cref="InvalidOperationException">Gradients are clipped in another way already.</exception>
    public Optimizer WithGlobalClipNorm(double norm) => Clipped(Clipping.GlobalNorm, norm, nameof(norm));

    /// <summary>
    /// This optimizer with weights that shrink before each step, w ← w − η·λ·w, apart from the gradient (Loshchilov, Hutter 2019); η
    /// is the learning rate of the step without corrections. Keras' <c>weight_decay</c>. It takes the place of a decay set before.
    /// </summary>
    /// <param name="rate">λ, 0 or more.</param>
    /// <param name="except">
    /// Paths of parameters that do not shrink, such as <c>path => path.EndsWith("bias")</c>; none unless given.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">λ is negative or not finite.</exception>
    public Optimizer WithWeightDecay(double rate, Func<string, bool>? except = null) =>
        double.IsFinite(rate) && rate >= 0
            ? new(Name, LearningRate, rule, options, own, extras with { DecayRate = rate, Except = except })
            : throw new ArgumentOutOfRangeException(nameof(rate), rate, "a rate of decay is 0 or more.");

    private Optimizer Clipped(Clipping kind, double limit, string name)
    {
        if (!(limit > 0))
        {
            throw new ArgumentOutOfRangeException(name, limit, "gradients are clipped at a number above 0.");
        }
        return extras.Kind is Clipping.None
            ? new(Name, LearningRate, rule, options, own, extras with { Kind = kind, Limit = limit })
            : throw new InvalidOperationException(
                $"{this}: gradients are clipped in one way only, and this optimizer has one already. Start from the optimizer without it."
            );
    }

    /// <summary>What happens around the rule of any optimizer.</summary>
    private sealed record Extras(Clipping Kind, double Limit, double? DecayRate, Func<string, bool>? Except)
    {
        /// <summary>How much of the average of the weights stays at a step; null: there is none.</summary>
        public double? Momentum { get; init; }

        /// <summary>After how many steps, again and again, weights become their averages; null: never.</summary>
        public int? OverwriteEvery { get; init; }

        /// <summary>How many steps make an update; null: every one.</summary>
        public int? AccumulationSteps { get; init; }

        private static readonly Dictionary<Clipping, string> Texts = new()
        {
            [Clipping.Value] = "clip_value",
            [Clipping.Norm] = "clip_norm",
            [Clipping.GlobalNorm] = "global_clip_norm",
        };

        private static readonly Dictionary<Clipping, Func<IReadOnlyList<Tensor>, double, IEnumerable<Tensor>>> Clippers = new()
        {
            [Clipping.None] = (gradients, _) => gradients,
            [Clipping.Value] = (gradients, c) => gradients.Select(g => Ops.Clip(g, -c, c)),
            [Clipping.Norm] = (gradients, c) => gradients.Select(g => g * Scale(Ops.Sum(Ops.Square(g)), c)),
            [Clipping.GlobalNorm] = Together,
        };

        public static Extras None { get; } = new(Clipping.None, 0, null, null);

        public IEnumerable<Option> Options
        {
            get
            {
                if (Kind is not Clipping.None)
                {
                    yield return (Texts[Kind], Limit);
                }
                if (DecayRate is { } rate)
                {
                    yield return ("weight_decay", rate);
                }
                if (Momentum is { } momentum)
                {
                    yield return ("average", momentum);
                }
                if (OverwriteEvery is { } steps)
                {
                    yield return ("overwrite_every", steps);
                }
                if (AccumulationSteps is { } each)
                {
                    yield return ("accumulation", each);
                }
            }
        }

        public Sequence<string> Slots =>
            [.. Momentum is null ? [] : new[] { AverageSlot }, .. AccumulationSteps is null ? [] : new[] { AccumulatedSlot }];

        public int FactorCount => (DecayRate is null ? 0 : 1) + (OverwriteEvery is null ? 0 : 1);

        /// <summary>η·λ where weights shrink; then, where they are overwritten at times, 1 if step t is such a time, else 0.</summary>
        public void Factors(double rate, long t, Span<double> factors)
        {
            if (DecayRate is { } decay)
            {
                factors[0] = rate * decay;
            }
            if (OverwriteEvery is { } steps)
            {
                factors[^1] = t % steps == 0 ? 1 : 0;
            }
        }

        public IReadOnlyList<Tensor> Clip(IReadOnlyList<Tensor> gradients) => [.. Clippers[Kind](gradients, Limit)];

        /// <summary>The parameter before the step.</summary>
        public Tensor Decay(string path, Tensor parameter, IReadOnlyList<Tensor> factors) =>
            DecayRate is null || Except?.Invoke(path) == true ? parameter : parameter - (parameter * factors[factors.Count - FactorCount]);

        /// <summary>The average with the parameter after the step, and the parameter or, at times, the average in its place.</summary>
        public (Tensor Parameter, Tensor[] Averages) Average(Tensor parameter, Tensor[] averages, IReadOnlyList<Tensor> factors)
        {
            if (Momentum is not { } momentum)
            {
                return (parameter, averages);
            }
            var average = (averages[0] * momentum) + (parameter * (1 - momentum));
            return OverwriteEvery is null
                ? (parameter, [average])
                : (Ops.Where(Ops.Greater(factors[^1], 0.0), average, parameter), [average]);
        }

        private static IEnumerable<Tensor> Together(IReadOnlyList<Tensor> gradients, double c)
        {
            if (gradients.Count == 0)
            {
                return [];
            }
            var squares = gradients.Select(g => Ops.Sum(Ops.Square(g.Cast(DType.Float64)))).Aggregate((x, y) => x + y);
            var scale = Scale(squares, c);
            return gradients.Select(g => g * scale.Cast(g.DType));
        }

        /// <summary>c / max(‖g‖, c): exactly 1 for a gradient that is small enough.</summary>
        private static Tensor Scale(Tensor squares, double c) => c / Ops.Maximum(Ops.Sqrt(squares), c);
    }
}

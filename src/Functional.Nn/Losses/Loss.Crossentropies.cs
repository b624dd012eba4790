namespace Functional;

public partial class Loss
{
    /// <summary>
    /// Cross-entropy of independent yes-or-no targets, mean over the last axis of −[y·ln(p + ε) + (1 − y)·ln(1 − p + ε)] with
    /// p = clip(ŷ, ε, 1 − ε) and ε = 1e-7; from logits max(z, 0) − z·y + ln(1 + e^−|z|).
    /// </summary>
    public static Crossentropy BinaryCrossentropy { get; } = new(CrossentropyRule.Binary);

    /// <summary>
    /// Cross-entropy of one-hot targets, −Σ y·ln p with p = clip(ŷ / Σŷ, ε, 1 − ε) and ε = 1e-7; from logits −Σ y·log_softmax(z).
    /// </summary>
    public static Crossentropy CategoricalCrossentropy { get; } = new(CrossentropyRule.Categorical);

    /// <summary>
    /// Cross-entropy of class indices, [n] or [n, 1]: −ln p_y + ln Σ p with p = clip(ŷ, ε, 1 − ε) and ε = 1e-7; from logits
    /// −log_softmax(z)_y.
    /// </summary>
    public static Crossentropy SparseCategoricalCrossentropy { get; } = new(CrossentropyRule.SparseCategorical);

    /// <summary>
    /// Binary cross-entropy times (1 − p_t)^γ with p_t = y·ŷ + (1 − y)·(1 − ŷ), mean over the last axis: what is known already counts
    /// for little (Lin, Goyal, Girshick, He, Dollár 2017).
    /// </summary>
    /// <param name="gamma">γ, at least 0; 2.</param>
    /// <param name="alpha">The weight of a target of 1, a target of 0 having 1 − α; unused unless given, 0.25 being usual.</param>
    /// <exception cref="ArgumentOutOfRangeException">γ is below 0, or α is not a share between 0 and 1.</exception>
    public static Crossentropy BinaryFocalCrossentropy(double gamma = 2, double? alpha = null) =>
        new(CrossentropyRule.BinaryFocal(gamma, alpha));

    /// <summary>
    /// Σ α·(1 − p)^γ·(−y·ln p) over the classes of one-hot targets, with p = clip(ŷ / Σŷ, ε, 1 − ε) and ε = 1e-7; from logits
    /// ŷ = softmax(z).
    /// </summary>
    /// <param name="alpha">α, a share between 0 and 1; 0.25.</param>
    /// <param name="gamma">γ, at least 0; 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">γ is below 0, or α is not a share between 0 and 1.</exception>
    public static Crossentropy CategoricalFocalCrossentropy(double alpha = 0.25, double gamma = 2) =>
        new(CrossentropyRule.CategoricalFocal(alpha, gamma));
}

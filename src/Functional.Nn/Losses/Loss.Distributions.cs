namespace Functional;

public partial class Loss
{
    /// <summary>
    /// Kullback and Leibler's divergence over the last axis, Σ y·ln(y / ŷ), both clipped to [ε, 1] with ε = 1e-7.
    /// </summary>
    public static Loss KlDivergence { get; } =
        new(
            "kl_divergence",
            TargetForm.Same,
            (target, prediction) =>
            {
                var (y, p) = (Ops.Clip(target, Fuzz, 1), Ops.Clip(prediction, Fuzz, 1));
                return Ops.Sum(y * Ops.Log(y / p), -1);
            }
        );

    /// <summary>
    /// Mean over the last axis of ŷ − y·ln(ŷ + ε) with ε = 1e-7: the negative logarithm of Poisson's likelihood of counts y, without
    /// the term that does not depend on ŷ.
    /// </summary>
    public static Loss Poisson { get; } = new("poisson", TargetForm.Same, (y, p) => Ops.Mean(p - (y * Ops.Log(p + Fuzz)), -1));

    /// <summary>
    /// −Σ u(y)·u(ŷ) with u(x) = x / √max(Σx², 1e-12): −1 for equal directions, 0 for right angles or a vector of zeros, 1 for opposite
    /// ones. The metric of this name has the other sign, as in Keras.
    /// </summary>
    /// <param name="axis">The axis along which the vectors lie; the last one. The loss of an example has the shape without it.</param>
    public static Loss CosineSimilarity(int axis = -1) =>
        new(
            "cosine_similarity",
            TargetForm.Same,
            (y, p) => -Ops.Sum(Unit(y, axis) * Unit(p, axis), axis),
            axis == -1 ? null : [("axis", axis)]
        );

    private static Tensor Unit(Tensor x, int axis) => x / Ops.Sqrt(Ops.Maximum(Ops.Sum(Ops.Square(x), axis, keepDims: true), 1e-12));
}

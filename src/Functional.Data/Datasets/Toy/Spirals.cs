namespace Functional;

public static partial class Datasets
{
    /// <summary>
    /// Arms that wind around the origin, one a class: point i of n of arm k lies at the radius √((i + ½) / n) and the angle
    /// 2π · (turns · radius + k / arms); shuffled, with normal noise on every coordinate. X: [count, 2]; Y: Int32 [count]. The same seed
    /// gives the same points.
    /// </summary>
    /// <param name="count">The number of points, spread evenly over the arms; the first ones get those that are left over.</param>
    /// <param name="arms">The number of arms, at least 2.</param>
    /// <param name="turns">How often an arm winds around, above 0.</param>
    /// <param name="noise">The standard deviation of the noise.</param>
    /// <param name="seed">Where order and noise come from.</param>
    /// <param name="dtype">The type of the points.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside.</exception>
    public static Dataset Spirals(
        int count = 200,
        int arms = 2,
        double turns = 1.5,
        double noise = 0,
        long seed = 0,
        DType dtype = DType.Float32
    )
    {
        DatasetRules.RequirePositive("spirals", nameof(count), count);
        ArgumentOutOfRangeException.ThrowIfLessThan(arms, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(arms, count);
        ToyRules.RequireNoise("spirals", noise);
        if (!(turns > 0 && double.IsFinite(turns)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(turns),
                Messages.Of("spirals", "an arm winds around more than 0 times", "1.5 is usual.", (nameof(turns), Messages.Number(turns)))
            );
        }
        Tensor Arm(int arm)
        {
            var points = (count / arms) + (arm < count % arms ? 1 : 0);
            var radius = Ops.Sqrt((Tensor.Arange(points).Cast(DType.Float64) + 0.5) / points);
            return ToyRules.OnCircle((radius * (2 * Math.PI * turns)) + (2 * Math.PI * arm / arms)) * radius.Reshape(points, 1);
        }
        return ToyRules
            .Shuffled([.. Enumerable.Range(0, arms).Select(Arm)], noise, Draws.Of(seed), dtype)
            .WithName("spirals", "Points on arms that wind around each other, computed from a formula and a seed.")
            .WithClassNames(Enumerable.Range(0, arms).Select(arm => $"arm {Messages.Number(arm)}"))
            .WithFeatureNames("x", "y");
    }
}

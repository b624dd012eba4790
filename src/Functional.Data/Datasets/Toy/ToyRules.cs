namespace Functional;

/// <summary>What all made data have in common: rules for their arguments, shuffling, noise.</summary>
internal static class ToyRules
{
    public static void RequireNoise(string operation, double noise, string name = "noise")
    {
        if (!(noise >= 0 && double.IsFinite(noise)))
        {
            throw new ArgumentOutOfRangeException(
                name,
                Messages.Of(operation, $"{name} is a standard deviation, 0 or more", "0.1 to 0.3 is usual.", (name, Messages.Number(noise)))
            );
        }
    }

    /// <summary>Points of classes 0, 1, … in random order, with normal noise on every coordinate.</summary>
    /// <param name="classes">The points of every class, Float64 [n, 2].</param>
    /// <param name="noise">The standard deviation of the noise.</param>
    /// <param name="draws">Where order and noise come from.</param>
    /// <param name="dtype">The type of the points.</param>
    public static Dataset Shuffled(Tensor[] classes, double noise, Draws draws, DType dtype)
    {
        var points = Ops.Concatenate(classes, 0);
        var labels = Ops.Concatenate([.. classes.Select((c, label) => Tensor.Full(c.Shape[0], label, DType.Int32))], 0);
        var order = draws.Order("shuffle", labels.Size);
        var shuffled = Ops.Gather(points, order);
        var noisy = noise == 0 ? shuffled : shuffled + draws.Normal("noise", points.Shape, noise);
        return Dataset.Of(noisy.Cast(dtype), Ops.Gather(labels, order));
    }

    /// <summary>The points (cos t, sin t).</summary>
    public static Tensor OnCircle(Tensor t) => Ops.Stack([Ops.Cos(t), Ops.Sin(t)], 1);
}

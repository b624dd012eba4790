namespace Functional;

/// <summary>
/// Where the numbers of made data come from: a key, from which every draw is made by its name, or numpy's stream, from which they are
/// taken in the order in which scikit-learn takes them. All are Float64.
/// </summary>
internal abstract class Draws
{
    /// <summary>By a seed, in any order.</summary>
    public static Draws Of(long seed) => new KeyDraws(Key.Of(seed));

    /// <summary>In the order of the calls.</summary>
    public static Draws Of(NumpyRandom random) => new NumpyDraws(random ?? throw new ArgumentNullException(nameof(random)));

    public abstract Tensor Uniform(string name, Shape shape, double low, double high);

    public abstract Tensor Normal(string name, Shape shape, double stddev);

    /// <summary>The numbers from 0 to count − 1 in random order, Int32.</summary>
    public abstract Tensor Order(string name, int count);

    private sealed class KeyDraws(Key key) : Draws
    {
        public override Tensor Uniform(string name, Shape shape, double low, double high) =>
            key.Fold(name).Uniform(shape, low, high, DType.Float64);

        public override Tensor Normal(string name, Shape shape, double stddev) =>
            key.Fold(name).Normal(shape, stddev: stddev, dtype: DType.Float64);

        public override Tensor Order(string name, int count) => key.Fold(name).Permutation(count);
    }

    private sealed class NumpyDraws(NumpyRandom random) : Draws
    {
        public override Tensor Uniform(string name, Shape shape, double low, double high) => random.Uniform(shape, low, high);

        public override Tensor Normal(string name, Shape shape, double stddev) => random.Normal(shape, stddev: stddev);

        public override Tensor Order(string name, int count) => random.Permutation(count);
    }
}

namespace Functional;

/// <summary>What a search chooses a setting from.</summary>
internal abstract record Distribution
{
    /// <summary>All values in order; null where there are too many to list.</summary>
    public virtual Sequence<object>? Values => null;

    /// <summary>One value: a pure function of the key.</summary>
    public abstract object Draw(Key key);

    /// <summary>A uniform number from 0 to below 1.</summary>
    private static double Share(Key key) => key.Uniform(Shape.Scalar, 0, 1, DType.Float64).ToDouble();

    /// <summary>Each of some values with the same chance.</summary>
    public sealed record Choice(Sequence<object> All) : Distribution
    {
        public override Sequence<object> Values => All;

        public override object Draw(Key key) => All[(int)(Share(key) * All.Count)];
    }

    /// <summary>The whole numbers from one to another, both included.</summary>
    public sealed record Integers(int Low, int High) : Distribution
    {
        public override Sequence<object>? Values =>
            (long)High - Low < SearchSpace.MostListed ? [.. Enumerable.Range(Low, High - Low + 1).Select(i => (object)i)] : null;

        public override object Draw(Key key) => (int)(Low + Math.Floor(Share(key) * ((double)High - Low + 1)));
    }

    /// <summary>Evenly between two numbers.</summary>
    public sealed record Uniform(double Low, double High) : Distribution
    {
        public override object Draw(Key key) => Low + (Share(key) * (High - Low));
    }

    /// <summary>x = low · (high / low)ᵘ for an even u: every factor has the same chance. scipy's <c>loguniform</c>.</summary>
    public sealed record LogUniform(double Low, double High) : Distribution
    {
        public override object Draw(Key key) => Low * Math.Pow(High / Low, Share(key));
    }
}

using System.Globalization;

namespace Functional;

/// <summary>What a search chooses a setting from. Prints the same whatever the culture, and tells 1, 1.0 and "1" apart.</summary>
internal abstract record Distribution
{
    /// <summary>How many values there are, of which <see cref="At"/> gives each; infinite between real numbers.</summary>
    public virtual double Count => double.PositiveInfinity;

    /// <summary>The value at a place from 0 to below <see cref="Count"/>.</summary>
    public virtual object At(long place) => throw new NotSupportedException($"{this} has no places.");

    /// <summary>One of the places: a pure function of the key.</summary>
    public long Place(Key key) => (long)(Share(key) * Count);

    /// <summary>One value: a pure function of the key.</summary>
    public virtual object Draw(Key key) => At(Place(key));

    /// <summary>A uniform number from 0 to below 1.</summary>
    protected static double Share(Key key) => key.Uniform(Shape.Scalar, 0, 1, DType.Float64).ToDouble();

    /// <summary>A value as C# writes it.</summary>
    protected static string Text(object value) =>
        value switch
        {
            string text => $"\"{text.ReplaceLineEndings("\\n")}\"",
            double number when Math.Floor(number) == number && Math.Abs(number) < 1e15 => number.ToString(
                "F1",
                CultureInfo.InvariantCulture
            ),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };

    /// <summary>Each of some values with the same chance.</summary>
    public sealed record Choice(Sequence<object> All) : Distribution
    {
        public override double Count => All.Count;

        public override object At(long place) => All[(int)place];

        public override string ToString() => $"one of {string.Join(", ", All.Select(Text))}";
    }

    /// <summary>The whole numbers from one to another, both included.</summary>
    public sealed record Integers(int Low, int High) : Distribution
    {
        public override double Count => (double)High - Low + 1;

        public override object At(long place) => (int)(Low + place);

        public override string ToString() => $"{Text(Low)} … {Text(High)}";
    }

    /// <summary>Evenly between two numbers.</summary>
    public sealed record Uniform(double Low, double High) : Distribution
    {
        public override object Draw(Key key) => Low + (Share(key) * (High - Low));

        public override string ToString() => $"evenly from {Text(Low)} to {Text(High)}";
    }

    /// <summary>x = low · (high / low)ᵘ for an even u: every factor has the same chance. scipy's <c>loguniform</c>.</summary>
    public sealed record LogUniform(double Low, double High) : Distribution
    {
        public override object Draw(Key key) => Low * Math.Pow(High / Low, Share(key));

        public override string ToString() => $"by factors from {Text(Low)} to {Text(High)}";
    }
}

using System.Globalization;
using System.Text.Json;
using Functional.Testing;

namespace Functional.Conformance;

/// <summary>Numbers that numpy draws one after the other from a seed.</summary>
static class Randomness
{
    public static Kind[] Kinds { get; } = [new("RandomState", "*", Replay)];

    /// <summary>Normal numbers go through the platform's logarithm; all others are the same bits.</summary>
    static readonly Tolerance LastBits = new(4e-15, 4.5e-16);

    /// <summary>What draws so many numbers, with the arguments that the name of an entry ends with, as <c>randint_0_10</c>.</summary>
    /// <param name="Usual">The arguments of an entry whose name has none.</param>
    /// <param name="Numbers">Draws.</param>
    sealed record Draw(double[] Usual, Func<NumpyRandom, double[], int, IEnumerable<double>> Numbers)
    {
        public Tolerance Tolerance { get; init; } = Tolerance.Exact;
    }

    static readonly Dictionary<string, Draw> Draws = new()
    {
        ["random_sample"] = new([], (random, _, count) => Each(count, random.NextDouble)),
        ["standard_normal"] = new([], (random, _, count) => Each(count, () => random.NextNormal())) { Tolerance = LastBits },
        ["randint"] = new([], (random, ends, count) => Each(count, () => random.NextInteger(Whole(ends[0]), Whole(ends[1])))),
        ["uniform"] = new([-2, 3], (random, ends, count) => random.Uniform(count, ends[0], ends[1]).ToArray<double>()),
        ["normal"] = new([1, 2], (random, options, count) => random.Normal(count, options[0], options[1]).ToArray<double>())
        {
            Tolerance = LastBits,
        },
        ["permutation"] = new([], (random, size, _) => random.Permutation(Whole(size[0])).ToArray<double>()),
        // Some of so many, none twice.
        ["choice"] = new([20], (random, size, count) => random.Permutation(Whole(size[0])).ToArray<double>().Take(count)),
    };

    static void Replay(JsonElement recorded, Measure measure)
    {
        var random = new NumpyRandom(recorded.GetProperty("seed").GetInt64());
        foreach (var entry in recorded.EnumerateObject().Where(entry => entry.Name is not ("what" or "seed")))
        {
            var (draw, arguments) = Read(entry.Name);
            double[] expected = entry.Value.Numbers();
            measure.Check(draw.Tolerance, expected, [.. draw.Numbers(random, arguments, expected.Length)], entry.Name);
        }
    }

    static (Draw Draw, double[] Arguments) Read(string entry)
    {
        var name = Draws.Keys.Where(key => $"{entry}_".StartsWith($"{key}_", StringComparison.Ordinal)).MaxBy(key => key.Length);
        string[] rest = name is null ? [] : entry[name.Length..].Split('_', StringSplitOptions.RemoveEmptyEntries);
        double[] numbers = [.. rest.Where(IsNumber).Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
        if (name is null || rest.Any(word => word != "after" && !IsNumber(word)))
        {
            throw new NotCoveredException($"the draw {entry}");
        }
        return (Draws[name], numbers.Length > 0 ? numbers : Draws[name].Usual);
    }

    static bool IsNumber(string word) => double.TryParse(word, CultureInfo.InvariantCulture, out _);

    static IEnumerable<double> Each(int count, Func<double> next) => Enumerable.Range(0, count).Select(_ => next());

    static int Whole(double number) =>
        number is >= int.MinValue and <= int.MaxValue ? (int)number : throw new NotCoveredException($"{number}, beyond 32 bits");
}

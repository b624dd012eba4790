using System.Text.Json;
using Functional.Testing;

namespace Functional.Conformance;

/// <summary>Compares what was replayed with what was recorded, and keeps the largest error and the first failure.</summary>
public sealed class Measure
{
    /// <summary>The largest error so far, |actual − expected| / max(1, |expected|).</summary>
    public double Worst { get; private set; }

    /// <summary>The first thing that was wrong; null when nothing was.</summary>
    public string? Failure { get; private set; }

    /// <summary>How many numbers, texts and entries of lists were compared.</summary>
    public long Count { get; private set; }

    /// <summary>Compares shape and numbers.</summary>
    public void Check(Tolerance tolerance, JsonElement expected, Tensor actual, string what)
    {
        if (Shape.Of(expected.Dimensions()) is var shape && shape != actual.Shape)
        {
            Fail($"{what} has shape {actual.Shape}, not {shape}");
            return;
        }
        Check(tolerance, expected.Numbers(), actual.ToArray<double>(), what);
    }

    /// <summary>Compares numbers.</summary>
    public void Check(Tolerance tolerance, double[] expected, double[] actual, string what)
    {
        Count += expected.Length;
        foreach (var (e, a) in expected.Zip(actual).Where(pair => !pair.First.Equals(pair.Second)))
        {
            var error = Math.Abs(a - e) / Math.Max(1, Math.Abs(e));
            Worst = Math.Max(Worst, double.IsNaN(error) ? double.PositiveInfinity : error);
        }
        try
        {
            tolerance.Check(expected, actual, what);
        }
        catch (ToleranceException e)
        {
            Fail(e.Message);
        }
    }

    /// <summary>Compares an entry of a case, where it is there, in Float64.</summary>
    public void Check(JsonElement recorded, string name, Tensor actual)
    {
        if (recorded.Find(name) is { } expected)
        {
            Check(Tolerance.Float64, expected, actual, name);
        }
    }

    /// <summary>Compares numbers of a case, where they are there, in Float64.</summary>
    public void Check(JsonElement recorded, string name, IEnumerable<double> actual)
    {
        if (recorded.Find(name) is { } expected)
        {
            Check(Tolerance.Float64, expected.Numbers(), [.. actual], name);
        }
    }

    /// <summary>Compares texts, names or whole numbers.</summary>
    public void Same<T>(T expected, T actual, string what)
    {
        Count++;
        if (!Equals(expected, actual))
        {
            Fail($"{what} is {Show(actual)}, not {Show(expected)}");
        }
    }

    /// <summary>Compares lists.</summary>
    public void SameList<T>(IEnumerable<T> expected, IEnumerable<T> actual, string what)
    {
        T[] wanted = [.. expected];
        T[] there = [.. actual];
        // Two empty lists say nothing.
        if (wanted.Length + there.Length > 0)
        {
            Same(string.Join(", ", wanted), string.Join(", ", there), what);
        }
    }

    /// <summary>Says that something is wrong.</summary>
    public void Fail(string what) => Failure ??= what;

    static string Show<T>(T value) => value is string text ? JsonEncodedText.Encode(text, Escaping).ToString() : $"{value}";

    static System.Text.Encodings.Web.JavaScriptEncoder Escaping => System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
}

using System.Globalization;

namespace Functional;

/// <summary>A configuration and how it was judged.</summary>
/// <param name="Index">Its place among the configurations that were tried, from 0.</param>
/// <param name="Configuration">What was chosen.</param>
/// <param name="Scores">The score of every fold.</param>
/// <param name="Epochs">How long it was trained; fewer than asked for where halving left it behind.</param>
public sealed record Trial(int Index, Configuration Configuration, Sequence<double> Scores, int Epochs)
{
    /// <summary>The mean score; larger is better.</summary>
    public double Mean => Scores.Average();

    /// <summary>The spread of the scores, √(Σ(s − mean)² / folds).</summary>
    public double StandardDeviation => Math.Sqrt(Scores.Average(s => (s - Mean) * (s - Mean)));

    /// <summary>Configuration and score.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Mean:G5} ± {StandardDeviation:G2} after {Epochs} epochs: {Configuration}");
}

/// <summary>All configurations that a search tried, and the best one, trained on all rows. Immutable.</summary>
public sealed class SearchResults
{
    private readonly Lazy<Model> best;

    internal SearchResults(Sequence<Trial> trials, Func<Configuration, Model> refit)
    {
        Trials = trials;
        Ranked =
        [
            .. trials
                .OrderByDescending(t => t.Epochs)
                .ThenByDescending(t => double.IsNaN(t.Mean) ? double.NegativeInfinity : t.Mean)
                .ThenBy(t => t.Index),
        ];
        best = new(() => refit(Best.Configuration));
    }

    /// <summary>The trials in the order in which they were chosen.</summary>
    public Sequence<Trial> Trials { get; }

    /// <summary>
    /// The trials, best first: of those that were trained longest, the one with the largest mean score; a score that is not a number
    /// counts as the worst, and of equal ones the first that was tried is better.
    /// </summary>
    public Sequence<Trial> Ranked { get; }

    /// <summary>The best trial.</summary>
    public Trial Best => Ranked[0];

    /// <summary>The best configuration, trained on all rows; trained when it is first asked for, and then kept.</summary>
    public Model BestModel => best.Value;

    /// <summary>The trials as a table, best first.</summary>
    public override string ToString()
    {
        string[] names = [.. Best.Configuration.Settings.Select(s => s.Name)];
        string[][] table =
        [
            ["rank", "score", "±", "epochs", .. names],
            .. Ranked.Select(
                (t, i) =>
                    (string[])
                        [
                            Text(i + 1),
                            t.Mean.ToString("G5", CultureInfo.InvariantCulture),
                            t.StandardDeviation.ToString("G2", CultureInfo.InvariantCulture),
                            Text(t.Epochs),
                            .. t.Configuration.Settings.Select(s =>
                                s.Value is double number ? number.ToString("G4", CultureInfo.InvariantCulture) : Text(s.Value)
                            ),
                        ]
            ),
        ];
        int[] widths = [.. Enumerable.Range(0, table[0].Length).Select(c => table.Max(row => row[c].Length))];
        return string.Join("\n", table.Select(row => string.Join("  ", row.Select((cell, c) => cell.PadLeft(widths[c])))));
    }

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;
}

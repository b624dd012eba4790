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

    /// <summary>Whether the mean is a score at all: not NaN, and not −∞.</summary>
    internal bool Converged => Mean > double.NegativeInfinity;

    /// <summary>Configuration and score.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Mean:G5} ± {StandardDeviation:G2} after {Epochs} epochs: {Configuration}");
}

/// <summary>All configurations that a search tried, and the best one, trained on all rows. Immutable.</summary>
public sealed class SearchResults
{
    private readonly Lazy<(Model Model, IFittedTransform? Preparation)> best;

    internal SearchResults(Sequence<Trial> trials, Func<Trial, (Model, IFittedTransform?)> refit)
    {
        Trials = trials;
        Ranked =
        [
            .. trials
                .OrderByDescending(t => t.Converged)
                .ThenByDescending(t => t.Epochs)
                .ThenByDescending(t => double.IsNaN(t.Mean) ? double.NegativeInfinity : t.Mean)
                .ThenBy(t => t.Index),
        ];
        best = new(() => refit(Best));
    }

    /// <summary>The trials in the order in which they were chosen.</summary>
    public Sequence<Trial> Trials { get; }

    /// <summary>
    /// The trials, best first: of those that were trained longest, the one with the largest mean score, and of equal ones the first that
    /// was tried. Those whose score is NaN or −∞ come last, however long they were trained.
    /// </summary>
    public Sequence<Trial> Ranked { get; }

    /// <summary>The best trial.</summary>
    /// <exception cref="InvalidOperationException">The score of every trial is NaN or −∞.</exception>
    public Trial Best =>
        Ranked[0].Converged
            ? Ranked[0]
            : throw new InvalidOperationException(
                FormattableString.Invariant(
                    $"search: no configuration is the best, because the score of all {Trials.Count} is NaN or −∞. Training diverged: try "
                ) + "lower learning rates, scaled data (SearchOptions.Prepare), or look at the Trials."
            );

    /// <summary>The best configuration, trained on all rows; trained when it is first asked for, and then kept.</summary>
    /// <exception cref="InvalidOperationException">The score of every trial is NaN or −∞.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public Model BestModel => best.Value.Model;

    /// <summary>
    /// What <see cref="SearchOptions.Prepare"/> became, fitted to all rows: <see cref="BestModel"/> predicts what it has prepared. Null
    /// where nothing was to be prepared. <see cref="PreparationFile"/> keeps it beside the model.
    /// </summary>
    /// <exception cref="InvalidOperationException">The score of every trial is NaN or −∞.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public IFittedTransform? Preparation => best.Value.Preparation;

    /// <summary>The trials as a table, best first.</summary>
    public override string ToString()
    {
        string[] names = [.. Ranked[0].Configuration.Settings.Select(s => s.Name)];
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

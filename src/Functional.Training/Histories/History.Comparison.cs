using System.Globalization;
using System.Text;

namespace Functional;

public sealed partial class History
{
    /// <summary>
    /// A table with a line for every history: epochs, wall time, and for each key the last number, the best one and the epoch of the
    /// best, counted from 1: <c>History.Compare(("Adam", a.History), ("SGD", b.History))</c>.
    /// </summary>
    /// <param name="histories">The histories and what they are called.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static string Compare(params (string Name, History History)[] histories)
    {
        ArgumentNullException.ThrowIfNull(histories);
        if (histories.Length == 0)
        {
            throw new ArgumentException("give at least one history and its name: History.Compare((\"Adam\", trained.History)).");
        }
        string[] keys = [.. histories.SelectMany(h => h.History.Keys).Distinct()];
        List<string[]> table =
        [
            ["", "epochs", "time", .. keys.SelectMany(k => new[] { k, "best", "at" })],
        ];
        table.AddRange(
            histories.Select(h =>
                (string[])
                    [
                        h.Name,
                        h.History.Epochs.ToString(CultureInfo.InvariantCulture),
                        string.Create(CultureInfo.InvariantCulture, $"{h.History.Duration.TotalSeconds:F1}s"),
                        .. keys.SelectMany(k => h.History.Cells(k)),
                    ]
            )
        );
        var widths = Enumerable.Range(0, table[0].Length).Select(column => table.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in table)
        {
            var cells = row.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]));
            text.AppendLine(string.Join("  ", cells).TrimEnd());
        }
        return text.ToString().ReplaceLineEndings("\n").TrimEnd('\n');
    }

    private string[] Cells(string key)
    {
        if (!Keys.Contains(key))
        {
            return ["-", "-", "-"];
        }
        var series = this[key];
        return [Logs.Number(series.Last), Logs.Number(series.Best), (series.BestEpoch + 1).ToString(CultureInfo.InvariantCulture)];
    }
}

using System.Globalization;
using System.Text;

namespace Functional;

public sealed partial class History
{
    /// <summary>
    /// A table with a line for every epoch: <c>epoch,loss,accuracy,…</c>, full precision, empty where a number is missing.
    /// </summary>
    public string ToCsv()
    {
        string[] keys = [.. Keys];
        var text = new StringBuilder().Append("epoch,").AppendJoin(',', keys.Select(k => CsvText.Quoted(k, ','))).Append('\n');
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            var logs = epochs[epoch];
            var cells = keys.Select(k => logs.TryGetValue(k, out var v) ? v.ToString("R", CultureInfo.InvariantCulture) : "");
            text.Append(CultureInfo.InvariantCulture, $"{epoch},").AppendJoin(',', cells).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>
    /// The history of a table as <see cref="ToCsv"/> and <see cref="Callback.CsvLogger"/> write it. Numbers alone: where they come from
    /// is not in such a table, and names that end in acc, accuracy or auc are taken for numbers whose higher value is better.
    /// </summary>
    /// <param name="text">The table, its first line the names.</param>
    /// <param name="separator">What stands between values.</param>
    /// <exception cref="FormatException">A line does not fit; the message says which.</exception>
    public static History FromCsv(string text, char separator = ',')
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var names = lines.Length > 0 ? CsvText.Cells(lines[0], separator) : [];
        if (names.Length == 0 || names[0] != "epoch")
        {
            throw new FormatException(
                $"a table of a history begins with a line of names, the first of which is \"epoch\", with '{separator}' between them."
            );
        }
        Sequence<string> upwards = [.. names.Where(Monitoring.LooksUpwards)];
        var history = new History([], [], [], []);
        for (var line = 1; line < lines.Length; line++)
        {
            history = history.Append(LogsOf(names, CsvText.Cells(lines[line], separator), line + 1), upwards);
        }
        return history;
    }

    /// <summary>
    /// The whole history in JSON: numbers under their keys, and for every fit its options, seed, optimizer, products and wall time.
    /// </summary>
    public string ToJson() => HistoryJson.Write(this, higherIsBetter);

    /// <summary>The history that <see cref="ToJson"/> wrote; models, data sets and callbacks are not in it.</summary>
    /// <exception cref="FormatException">The text is no such JSON; the message says what is wrong.</exception>
    public static History FromJson(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (epochs, segments, upwards) = HistoryJson.Read(text);
        return new([.. epochs], [.. segments], [.. upwards], []);
    }

    private static Logs LogsOf(string[] names, string[] cells, int number)
    {
        if (cells.Length != names.Length)
        {
            throw new FormatException(
                FormattableString.Invariant($"line {number} of the table has {cells.Length} cells, but there are {names.Length} names.")
            );
        }
        if (cells[0] != (number - 2).ToString(CultureInfo.InvariantCulture))
        {
            throw new FormatException(
                $"line {number} of the table is of epoch {cells[0]}, not {number - 2}: a history has every epoch from 0 on. The lines of a "
                    + "later fit go behind those of the first with Callback.CsvLogger(path, append: true)."
            );
        }
        return new(names.Zip(cells).Skip(1).Where(c => c.Second is not ("" or "NA")).Select(c => (c.First, Number(c.Second))));

        double Number(string cell) =>
            cell switch
            {
                "nan" => double.NaN,
                "inf" => double.PositiveInfinity,
                "-inf" => double.NegativeInfinity,
                _ => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                    ? value
                    : throw new FormatException(FormattableString.Invariant($"line {number} of the table: \"{cell}\" is no number.")),
            };
    }
}

using System.Globalization;

namespace Functional;

public sealed partial class Callback
{
    /// <summary>
    /// Writes a line for every epoch into a file of comma-separated values, as Keras' <c>CSVLogger</c> does: <c>epoch</c>, then all
    /// numbers in the order of their names, <c>NA</c> where one is missing. Lines are complete in the file when their epoch ends.
    /// </summary>
    /// <param name="path">The file; its folder is made.</param>
    /// <param name="separator">What stands between values.</param>
    /// <param name="append">Whether lines go to the end of a file that is there, without another header, or replace it.</param>
    /// <remarks>To write a finished history, see <see cref="History.ToCsv"/>.</remarks>
    public static Callback CsvLogger(string path, char separator = ',', bool append = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new("CSV logger", () => new CsvRun(path, separator, append).On);
    }

    /// <summary>The memory of one fit.</summary>
    private sealed class CsvRun(string path, char separator, bool append)
    {
        private string[]? keys;

        public Signal On(TrainEvent e)
        {
            if (e is TrainEvent.Started)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
                File.AppendAllText(path, "");
                if (!append)
                {
                    File.WriteAllText(path, "");
                }
            }
            if (e is TrainEvent.EpochEnded ended)
            {
                Write(ended);
            }
            return Signal.Continue;
        }

        private void Write(TrainEvent.EpochEnded e)
        {
            var text = "";
            if (keys is null)
            {
                keys = KeysOf(e.Logs);
                text = append && new FileInfo(path) is { Exists: true, Length: > 0 } ? "" : Line(keys.Prepend("epoch"));
            }
            string Cell(string key) => e.Logs.TryGetValue(key, out var value) ? PythonText.Number(value) : "NA";
            File.AppendAllText(path, text + Line(keys.Select(Cell).Prepend(e.Epoch.ToString(CultureInfo.InvariantCulture))));
        }

        /// <summary>Sorted; numbers of validation have columns too when there were none yet.</summary>
        private static string[] KeysOf(Logs logs)
        {
            var sorted = logs.Keys.Order(StringComparer.Ordinal).ToArray();
            var hasValidation = sorted.Any(k => k.StartsWith(LogKeys.Validation, StringComparison.Ordinal));
            return hasValidation ? sorted : [.. sorted, .. sorted.Select(k => LogKeys.Validation + k)];
        }

        private string Line(IEnumerable<string> cells) => string.Join(separator, cells.Select(c => CsvText.Quoted(c, separator))) + "\r\n";
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Functional.Conformance;

/// <summary>How many epochs a training with scripted numbers runs, whose weights remain, and what is printed.</summary>
static partial class EarlyStopping
{
    static readonly HashSet<string> Known =
    [
        "monitor",
        "min_delta",
        "patience",
        "restore_best_weights",
        "mode",
        "baseline",
        "start_from_epoch",
        "verbose",
    ];

    public static void Replay(JsonElement recorded, Measure measure)
    {
        var args = recorded.GetProperty("args");
        Monitored.RequireKnown(args, Known);
        double? Number(string name) => args.Find(name)?.GetDouble();
        var monitored = new Monitored(recorded, args.Find("monitor")?.GetString() ?? "val_loss");
        var isSilent = args.Find("verbose")?.GetInt32() == 0;
        var printed = new StringWriter { NewLine = "\n" };
        var callback = Callback.EarlyStopping(
            monitored.Key,
            Number("min_delta") ?? 0,
            (int)(Number("patience") ?? 0),
            args.Find("restore_best_weights") is { ValueKind: JsonValueKind.True },
            Monitored.ModeOf(args),
            Number("baseline"),
            (int)(Number("start_from_epoch") ?? 0),
            printed
        );

        var trained = monitored.Model(0).Fit(callback);

        measure.Same(recorded.GetProperty("epochs_run").GetInt32(), trained.History.Epochs, "the number of epochs");
        measure.Same(recorded.GetProperty("stopped_epoch").GetInt32(), StoppedEpoch(printed.ToString()), "the epoch of the stop");
        measure.Same(recorded.GetProperty("weights_of_epoch").GetInt32(), ScriptedModel.StepsOf(trained) - 1, "the epoch of the weights");
        measure.Same(recorded.GetProperty("printed").GetString(), isSilent ? "" : printed.ToString(), "the text printed");
    }

    /// <summary>Counted from 0, as the line that is printed says; 0 where training was not stopped.</summary>
    static int StoppedEpoch(string printed) =>
        Stop().Match(printed) is { Success: true } stop ? int.Parse(stop.Groups[1].Value, CultureInfo.InvariantCulture) - 1 : 0;

    [GeneratedRegex("^Epoch ([0-9]+): early stopping$", RegexOptions.Multiline)]
    private static partial Regex Stop();
}

using System.Text.Json;

namespace Functional.Conformance;

/// <summary>How many epochs a training with scripted numbers runs, whose weights remain, and what is printed.</summary>
static class EarlyStopping
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
        var printed = new StringWriter { NewLine = "\n" };
        var callback = Callback.EarlyStopping(
            monitored.Key,
            Number("min_delta") ?? 0,
            (int)(Number("patience") ?? 0),
            args.Find("restore_best_weights") is { ValueKind: JsonValueKind.True },
            Monitored.ModeOf(args),
            Number("baseline"),
            (int)(Number("start_from_epoch") ?? 0),
            args.Find("verbose")?.GetInt32() == 0 ? null : printed
        );

        var trained = monitored.Model(0).Fit(callback);

        measure.Same(recorded.GetProperty("epochs_run").GetInt32(), trained.History.Epochs, "the number of epochs");
        measure.Same(recorded.GetProperty("weights_of_epoch").GetInt32(), ScriptedModel.StepsOf(trained) - 1, "the epoch of the weights");
        measure.Same(recorded.GetProperty("printed").GetString(), printed.ToString(), "the text printed");
    }
}

using System.Globalization;
using System.Text.Json;
using Functional.Testing;

namespace Functional.Conformance;

/// <summary>The learning rate after every epoch of a training with scripted numbers.</summary>
static class Plateaus
{
    static readonly HashSet<string> Known = ["monitor", "factor", "patience", "mode", "min_delta", "cooldown", "min_lr", "verbose"];

    public static IEnumerable<Case> Cases(JsonElement root)
    {
        var note = root.Find("note")?.ToString() ?? "";
        var initial = double.TryParse(note.Split(' ')[^1], CultureInfo.InvariantCulture, out var said) ? said : 0.01;
        return root.GetProperty("cases")
            .EnumerateArray()
            .Select((recorded, i) => new Case(Recorded.Name(recorded, "series", i), measure => Replay(recorded, initial, measure)));
    }

    static void Replay(JsonElement recorded, double initial, Measure measure)
    {
        var args = recorded.GetProperty("args");
        Monitored.RequireKnown(args, Known);
        double Number(string name, double usual) => args.Find(name)?.GetDouble() ?? usual;
        var monitored = new Monitored(recorded, args.Find("monitor")?.GetString() ?? "val_loss");
        var callback = Callback.ReduceLearningRateOnPlateau(
            monitored.Key,
            Number("factor", 0.1),
            (int)Number("patience", 10),
            Monitored.ModeOf(args),
            Number("min_delta", 1e-4),
            (int)Number("cooldown", 0),
            Number("min_lr", 0)
        );

        // The rate after an epoch is that of the next one, so there is one epoch more.
        var trained = monitored.Model(1, initial).Fit(callback);

        double[] rates = [.. trained.History["lr"].Skip(1)];
        measure.Check(Tolerance.Float64, recorded.GetProperty("lr_after_epoch").Numbers(), rates, "learning rates");
    }
}

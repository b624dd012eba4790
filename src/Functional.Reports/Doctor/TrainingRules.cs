namespace Functional;

/// <summary>What is wrong with how a model was trained.</summary>
internal static class TrainingRules
{
    private const int FewEpochs = 5;

    public static IReadOnlyList<DoctorRule> All { get; } =
    [
        DoctorRule.Of("loss-not-finite", LossNotFinite),
        DoctorRule.Of("learning-rate-too-high", RateTooHigh),
        DoctorRule.Of("learning-rate-too-low", RateTooLow),
        DoctorRule.Of("overfitting", Overfitting),
        DoctorRule.Of("stopped-too-early", StoppedTooEarly),
        DoctorRule.Of("no-validation", NoValidation),
        DoctorRule.Of("batch-of-everything", BatchOfEverything),
    ];

    private static double[] Of(Patient p, string key) => p.History.Keys.Contains(key) ? [.. p.History[key]] : [];

    private static (string, string)? LossNotFinite(Patient p)
    {
        double[] losses = Of(p, "loss");
        var epoch = Array.FindIndex(losses, loss => !double.IsFinite(loss));
        return epoch < 0
            ? null
            : (
                FormattableString.Invariant($"the loss is {Numerals.Short(losses[epoch])} in epoch {epoch + 1}"),
                "Lower the learning rate, clip gradients (WithClipNorm), and trace it: model.Replay(train, epoch, batch).FirstNonFinite"
            );
    }

    private static (string, string)? RateTooHigh(Patient p)
    {
        double[] losses = Of(p, "loss");
        if (losses.Length < 3 || losses.Any(loss => !double.IsFinite(loss)))
        {
            return null;
        }
        var rises = losses.Zip(losses.Skip(1)).Count(pair => pair.Second > 1.02 * pair.First);
        return losses[^1] > 1.5 * losses[0] || (losses.Length >= FewEpochs && rises > 0.35 * losses.Length)
            ? (
                $"the loss went from {Numerals.Short(losses[0])} to {Numerals.Short(losses[^1])} "
                    + $"and rose {rises} times in {losses.Length} epochs",
                "Divide the learning rate by 10"
            )
            : null;
    }

    private static (string, string)? RateTooLow(Patient p)
    {
        double[] losses = Of(p, "loss");
        if (losses.Length < FewEpochs || losses.Any(loss => !double.IsFinite(loss)) || losses[0] <= 0)
        {
            return null;
        }
        var falls = losses.Zip(losses.Skip(1)).All(pair => pair.Second < pair.First);
        return falls && losses[^1] > 0.97 * losses[0]
            ? (
                FormattableString.Invariant(
                    $"in {losses.Length} epochs the loss fell by {(1 - (losses[^1] / losses[0])) * 100:F1} % only, steadily"
                ),
                "Multiply the learning rate by 10, or train on"
            )
            : null;
    }

    private static (string, string)? Overfitting(Patient p)
    {
        double[] losses = Of(p, "loss");
        double[] validation = Of(p, "val_loss");
        if (validation.Length < 2 * FewEpochs || validation.Any(v => !double.IsFinite(v)))
        {
            return null;
        }
        var best = Array.IndexOf(validation, validation.Min());
        return
            best < validation.Length - FewEpochs
            && validation[^1] > 1.15 * validation[best]
            && losses[^1] < losses[Math.Min(best, losses.Length - 1)]
            ? (
                FormattableString.Invariant(
                    $"validation was best after epoch {best + 1}: {Numerals.Short(validation[best])}; now {Numerals.Short(validation[^1])}"
                ),
                "Stop there (Callback.EarlyStopping(restoreBestWeights: true)); add dropout or L2, or find more data"
            )
            : null;
    }

    private static (string, string)? StoppedTooEarly(Patient p)
    {
        double[] losses = Of(p, p.History.Keys.Contains("val_loss") ? "val_loss" : "loss");
        if (losses.Length is < 3 or > 60 || losses.Any(loss => !double.IsFinite(loss) || loss <= 0))
        {
            return null;
        }
        var last = losses[^3..];
        return last[2] < 0.92 * last[1] && last[1] < 0.92 * last[0] && last[2] > 0.1 * losses[0]
            ? (
                FormattableString.Invariant($"the loss still falls by {(1 - (last[2] / last[1])) * 100:F0} % an epoch"),
                "Train on: trained.Fit(train, epochs: …) goes on where it stopped"
            )
            : null;
    }

    private static (string, string)? NoValidation(Patient p) =>
        p.Options is { Validation: null, ValidationStream: null, ValidationSplit: 0 } && p.History.Epochs >= FewEpochs && p.Test is null
            ? ("nothing says how the model does on data that it does not learn from", "Give Fit validationSplit: 0.2 or validation data")
            : null;

    private static (string, string)? BatchOfEverything(Patient p) =>
        p.Options is { } options && p.Train.Count > 1000 && options.BatchSize >= p.Train.Count
            ? (
                $"a batch holds all {p.Train.Count} rows, so an epoch is one step",
                "Take batches of 32 to 256 rows: many small steps learn faster than few exact ones"
            )
            : null;
}

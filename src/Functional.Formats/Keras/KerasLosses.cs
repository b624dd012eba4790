using System.Text.Json;

namespace Functional;

/// <summary>Keras' classes of losses, a line for each.</summary>
internal static class KerasLosses
{
    private static readonly Dictionary<string, Reduction> Reductions = new()
    {
        ["auto"] = Reduction.SumOverBatchSize,
        ["sum_over_batch_size"] = Reduction.SumOverBatchSize,
        // Keras 3's mean is the sum over the batch's size where examples have no weights.
        ["mean"] = Reduction.SumOverBatchSize,
        ["sum"] = Reduction.Sum,
    };

    private static readonly Dictionary<string, Func<KerasConfig, Loss>> Losses = new(StringComparer.Ordinal)
    {
        ["BinaryCrossentropy"] = c => Crossentropy(c, Loss.BinaryCrossentropy),
        ["BinaryFocalCrossentropy"] = c =>
            Crossentropy(
                c,
                Loss.BinaryFocalCrossentropy(c.Number("gamma", 2), Given(c.Number("alpha", 0.25), c.Flag("apply_class_balancing")))
            ),
        ["CategoricalCrossentropy"] = c => Crossentropy(c, Loss.CategoricalCrossentropy),
        ["CategoricalFocalCrossentropy"] = c =>
            Crossentropy(c, Loss.CategoricalFocalCrossentropy(c.Number("alpha", 0.25), c.Number("gamma", 2))),
        ["CategoricalHinge"] = _ => Loss.CategoricalHinge,
        ["CosineSimilarity"] = c => Loss.CosineSimilarity(c.Integer("axis", -1)),
        ["Hinge"] = _ => Loss.Hinge,
        ["Huber"] = c => Loss.Huber(c.Number("delta", 1)),
        ["KLDivergence"] = _ => Loss.KlDivergence,
        ["LogCosh"] = _ => Loss.LogCosh,
        ["MeanAbsoluteError"] = _ => Loss.Mae,
        ["MeanAbsolutePercentageError"] = _ => Loss.Mape,
        ["MeanSquaredError"] = _ => Loss.Mse,
        ["MeanSquaredLogarithmicError"] = _ => Loss.Msle,
        ["Poisson"] = _ => Loss.Poisson,
        ["SparseCategoricalCrossentropy"] = c => Crossentropy(c, Loss.SparseCategoricalCrossentropy),
        ["SquaredHinge"] = _ => Loss.SquaredHinge,
    };

    public static Loss ReadLoss(JsonElement json)
    {
        var given = KerasObject.Of("loss", json);
        if (given.IsName && !Losses.ContainsKey(given.Class))
        {
            return KerasCatalogues.Parse(given.Class, Loss.Parse);
        }
        var config = given.Options();
        // What wraps a function says its name beside the options.
        var loss =
            config.Find("fn") is { ValueKind: JsonValueKind.String } function && !Losses.ContainsKey(given.Class)
                ? KerasCatalogues.Parse(function.GetString()!, Loss.Parse)
                : given.In("loss", Losses)(config);
        return config.Done(loss.WithReduction(config.Choice("reduction", "auto", Reductions)));
    }

    private static double? Given(double value, bool isUsed) => isUsed ? value : null;

    private static Crossentropy Crossentropy(KerasConfig config, Crossentropy loss)
    {
        loss = config.Number("label_smoothing", 0) is var smoothing and > 0 ? loss.LabelSmoothing(smoothing) : loss;
        loss = config.Integer("axis", -1) is var axis and not -1 ? loss.Along(axis) : loss;
        loss = config.NumberOrNull("ignore_class") is { } ignored ? loss.IgnoreClass((int)ignored) : loss;
        return config.Flag("from_logits") ? loss.FromLogits() : loss;
    }
}

namespace Functional;

/// <summary>What must hold for data before the first step: everything that shapes, types and values show by themselves.</summary>
internal static class DataChecks
{
    /// <exception cref="ArgumentException">The data do not fit the model; the message says what to try.</exception>
    public static void Require(Definition definition, Dataset data, string role)
    {
        if (data.Count == 0)
        {
            throw new ArgumentException($"the {role} data set has no rows; nothing can be learnt from or measured on it.");
        }
        Feed.Inputs(definition.Network.Inputs, data.Inputs.Map(x => Tensor.Symbolic(x.Shape, x.DType)));
        var targets = Feed.Match("target", Batch.TargetNames(definition), data.Targets);
        for (var i = 0; i < definition.Objectives.Count; i++)
        {
            var objective = definition.Objectives[i];
            var port = definition.Output(i);
            RequireShapes(objective, port, targets[i]);
            RequireValues(objective, port, targets[i]);
        }
        data.RequireFinite();
    }

    /// <summary>Applies loss and metrics to shapes alone: they know best what they take.</summary>
    private static void RequireShapes(Objective objective, Port port, Tensor target)
    {
        var prediction = Tensor.Symbolic(Shape.Of([target.Rank == 0 ? 1 : target.Shape[0], .. port.Shape]), port.DType);
        var symbol = Tensor.Symbolic(target.Shape, target.DType);
        objective.Loss.Value(symbol, prediction);
        foreach (var metric in objective.Metrics)
        {
            metric.Update(metric.Init(), symbol, prediction);
        }
    }

    private static void RequireValues(Objective objective, Port port, Tensor target)
    {
        if (objective.Loss.TakesLabels)
        {
            var classes = port.Shape.Last;
            RequireEach(
                target,
                v => (v >= 0 && v < classes && v == Math.Floor(v)) || v == objective.Loss.IgnoredClass,
                $"{objective.Loss} on output \"{port.Name}\": labels must be whole numbers from 0 to {classes - 1}, "
                    + $"because the output has {classes} {(classes == 1 ? "unit" : "units")}",
                classes == 1
                    ? "A single unit tells two classes apart with Loss.BinaryCrossentropy; else give every class a unit."
                    : "Give the last layer as many units as there are classes, and number the classes from 0."
            );
        }
        else if (objective.Loss.TakesShares)
        {
            RequireEach(
                target,
                v => v is >= 0 and <= 1 || double.IsNaN(v),
                $"{objective.Loss} on output \"{port.Name}\": targets must lie between 0 and 1",
                "For class labels use Loss.SparseCategoricalCrossentropy with one unit per class; for numbers use Loss.Mse."
            );
        }
    }

    private static void RequireEach(Tensor target, Func<double, bool> holds, string rule, string hint)
    {
        var values = target.ToArray<double>();
        var wrong = Array.FindIndex(values, v => !holds(v));
        if (wrong >= 0)
        {
            var row = wrong / Math.Max(1, target.Shape[1..].Size);
            throw new ArgumentException(FormattableString.Invariant($"{rule}; row {row} has {values[wrong]}. {hint}"));
        }
    }
}

namespace Functional;

public sealed partial class Model
{
    /// <summary>
    /// The plan that <c>Fit</c> runs for every full batch: forward pass, loss, backward pass and update. It prints itself, and
    /// <see cref="Plan.Profile"/> says where the time goes, layer by layer.
    /// </summary>
    /// <param name="data">Data of the shapes and types to train on.</param>
    /// <param name="batchSize">Examples of a step; all of them where there are fewer.</param>
    /// <exception cref="ShapeException">Shapes of the data do not fit the network or its losses.</exception>
    /// <exception cref="ArgumentException">The data have no rows, or hold NaN, infinities or labels outside the classes.</exception>
    public Plan FitPlan(Dataset data, int batchSize = 32)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        RequireObjectives();
        DataChecks.Require(Definition, data, "training");
        var start = new FitState(Parameters, State, Optimizer.Init(Parameters));
        var rows = Math.Min(batchSize, data.Count);
        return TrainingPlan.For(Definition, Optimizer, new(Definition, data), rows, new StateLayout(Definition, start));
    }

    /// <summary>The plan that <c>Predict</c> runs for so many rows at once.</summary>
    /// <param name="inputs">Inputs of the shapes to predict from; their values do not matter.</param>
    /// <exception cref="ShapeException">A shape does not fit the network.</exception>
    /// <exception cref="ArgumentException">An input is missing.</exception>
    public Plan PredictPlan(Tensors inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var matched = Feed.Examples(Definition.InputNames, inputs);
        Feed.Inputs(Network.Inputs, matched.Map(x => Tensor.Symbolic(x.Shape, x.DType)));
        return PredictionPlan.For(Definition, PassData.Of(matched), matched[0].Shape[0]);
    }
}

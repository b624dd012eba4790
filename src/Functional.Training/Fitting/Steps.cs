namespace Functional;

/// <summary>The two things that are done with a batch, as pure functions of tensors: run plainly, or traced into a plan.</summary>
internal static class Steps
{
    /// <summary>One step of training: forward, backward, update, constraints.</summary>
    public static (Parameters Parameters, Parameters Slots, StepOutcome Outcome) Train(
        Definition definition,
        Optimizer optimizer,
        Parameters parameters,
        Parameters state,
        Parameters slots,
        Batch batch,
        Key key,
        Func<DType, IReadOnlyList<Tensor>> factors
    )
    {
        StepOutcome? outcome = null;
        var frozen = definition.Frozen;
        var learning = parameters.Where(p => !frozen.Contains(p));
        var (_, gradients) = Autodiff.ValueAndGradient(
            p => (outcome = definition.Forward(Merge(parameters, p), state, batch, Mode.Training, key)).Total,
            learning
        );
        var (updated, remembered) = optimizer.Apply(learning, gradients, slots, factors);
        var after = outcome! with { State = Merge(outcome.State, state.Where(frozen.Contains)) };
        return (Merge(parameters, definition.Network.Blueprint.Constrain(updated)), Merge(slots, remembered), Plain(after));
    }

    /// <summary>Losses and predictions with fixed parameters, by the same arithmetic as in training.</summary>
    public static StepOutcome Evaluate(Definition definition, Parameters parameters, Parameters state, Batch batch)
    {
        StepOutcome? outcome = null;
        Autodiff.Vjp(p => (outcome = definition.Forward(p, state, batch, Mode.Inference, Key.Of(0))).Total, parameters);
        return Plain(outcome!);
    }

    /// <summary>A tree with the values of another in place of its own, where that has any.</summary>
    public static Parameters Merge(Parameters all, Parameters changed) =>
        changed.Count == 0 ? all
        : changed.Count == all.Count ? changed
        : Parameters.From(all.Paths.Select(p => KeyValuePair.Create(p, changed.Contains(p) ? changed[p] : all[p])));

    /// <summary>The values without the history of the transform that computed them.</summary>
    private static StepOutcome Plain(StepOutcome outcome) =>
        new(
            Autodiff.Value(outcome.Total),
            [.. outcome.Losses.Select(Autodiff.Value)],
            [.. outcome.Predictions.Select(Autodiff.Value)],
            outcome.State.Map(Autodiff.Value)
        );
}

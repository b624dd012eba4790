namespace Functional;

/// <summary>What training folds over batches: parameters, the network's state, and what the optimizer remembers.</summary>
internal sealed record FitState(Parameters Parameters, Parameters State, OptimizerState Optimizer);

/// <summary>The two things that are done with a batch. Both are pure.</summary>
internal static class Steps
{
    /// <summary>One step of training: forward, backward, update.</summary>
    public static (FitState State, StepOutcome Outcome) Train(
        Definition definition,
        Optimizer optimizer,
        FitState state,
        Batch batch,
        Key key
    )
    {
        StepOutcome? outcome = null;
        var (_, gradients) = Autodiff.ValueAndGradient(
            parameters => (outcome = definition.Forward(parameters, state.State, batch, Mode.Training, key)).Total,
            state.Parameters
        );
        var (updated, slots) = optimizer.Update(state.Parameters, gradients, state.Optimizer);
        var values = Plain(outcome!);
        return (new(updated, values.State, slots), values);
    }

    /// <summary>Losses and predictions with fixed parameters, by the same arithmetic as in training.</summary>
    public static StepOutcome Evaluate(Definition definition, Parameters parameters, Parameters state, Batch batch)
    {
        StepOutcome? outcome = null;
        Autodiff.Vjp(p => (outcome = definition.Forward(p, state, batch, Mode.Inference, Key.Of(0))).Total, parameters);
        return Plain(outcome!);
    }

    /// <summary>All of a data set in batches, in order.</summary>
    public static Logs Evaluate(Definition definition, Parameters parameters, Parameters state, Dataset data, int batchSize)
    {
        var tally = Tally.Start(definition);
        foreach (var rows in data.Batches(batchSize))
        {
            var batch = Batch.Of(definition, rows);
            tally = tally.Add(batch, Evaluate(definition, parameters, state, batch));
        }
        return tally.Logs();
    }

    /// <summary>The values without the history of the transform that computed them.</summary>
    private static StepOutcome Plain(StepOutcome outcome) =>
        new(
            Autodiff.Value(outcome.Total),
            [.. outcome.Losses.Select(Autodiff.Value)],
            [.. outcome.Predictions.Select(Autodiff.Value)],
            outcome.State.Map(Autodiff.Value)
        );
}

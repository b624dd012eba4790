namespace Functional;

/// <summary>What moves a fit from batch to batch: the plain tape, or plans. Both give the same bits.</summary>
internal abstract class FitEngine
{
    /// <summary>Parameters, state and what the optimizer remembers, as they are now; setting them goes back to them.</summary>
    public abstract FitState State { get; set; }

    /// <summary>How many steps the optimizer has made, in earlier fits too.</summary>
    public abstract long StepCount { get; }

    /// <summary>The learning rate in place of the optimizer's own, from the next step on.</summary>
    public abstract void SetLearningRate(double rate);

    /// <summary>Forgets the averages of the last pass.</summary>
    public abstract void StartPass();

    /// <summary>One step.</summary>
    public abstract void Step(Rows rows, Key key);

    /// <summary>Averages over the steps of this pass so far.</summary>
    public abstract Tally Tally();

    /// <summary>Losses and metrics on other data, with the parameters as they are now.</summary>
    public abstract Logs Evaluate(IEnumerable<Rows> batches);
}

/// <summary>Steps on the plain tape: every operation as it comes.</summary>
internal sealed class EagerEngine(Definition definition, Optimizer optimizer, FitState start) : FitEngine
{
    private Tally tally = Functional.Tally.Start(definition);

    public override FitState State { get; set; } = start;

    public override long StepCount => State.Optimizer.Step;

    public override void SetLearningRate(double rate) => State = State with { Optimizer = State.Optimizer with { LearningRate = rate } };

    public override void StartPass() => tally = Functional.Tally.Start(definition);

    public override void Step(Rows rows, Key key)
    {
        var batch = Batch.Of(definition, Taken(rows));
        var factors = optimizer.FactorsAt(State.Optimizer);
        var (parameters, slots, outcome) = Steps.Train(
            definition,
            optimizer,
            State.Parameters,
            State.State,
            State.Optimizer.Slots,
            batch,
            key,
            type => [.. factors.Select(f => Tensor.Scalar(f, type))]
        );
        var remembered = State.Optimizer with { Step = State.Optimizer.Step + 1, Slots = slots };
        State = new(parameters, outcome.State, remembered);
        tally = tally.Add(batch, outcome);
    }

    public override Tally Tally() => tally;

    public override Logs Evaluate(IEnumerable<Rows> batches) => Evaluate(definition, State.Parameters, State.State, batches);

    /// <summary>Batches one after the other.</summary>
    public static Logs Evaluate(
        Definition definition,
        Parameters parameters,
        Parameters state,
        IEnumerable<Rows> batches,
        Action<Tally>? tell = null
    )
    {
        var tally = Functional.Tally.Start(definition);
        foreach (var rows in batches)
        {
            var batch = Batch.Of(definition, Taken(rows));
            tally = tally.Add(batch, Steps.Evaluate(definition, parameters, state, batch));
            tell?.Invoke(tally);
        }
        return tally.Logs();
    }

    /// <summary>The rows themselves.</summary>
    public static Dataset Taken(Rows rows) =>
        rows.Positions.IsEmpty
            ? rows.Data.Rows(rows.First..(rows.First + rows.Count))
            : rows.Data.Rows(Tensor.Of(rows.Positions.Span, rows.Count));
}

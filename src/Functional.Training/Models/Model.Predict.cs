using System.Runtime.CompilerServices;

namespace Functional;

public sealed partial class Model
{
    /// <summary>The loss and every metric on data, with dropout off and parameters fixed.</summary>
    /// <param name="data">Inputs, targets and, where there are any, weights.</param>
    /// <param name="batchSize">Examples at a time; it does not change the result beyond rounding.</param>
    /// <param name="progress">How progress is printed; not at all unless given.</param>
    /// <exception cref="ShapeException">Shapes of the data do not fit the network or its losses.</exception>
    /// <exception cref="ArgumentException">The data have no rows, or hold NaN, infinities or labels outside the classes.</exception>
    public Scores Evaluate(Dataset data, int batchSize = 32, ConsoleProgress? progress = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        RequireObjectives();
        DataChecks.Require(Definition, data, "evaluation");
        return Evaluate(Rows.InOrder(data, batchSize), ((data.Count - 1) / batchSize) + 1, progress);
    }

    /// <summary>The loss and every metric on a stream of batches, each of which is let go of before the next but one is fetched.</summary>
    /// <param name="batches">The batches, in order.</param>
    /// <param name="progress">How progress is printed; not at all unless given.</param>
    /// <exception cref="ArgumentException">There is no batch, or one does not fit; the message says which.</exception>
    public Scores Evaluate(IEnumerable<Dataset> batches, ConsoleProgress? progress = null)
    {
        ArgumentNullException.ThrowIfNull(batches);
        RequireObjectives();
        var checks = new BatchChecks(Definition, "evaluation");
        using var source = new StreamSource(_ => Prefetch.Of(batches), null, checks.Require, CancellationToken.None, "evaluation");
        return Evaluate(source.Epoch(0), null, progress);
    }

    private Scores Evaluate(IEnumerable<Rows> batches, int? steps, ConsoleProgress? progress)
    {
        var display = progress?.Display();
        display?.Begin(steps);
        var done = 0;
        Action<Tally>? tell = display is null ? null : tally => display.Step(++done, tally.Logs);
        var logs = RunsEagerly
            ? EagerEngine.Evaluate(Definition, Parameters, State, batches, tell)
            : EvaluationPlan.Run(Definition, batches, Pools.Evaluation, tell);
        display?.End(logs);
        return new(logs);
    }

    /// <inheritdoc cref="Evaluate(Dataset, int, ConsoleProgress)"/>
    /// <param name="x">The input, batch axis first.</param>
    /// <param name="y">The target.</param>
    /// <param name="batchSize">Examples at a time.</param>
    /// <param name="progress">How progress is printed; not at all unless given.</param>
    [OverloadResolutionPriority(1)]
    public Scores Evaluate(Tensor x, Tensor y, int batchSize = 32, ConsoleProgress? progress = null) =>
        Evaluate(Dataset.Of(x, y), batchSize, progress);

    /// <inheritdoc cref="Evaluate(Dataset, int, ConsoleProgress)"/>
    /// <param name="x">Inputs: a tuple, or several by name.</param>
    /// <param name="y">Targets: a tuple, or several by the names of the outputs.</param>
    /// <param name="batchSize">Examples at a time.</param>
    /// <param name="progress">How progress is printed; not at all unless given.</param>
    public Scores Evaluate(Tensors x, Tensors y, int batchSize = 32, ConsoleProgress? progress = null) =>
        Evaluate(Dataset.Of(x, y), batchSize, progress);

    /// <summary>The prediction for every example of one input: [n, …] → [n, …].</summary>
    /// <param name="x">The input, batch axis first.</param>
    /// <param name="batchSize">Examples at a time; it does not change the result.</param>
    /// <param name="progress">How progress is printed; not at all unless given.</param>
    /// <exception cref="ShapeException">The shape does not fit the network.</exception>
    /// <exception cref="ArgumentException">The network has several inputs, or the input holds NaN or infinities.</exception>
    /// <exception cref="InvalidOperationException">The network has several outputs: use the form that takes and gives Tensors.</exception>
    [OverloadResolutionPriority(1)]
    public Tensor Predict(Tensor x, int batchSize = 32, ConsoleProgress? progress = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return Definition.Outputs.Count == 1
            ? Predict((Tensors)x, batchSize, progress)[0]
            : throw new InvalidOperationException(
                $"the network has {Definition.Outputs.Count} outputs ([{string.Join(", ", Definition.OutputNames)}]): call "
                    + "Predict(Tensors.Of(x)), which returns them all."
            );
    }

    /// <summary>The predictions of every output, by position and name.</summary>
    /// <param name="inputs">Inputs: a tuple, or several by name.</param>
    /// <param name="batchSize">Examples at a time; it does not change the result.</param>
    /// <param name="progress">How progress is printed; not at all unless given.</param>
    /// <exception cref="ShapeException">A shape does not fit the network.</exception>
    /// <exception cref="ArgumentException">An input is missing, or one holds NaN or infinities.</exception>
    public Tensors Predict(Tensors inputs, int batchSize = 32, ConsoleProgress? progress = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        var matched = Feed.Examples(Definition.InputNames, inputs);
        RequireFinite(matched);
        if (progress is not null && matched[0].Shape is [> 0, ..])
        {
            return Named(PredictTelling(matched, batchSize, progress));
        }
        if (RunsEagerly || matched[0].Shape is not [> 0, ..])
        {
            return Named(PredictEagerly(matched, batchSize));
        }
        return Named(Pools.PredictorFor(matched, batchSize).Run(matched));
    }

    private Tensors Named(Tensor[] outputs)
    {
        var named = new (string, Tensor)[outputs.Length];
        for (var i = 0; i < named.Length; i++)
        {
            named[i] = (Definition.OutputNames[i], outputs[i]);
        }
        return Tensors.Named(named);
    }

    private static void RequireFinite(Tensors inputs)
    {
        if (!inputs.Values.All(x => x.IsFinite))
        {
            Dataset.Of(inputs, inputs).RequireFinite();
        }
    }

    /// <summary>
    /// The class predicted for every example, Int32: the position of the largest number of each row, [n]; for a single unit whether
    /// it is above 0.5, [n, 1].
    /// </summary>
    /// <inheritdoc cref="Predict(Tensor, int, ConsoleProgress)"/>
    public Tensor PredictClasses(Tensor x, int batchSize = 32)
    {
        var predicted = Predict(x, batchSize);
        return predicted.Shape.Last > 1 ? predicted.ArgMax() : predicted.Greater(0.5).Cast(DType.Int32);
    }

    private Tensor[] PredictEagerly(Tensors inputs, int batchSize)
    {
        Feed.Inputs(Network.Inputs, inputs.Map(x => Tensor.Symbolic(x.Shape, x.DType)));
        var data = Dataset.Of(inputs, inputs);
        Tensors[] parts = data.Count == 0 ? [Run(inputs)] : [.. data.Batches(batchSize).Select(rows => Run(rows.Inputs))];
        return [.. Enumerable.Range(0, parts[0].Count).Select(i => Ops.Concatenate([.. parts.Select(p => p[i])], 0))];
    }

    /// <summary>Batch by batch, so that there is something to tell.</summary>
    private Tensor[] PredictTelling(Tensors inputs, int batchSize, ConsoleProgress progress)
    {
        var (count, display) = (inputs[0].Shape[0], progress.Display());
        var steps = ((count - 1) / batchSize) + 1;
        display.Begin(steps);
        var parts = new Tensors[steps];
        for (var i = 0; i < steps; i++)
        {
            var rows = (i * batchSize)..Math.Min((i + 1) * batchSize, count);
            parts[i] = Predict(inputs.Map(x => x[rows]), batchSize);
            display.Step(i + 1, () => null);
        }
        display.End(null);
        return [.. Enumerable.Range(0, parts[0].Count).Select(o => Ops.Concatenate([.. parts.Select(p => p[o])], 0))];
    }

    private Tensors Run(Tensors inputs) =>
        Network.Run(Parameters, State, Feed.Inputs(Network.Inputs, inputs), Mode.Inference, Key.Of(Seed)).Outputs;
}

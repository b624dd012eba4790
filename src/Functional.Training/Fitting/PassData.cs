namespace Functional;

/// <summary>The tensors of a data set in the order in which a model takes them, and their rows on the way into a plan.</summary>
internal sealed class PassData
{
    private readonly Tensor[] tensors;

    public PassData(Definition definition, Dataset data)
    {
        var inputs = Feed.Match("input", definition.InputNames, data.Inputs);
        var targets = Feed.Match("target", Functional.Batch.TargetNames(definition), data.Targets);
        (InputCount, Count, HasWeights) = (inputs.Count, data.Count, data.Weights is not null);
        tensors = [.. inputs.Values, .. targets.Values, .. data.Weights is { } weights ? new[] { weights } : []];
    }

    private PassData(Tensor[] tensors, int inputs, int count) => (this.tensors, InputCount, Count) = (tensors, inputs, count);

    /// <summary>How many tensors a batch has: inputs, targets, weights.</summary>
    public int TensorCount => tensors.Length;

    public int Count { get; }

    public int InputCount { get; }

    public bool HasWeights { get; }

    /// <summary>Inputs alone, to predict from.</summary>
    public static PassData Of(Tensors inputs) => new([.. inputs.Values], inputs.Count, inputs[0].Shape[0]);

    /// <summary>Shapes and types of a batch of so many rows.</summary>
    public Tensor[] Symbols(int rows) => [.. tensors.Select(x => Tensor.Symbolic(Shape.Of([rows, .. x.Shape[1..]]), x.DType))];

    /// <summary>The batch that a plan traces, from its inputs in the order of <see cref="Symbols"/>.</summary>
    public Batch Batch(Definition definition, Tensors traced)
    {
        var values = traced.Values;
        var inputs = Feed.Inputs(definition.Network.Inputs, Tensors.Of([.. values.Take(InputCount)]));
        var targets = tensors.Length - InputCount - (HasWeights ? 1 : 0);
        return new(inputs, [.. values.Skip(InputCount).Take(targets)], HasWeights ? values[tensors.Length - 1] : null);
    }

    /// <summary>Copies neighbouring rows into the inputs of a plan.</summary>
    public void Fill(PlanRun run, int first)
    {
        for (var i = 0; i < tensors.Length; i++)
        {
            run.SetRows(i, tensors[i], first);
        }
    }

    /// <summary>Copies rows into the inputs of a plan.</summary>
    public void Fill(PlanRun run, Rows rows)
    {
        if (rows.Positions.IsEmpty)
        {
            Fill(run, rows.First);
            return;
        }
        for (var i = 0; i < tensors.Length; i++)
        {
            run.SetRows(i, tensors[i], rows.Positions);
        }
    }
}

/// <summary>The tensors of the data set that was asked for last: the next batch is most often of the same.</summary>
internal sealed class LatestPass(Definition definition)
{
    private Dataset? data;
    private PassData? pass;

    public PassData Of(Dataset asked)
    {
        if (!ReferenceEquals(asked, data))
        {
            (data, pass) = (asked, new(definition, asked));
        }
        return pass!;
    }
}

namespace Functional;

/// <summary>What rules look at, worked out once when first asked.</summary>
internal sealed class Patient(Model model, Dataset train, Dataset? test)
{
    private const int Sample = 256;

    private readonly Lazy<ModelHealth> health = new(() => ModelHealth.Of(model, Some(train)));
    private readonly Lazy<Trace> trace = new(() => Record(model, Some(train)));
    private readonly Lazy<double[][]> columns = new(() => Columns(train));

    public Model Model => model;

    public History History => model.History;

    public Dataset Train => train;

    public Dataset? Test => test;

    /// <summary>The options of the last fit; null for a model that was not trained.</summary>
    public FitOptions? Options => History.Segments.Count > 0 ? History.Segments[^1].Options : null;

    /// <summary>Activations and gradients on some of the rows.</summary>
    public ModelHealth Health => health.Value;

    /// <summary>The operations from the inputs to the outputs; the outputs are the inputs of the last ones.</summary>
    public Trace Trace => trace.Value;

    /// <summary>The numbers of the only input, column by column; none where there are several inputs or no columns.</summary>
    public double[][] InputColumns => columns.Value;

    /// <summary>The only objective; null where there are several.</summary>
    public Objective? Objective => model.Objectives.Count == 1 ? model.Objectives[0] : null;

    /// <summary>The operation that makes the only output; null where there are several, or it is an input.</summary>
    public TraceNode? Output => model.Objectives.Count == 1 ? Trace.Result?.Sources[0] : null;

    /// <summary>The only target as numbers in a row; empty where there are several.</summary>
    public double[] Targets => train.Targets.Count == 1 ? Numerals.Values(train.Targets[0]) : [];

    /// <summary>The number of columns of the only output.</summary>
    public int Units => Output is { Value.Rank: > 0 } output ? output.Value.Shape[^1] : 0;

    /// <summary>Labels from 0, of one-hot rows the place of the one; null where the targets are no classes.</summary>
    public int[]? Labels
    {
        get
        {
            if (train.Targets.Count != 1 || Objective is not { } objective || !IsOfClasses(objective.Loss))
            {
                return null;
            }
            var y = train.Targets[0];
            return y.Rank == 2 && y.Shape[1] > 1 ? y.ArgMax(1).ToArray<int>() : [.. Numerals.Values(y).Select(v => Math.Max(0, (int)v))];
        }
    }

    public static bool IsOfClasses(Loss loss) =>
        loss.TakesLabels || loss.LinkedOperation is not null || loss.Name.Contains("crossentropy", StringComparison.Ordinal);

    private static Dataset Some(Dataset data) => data.Count <= Sample ? data : data.Rows(..Sample);

    /// <summary>Σ of the outputs, so that the trace has one result.</summary>
    private static Trace Record(Model model, Dataset rows)
    {
        var inputs = Tensors.Of([.. model.Network.Inputs.Select((port, i) => rows.Inputs[i].Cast(port.DType))]);
        return Autodiff.Trace(
            p =>
                model
                    .Network.Run(p, model.State, inputs, Mode.Inference, Key.Of(0))
                    .Outputs.Values.Select(Ops.Sum)
                    .Aggregate((a, b) => a + b),
            model.Parameters
        );
    }

    private static double[][] Columns(Dataset data)
    {
        if (data.Inputs.Count != 1 || data.Inputs[0].Rank < 2 || data.Count == 0)
        {
            return [];
        }
        double[] values = Numerals.Values(data.Inputs[0]);
        var width = values.Length / data.Count;
        return
        [
            .. Enumerable.Range(0, width).Select(c => Enumerable.Range(0, data.Count).Select(row => values[(row * width) + c]).ToArray()),
        ];
    }
}

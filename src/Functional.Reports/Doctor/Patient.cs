namespace Functional;

/// <summary>What rules look at, worked out once when first asked.</summary>
internal sealed class Patient(Model model, Dataset train, Dataset? test)
{
    private const int Sample = 256;
    private const int MostNumbers = 4_000_000;

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

    /// <summary>
    /// The numbers of the only input, column by column, of large data the first rows; none where there are several inputs or no columns.
    /// </summary>
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
            if (y.Rank == 2 && y.Shape[1] > 1)
            {
                return AreOneHot(y) ? y.ArgMax(1).ToArray<int>() : null;
            }
            return [.. Numerals.Values(y).Select(v => Math.Max(0, (int)v))];
        }
    }

    /// <summary>Whether every row has one class; rows of several labels have no single one.</summary>
    public static bool AreOneHot(Tensor y) =>
        Numerals.Values(y).Chunk(y.Shape[1]).All(row => row.Count(v => v == 1) == 1 && row.Count(v => v == 0) == row.Length - 1);

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
        var width = (int)(data.Inputs[0].Size / data.Count);
        var rows = Math.Clamp(MostNumbers / Math.Max(1, width), 1, data.Count);
        double[] values = Numerals.Values(data.Inputs[0][..rows]);
        return [.. Enumerable.Range(0, width).Select(c => Enumerable.Range(0, rows).Select(row => values[(row * width) + c]).ToArray())];
    }
}

namespace Functional.Conformance;

/// <summary>
/// A model whose losses and metrics are told beforehand, so that callbacks see recorded numbers in a real training: it predicts row
/// after row of a table while it trains, and a row for each epoch while it is validated.
/// </summary>
sealed class ScriptedModel
{
    const string Step = "script/step";

    readonly Model model;
    readonly FitOptions options;
    readonly Dataset data;

    /// <summary>A model for so many epochs.</summary>
    /// <param name="keys">What is told, the loss first: <c>loss</c>, <c>accuracy</c>.</param>
    /// <param name="batches">The numbers of every batch of the training, one after the other.</param>
    /// <param name="validation">The numbers of the validation after every epoch; none when nothing is validated.</param>
    /// <param name="epochs">How many epochs.</param>
    /// <param name="learningRate">The rate it starts with.</param>
    public ScriptedModel(string[] keys, double[][] batches, double[][] validation, int epochs, double learningRate = 0.01)
    {
        var steps = batches.Length / epochs;
        var script = new Script(Table(batches), Table(validation.Length == 0 ? batches : validation), steps);
        model = Sequential
            .Input(1, dtype: DType.Float64)
            .Dense(1)
            .Then(script, "script")
            .Compile(
                Optimizer.Sgd(learningRate),
                Loss.Of("scripted", (_, p) => p[.., 0]),
                [.. keys.Skip(1).Select((key, i) => Metric.Of(key, (_, p) => p[.., i + 1]))]
            );
        data = Rows(steps);
        options = new()
        {
            Epochs = epochs,
            BatchSize = 1,
            Shuffle = false,
            Validation = validation.Length == 0 ? null : Rows(1),
        };

        Dataset Rows(int count) => Dataset.Of(Tensor.Ones([count, 1], DType.Float64), Tensor.Zeros([count, keys.Length], DType.Float64));
    }

    /// <summary>Trains, and tells callbacks.</summary>
    public Model Fit(params Callback[] callbacks) => model.Fit(data, options with { Callbacks = [.. callbacks] });

    /// <summary>How many steps were made when a model had its weights.</summary>
    public static int StepsOf(Model trained) => trained.State[Step].ToInt32();

    static Tensor Table(double[][] rows) => Tensor.Of<double>([.. rows.SelectMany(r => r)], Shape.Of(rows.Length, rows[0].Length));

    sealed record Script(Tensor Batches, Tensor Validation, int StepsPerEpoch) : ILayer
    {
        public Tensor Apply(Call call, Tensor x)
        {
            var step = call.State("step", Shape.Scalar, Initializer.Zeros);
            var (table, position) = call.IsTraining ? (Batches, step) : (Validation, (step / StepsPerEpoch) - 1);
            if (call.IsTraining)
            {
                call.Update("step", step + 1);
            }
            var row = Ops.Gather(table, Ops.Clip(Ops.Floor(position), 0, table.Shape[0] - 1).Cast(DType.Int32));
            return (x * 0) + row;
        }
    }
}

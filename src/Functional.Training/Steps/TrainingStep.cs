namespace Functional;

/// <summary>
/// One step of training before it is made: a model, the rows of its batch, and the key of its dropout masks. What backpropagation
/// differentiates is <see cref="Loss"/> at <see cref="Parameters"/>; the microscope of <c>Functional.Reports</c> looks at it.
/// </summary>
/// <example><c>var (loss, gradients) = Autodiff.ValueAndGradient(step.Loss, step.Parameters);</c></example>
public sealed record TrainingStep
{
    private readonly Batch batch;

    private TrainingStep(Model model, Dataset rows, Mode mode, Key key)
    {
        model.RequireObjectives();
        DataChecks.Require(model.Definition, rows, "the step");
        (Model, Rows, Mode, Key, batch) = (model, rows, mode, key, Batch.Of(model.Definition, rows));
    }

    /// <summary>The model as it is before the step.</summary>
    public Model Model { get; }

    /// <summary>The rows of the batch, in the order in which they are added up.</summary>
    public Dataset Rows { get; }

    /// <summary>Whether layers behave as for learning or as for predicting.</summary>
    public Mode Mode { get; }

    /// <summary>Where dropout masks and noise come from.</summary>
    public Key Key { get; }

    /// <summary>The parameters that the step would change: all but those that are frozen.</summary>
    public Parameters Parameters => Model.Parameters.Where(path => !Model.Definition.Frozen.Contains(path));

    /// <summary>The loss of the batch, penalties included, as a function of the parameters: the very arithmetic of <c>Fit</c>.</summary>
    /// <exception cref="ArgumentException">The parameters have other paths than <see cref="Parameters"/>.</exception>
    public Tensor Loss(Parameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Signals.RequireSamePaths(Parameters, parameters);
        // Under a trace of its own, since a loss that reads logits looks for what made an output.
        var all = Steps.Merge(Model.Parameters, parameters);
        return Autodiff.Vjp(p => Model.Definition.Forward(p, Model.State, batch, Mode, Key).Total, all).Value;
    }

    /// <summary>The step that <c>Fit</c> would make with these rows as one batch.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rows">The batch.</param>
    /// <param name="mode">Whether layers behave as for learning or as for predicting.</param>
    /// <param name="key">Where dropout masks and noise come from; the model's seed unless given.</param>
    /// <exception cref="ArgumentException">The rows do not fit the model; the message says where.</exception>
    public static TrainingStep Of(Model model, Dataset rows, Mode mode = Mode.Training, Key? key = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(rows);
        return new(model, rows, mode, key ?? Key.Of(model.Seed));
    }

    /// <summary>
    /// A step that was made in a training of the past, to the bit: the epochs before it are trained again, from the nearest model that
    /// the history holds, and compared with what the history says.
    /// </summary>
    /// <param name="trained">The model that came out of the training.</param>
    /// <param name="data">What was trained on, as it was given to <c>Fit</c>.</param>
    /// <param name="epoch">The epoch, from 0 through all fits of the model.</param>
    /// <param name="batch">The batch within the epoch, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There was no such epoch, or no such batch in it.</exception>
    /// <exception cref="ArgumentException">The data are not those that were trained on.</exception>
    /// <exception cref="InvalidOperationException">
    /// The history does not say where the training started, the data were a stream, or the training does not come out again.
    /// </exception>
    public static TrainingStep Past(Model trained, Dataset data, int epoch, int batch)
    {
        ArgumentNullException.ThrowIfNull(trained);
        ArgumentNullException.ThrowIfNull(data);
        var (model, rows, key) = new StepReplay(trained, data).Find(epoch, batch);
        return new(model, rows, Mode.Training, key);
    }

    /// <summary>The model, and how many rows the batch has.</summary>
    public override string ToString() => FormattableString.Invariant($"a step of {Rows.Count} rows: {Model}");
}

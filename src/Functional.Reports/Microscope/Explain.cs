namespace Functional;

/// <summary>
/// The backprop microscope: runs a function once forward and once backward and shows every step, with its value, its local derivative as
/// formula and in numbers, and what arrives from above. The numbers are those of <see cref="Autodiff"/>, to the bit.
/// </summary>
public static class Explain
{
    /// <summary>Explains the derivatives of a function with a result of one number: <c>Explain.Backprop(Error, parameters)</c>.</summary>
    /// <typeparam name="T">A tensor, <see cref="Parameters"/>, <see cref="Tensors"/> or a tree of the user's own.</typeparam>
    /// <param name="loss">The function.</param>
    /// <param name="at">Where.</param>
    /// <exception cref="ShapeException">The result is not one number.</exception>
    /// <exception cref="InvalidOperationException">The result does not depend on any argument.</exception>
    /// <exception cref="DTypeException">A leaf is not of a floating type.</exception>
    public static Explanation Backprop<T>(Func<T, Tensor> loss, T at)
        where T : ITree<T> => Of(loss, at, []);

    /// <summary>The same with names for tensors that the function takes from elsewhere, such as its data.</summary>
    /// <typeparam name="T">A tensor, <see cref="Parameters"/>, <see cref="Tensors"/> or a tree of the user's own.</typeparam>
    /// <param name="loss">The function.</param>
    /// <param name="at">Where.</param>
    /// <param name="constants">Names and tensors: <c>("x", x), ("y", y)</c>.</param>
    /// <exception cref="ShapeException">The result is not one number.</exception>
    /// <exception cref="InvalidOperationException">The result does not depend on any argument.</exception>
    /// <exception cref="DTypeException">A leaf is not of a floating type.</exception>
    public static Explanation Backprop<T>(Func<T, Tensor> loss, T at, params (string Name, Tensor Value)[] constants)
        where T : ITree<T>
    {
        ArgumentNullException.ThrowIfNull(constants);
        return Of(loss, at, constants);
    }

    /// <summary>The same, with a drawing of the network for the page.</summary>
    internal static Explanation Of<T>(Func<T, Tensor> loss, T at, (string Name, Tensor Value)[] constants, Picture? network = null)
        where T : ITree<T>
    {
        var trace = Autodiff.Trace(loss, at, sourceLines: true);
        return trace.Result is null
            ? throw new InvalidOperationException(
                Messages.Of(
                    "explain",
                    "the result does not depend on any argument, so nothing is passed back",
                    "Pass what should be differentiated as an argument; of a model, free parameters: model.Unfreeze(path => …)."
                )
            )
            : new(trace, new ExplanationBuilder(trace, constants).Build()) { Network = network };
    }
}

/// <summary>The microscope on models.</summary>
public static class ExplainExtensions
{
    extension(Model model)
    {
        /// <summary>Explains the training step that these rows would make, dropout included.</summary>
        /// <exception cref="ArgumentException">The rows do not fit the model; the message says where.</exception>
        public Explanation Explain(Dataset rows)
        {
            ArgumentNullException.ThrowIfNull(model);
            return Of(TrainingStep.Of(model, rows));
        }

        /// <summary>Explains the training step that these rows would make: <c>model.Explain(x[..1], y[..1])</c>.</summary>
        /// <exception cref="ArgumentException">The rows do not fit the model; the message says where.</exception>
        public Explanation Explain(Tensor x, Tensor y) => model.Explain(Dataset.Of(x, y));

        /// <summary>
        /// Explains a step of the past: the training is repeated up to it, to the bit. Snapshots (<see cref="FitOptions.SnapshotEvery"/>)
        /// leave less to repeat.
        /// </summary>
        /// <param name="train">What was trained on, as it was given to <c>Fit</c>.</param>
        /// <param name="epoch">The epoch, from 0 through all fits of the model.</param>
        /// <param name="batch">The batch within the epoch, from 0.</param>
        /// <exception cref="ArgumentOutOfRangeException">There was no such epoch, or no such batch in it.</exception>
        /// <exception cref="ArgumentException">The data are not those that were trained on.</exception>
        /// <exception cref="InvalidOperationException">The training cannot be repeated; the message says why.</exception>
        public Explanation Replay(Dataset train, int epoch, int batch) => Of(TrainingStep.Past(model, train, epoch, batch));
    }

    private static Explanation Of(TrainingStep step)
    {
        static (string, Tensor)[] Named(Tensors tensors, string name) =>
            [.. tensors.Values.Select((x, i) => (tensors.Names[i] ?? (tensors.Count == 1 ? name : $"{name}{i + 1}"), x))];
        return Functional.Explain.Of(
            step.Loss,
            step.Parameters,
            [.. Named(step.Rows.Inputs, "x"), .. Named(step.Rows.Targets, "y")],
            NeuronLayers.Find(step.Model) is null ? null : Drawing.Neurons(step.Model)
        );
    }
}

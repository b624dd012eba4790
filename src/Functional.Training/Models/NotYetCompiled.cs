using System.ComponentModel;

namespace Functional;

/// <summary>
/// What only a model can do, asked of a network: none of it compiles, and the compiler says what is missing.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NotYetCompiled
{
    private const string CompileFirst =
        "A network has no loss and no optimizer yet: call Compile(optimizer, loss) first; Fit belongs to the Model it returns.";

    private const string NoParameters =
        "A network has no parameters yet: Compile(optimizer, loss) makes a Model, which has them; network.Run takes them from you.";

    extension(Network network)
    {
        /// <summary>Not yet: a network has no loss and no optimizer; <c>Compile</c> gives it both.</summary>
        [Obsolete(CompileFirst, error: true)]
        [EditorBrowsable(EditorBrowsableState.Never)]
        public Model Fit(
            Dataset train,
            int epochs = 1,
            int batchSize = 32,
            double validationSplit = 0,
            Dataset? validation = null,
            bool shuffle = true,
            IEnumerable<Callback>? callbacks = null
        ) => throw new NotSupportedException(CompileFirst);

        /// <summary>Not yet: a network has no loss and no optimizer; <c>Compile</c> gives it both.</summary>
        [Obsolete(CompileFirst, error: true)]
        [EditorBrowsable(EditorBrowsableState.Never)]
        public Model Fit(Dataset train, FitOptions options) => throw new NotSupportedException(CompileFirst);

        /// <summary>Not yet: a network has no loss and no optimizer; <c>Compile</c> gives it both.</summary>
        [Obsolete(CompileFirst, error: true)]
        [EditorBrowsable(EditorBrowsableState.Never)]
        public Model Fit(
            Tensors x,
            Tensors y,
            int epochs = 1,
            int batchSize = 32,
            double validationSplit = 0,
            Dataset? validation = null,
            bool shuffle = true,
            IEnumerable<Callback>? callbacks = null
        ) => throw new NotSupportedException(CompileFirst);

        /// <summary>Not yet: a network has no loss and no parameters; <c>Compile</c> gives it both.</summary>
        [Obsolete(NoParameters, error: true)]
        [EditorBrowsable(EditorBrowsableState.Never)]
        public Scores Evaluate(Dataset data, int batchSize = 32) => throw new NotSupportedException(NoParameters);

        /// <summary>Not yet: a network has no parameters; <c>Compile</c> gives it some.</summary>
        [Obsolete(NoParameters, error: true)]
        [EditorBrowsable(EditorBrowsableState.Never)]
        public Tensor Predict(Tensors inputs, int batchSize = 32) => throw new NotSupportedException(NoParameters);
    }
}

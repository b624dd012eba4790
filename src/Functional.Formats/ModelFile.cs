namespace Functional;

/// <summary>Models to and from files; the ending of the name says in which format.</summary>
public static class ModelFile
{
    private const string Checkpoints = "are checkpoints";

    /// <summary>
    /// The model in a file that holds its architecture: <c>.keras</c>, and <c>.h5</c> or <c>.hdf5</c>, of Keras 2 and of Keras 3. Where
    /// the file says with which losses, metrics and optimizer the model was compiled, it goes on training from there.
    /// </summary>
    /// <param name="path">The name of the file.</param>
    /// <param name="options">What is read; everything unless given.</param>
    /// <exception cref="ArgumentException">The ending is that of no such format; the message lists those there are.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidFileException">
    /// The file is damaged, or holds something that is not here; the message names file, place and cause.
    /// </exception>
    public static Model Load(string path, ModelFileOptions? options = null) =>
        ModelFormat.Of(path, f => f.Load is not null, "hold a whole model").Load!(path, options ?? ModelFileOptions.Default);

    extension(Model model)
    {
        /// <summary>
        /// Saves the model. The file appears when it is complete and not before. <c>.safetensors</c>: a <see cref="Checkpoint"/>, with all
        /// that training goes on from; <c>.keras</c>, <c>.h5</c>: architecture, weights, losses, metrics, optimizer and its memory, as
        /// Keras reads them.
        /// </summary>
        /// <param name="path">The name of the file.</param>
        /// <param name="options">What is written; everything unless given.</param>
        /// <exception cref="ArgumentException">The ending is that of no format; the message lists those there are.</exception>
        /// <exception cref="NotSupportedException">The format cannot hold something of the model; the message names it.</exception>
        /// <exception cref="IOException">The file cannot be written.</exception>
        public void Save(string path, ModelFileOptions? options = null)
        {
            ArgumentNullException.ThrowIfNull(model);
            ModelFormat.Of(path, f => f.Save is not null, "are written").Save!(model, path, options ?? ModelFileOptions.Default);
        }

        /// <summary>
        /// The model as it was when the file was written, given one of the same network and optimizer: training it on gives the bits of
        /// training that was never interrupted.
        /// </summary>
        /// <param name="path">The name of a checkpoint, ending in <c>.safetensors</c>.</param>
        /// <exception cref="ArgumentException">
        /// The ending is that of no checkpoint, or the file is of another network or optimizer.
        /// </exception>
        /// <exception cref="FileNotFoundException">There is no such file.</exception>
        /// <exception cref="InvalidFileException">The file is damaged.</exception>
        public Model Load(string path)
        {
            ArgumentNullException.ThrowIfNull(model);
            return ModelFormat.Of(path, f => f.Resume is not null, Checkpoints).Resume!(model, path);
        }

        /// <summary>
        /// Saves parameters and state alone: <c>.safetensors</c> by path, <c>.weights.h5</c> as Keras 3 has it, <c>.h5</c> as Keras 2.
        /// Layers of one's own are no obstacle.
        /// </summary>
        /// <param name="path">The name of the file.</param>
        /// <exception cref="ArgumentException">The ending is that of no such format; the message lists those there are.</exception>
        /// <exception cref="IOException">The file cannot be written.</exception>
        public void SaveWeights(string path)
        {
            ArgumentNullException.ThrowIfNull(model);
            ModelFormat.Of(path, f => f.SaveWeights is not null, "hold weights").SaveWeights!(model, path);
        }

        /// <summary>
        /// The model with parameters and state of a file; optimizer and history stay as they are. Files of Keras are read by position,
        /// whatever their layers are called.
        /// </summary>
        /// <param name="path">The name of the file: <c>.safetensors</c>, <c>.weights.h5</c>, <c>.h5</c> or <c>.keras</c>.</param>
        /// <param name="byName">
        /// For <c>.h5</c>: takes the layers whose names are in the file and leaves the others as they are; false.
        /// </param>
        /// <exception cref="ArgumentException">The file is of another network; the message says where they differ.</exception>
        /// <exception cref="FileNotFoundException">There is no such file.</exception>
        /// <exception cref="InvalidFileException">The file is damaged, or one of Keras and does not fit the model.</exception>
        public Model LoadWeights(string path, bool byName = false)
        {
            ArgumentNullException.ThrowIfNull(model);
            return ModelFormat.Of(path, f => f.LoadWeights is not null, "hold weights").LoadWeights!(model, path, byName);
        }
    }

    /// <exception cref="ArgumentException">The ending is not that of checkpoints.</exception>
    internal static void RequireCheckpoint(string path) => ModelFormat.Of(path, f => f.Resume is not null, Checkpoints);
}

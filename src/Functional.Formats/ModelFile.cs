namespace Functional;

/// <summary>Models to and from files; the ending of the name says in which format.</summary>
public static class ModelFile
{
    private static readonly (string Ending, Action<Model, string> Write, Func<Model, string, Model> Read)[] Formats =
    [
        (".safetensors", Checkpoint.Write, Checkpoint.Read),
    ];

    extension(Model model)
    {
        /// <summary>
        /// Saves the model with everything that training goes on from: parameters, state, the optimizer's memory and the history. The
        /// file appears when it is complete and not before. <c>.safetensors</c>: a <see cref="Checkpoint"/>.
        /// </summary>
        /// <param name="path">The name of the file.</param>
        /// <exception cref="ArgumentException">The ending is that of no format; the message lists those there are.</exception>
        /// <exception cref="IOException">The file cannot be written.</exception>
        public void Save(string path)
        {
            ArgumentNullException.ThrowIfNull(model);
            FormatOf(path).Write(model, path);
        }

        /// <summary>
        /// The model as it was when the file was written, given one of the same network and optimizer: training it on gives the bits of
        /// training that was never interrupted.
        /// </summary>
        /// <param name="path">The name of the file.</param>
        /// <exception cref="ArgumentException">The ending is that of no format, or the file is of another network or optimizer.</exception>
        /// <exception cref="FileNotFoundException">There is no such file.</exception>
        /// <exception cref="InvalidDataException">The file is damaged.</exception>
        public Model Load(string path)
        {
            ArgumentNullException.ThrowIfNull(model);
            return FormatOf(path).Read(model, path);
        }

        /// <summary>Saves parameters and state alone.</summary>
        /// <param name="path">The name of the file, ending in <c>.safetensors</c>.</param>
        /// <exception cref="IOException">The file cannot be written.</exception>
        public void SaveWeights(string path) => Checkpoint.WriteWeights(model, path);

        /// <summary>The model with parameters and state of a file; optimizer and history stay as they are.</summary>
        /// <param name="path">The name of the file.</param>
        /// <exception cref="ArgumentException">The file is of another network; the message says where they differ.</exception>
        /// <exception cref="FileNotFoundException">There is no such file.</exception>
        /// <exception cref="InvalidDataException">The file is damaged.</exception>
        public Model LoadWeights(string path) => Checkpoint.ReadWeights(model, path);
    }

    /// <exception cref="ArgumentException">The ending is not that of checkpoints.</exception>
    internal static void RequireCheckpoint(string path)
    {
        if (FormatOf(path).Write != Checkpoint.Write)
        {
            throw new ArgumentException($"\"{path}\": checkpoints end in .safetensors.");
        }
    }

    private static (string Ending, Action<Model, string> Write, Func<Model, string, Model> Read) FormatOf(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var found = Formats.FirstOrDefault(f => path.EndsWith(f.Ending, StringComparison.OrdinalIgnoreCase));
        return found.Ending is null
            ? throw new ArgumentException(
                $"\"{path}\": the ending says the format, and there are: {string.Join(", ", Formats.Select(f => f.Ending))}."
            )
            : found;
    }
}

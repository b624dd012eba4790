namespace Functional;

/// <summary>A format of files, and what it can do with models; a new one is a line of the table.</summary>
/// <param name="Ending">The end of the names of its files; the longest that fits counts.</param>
internal sealed record ModelFormat(string Ending)
{
    private static readonly ModelFormat[] All =
    [
        new(".safetensors")
        {
            Save = (model, path, _) => Checkpoint.Write(model, path),
            Resume = Checkpoint.Read,
            SaveWeights = Checkpoint.WriteWeights,
            LoadWeights = (model, path, byName) =>
                byName
                    ? throw new ArgumentException($"\"{path}\": checkpoints are always read by the paths of parameters; leave byName out.")
                    : Checkpoint.ReadWeights(model, path),
        },
        new(".keras")
        {
            Save = KerasWriting.WriteZip,
            Load = (path, options) => new KerasFile(path).ReadZip(options),
            LoadWeights = (model, path, byName) => new KerasFile(path).ReadZipWeights(model, byName),
        },
        new(".onnx") { Save = (model, path, _) => Onnx.Write(model, path), Load = (path, _) => Onnx.Read(path) },
        new(".weights.h5")
        {
            SaveWeights = KerasWriting.WriteNumberedWeights,
            LoadWeights = (model, path, byName) => new KerasFile(path).ReadWeights(model, byName),
        },
        .. new[] { ".h5", ".hdf5" }.Select(ending => new ModelFormat(ending)
        {
            Save = KerasWriting.WriteHdf5,
            Load = (path, options) => new KerasFile(path).ReadHdf5(options),
            SaveWeights = KerasWriting.WriteNamedWeights,
            LoadWeights = (model, path, byName) => new KerasFile(path).ReadWeights(model, byName),
        }),
    ];

    /// <summary>Writes a whole model.</summary>
    public Action<Model, string, ModelFileOptions>? Save { get; private init; }

    /// <summary>Reads a whole model.</summary>
    public Func<string, ModelFileOptions, Model>? Load { get; private init; }

    /// <summary>Goes on from where a model of the same network was.</summary>
    public Func<Model, string, Model>? Resume { get; private init; }

    /// <summary>Writes parameters and state.</summary>
    public Action<Model, string>? SaveWeights { get; private init; }

    /// <summary>Reads parameters and state into a model, perhaps by the names of layers.</summary>
    public Func<Model, string, bool, Model>? LoadWeights { get; private init; }

    /// <summary>The format of a file that can do something.</summary>
    /// <param name="path">The name of the file.</param>
    /// <param name="can">Whether a format can do it.</param>
    /// <param name="what">What it is, for the message: formats that …</param>
    /// <exception cref="ArgumentException">There is none; the message lists the endings of those that can.</exception>
    public static ModelFormat Of(string path, Func<ModelFormat, bool> can, string what)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return
            All.Where(f => path.EndsWith(f.Ending, StringComparison.OrdinalIgnoreCase)).MaxBy(f => f.Ending.Length) is { } found
            && can(found)
            ? found
            : throw new ArgumentException(
                $"\"{path}\": the ending says the format, and those that {what} are: "
                    + $"{string.Join(", ", All.Where(can).Select(f => f.Ending))}."
            );
    }
}

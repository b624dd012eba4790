using System.Text.Json;

namespace Functional;

/// <summary>A file that Keras wrote: what is read of it, and how its errors are said.</summary>
/// <param name="Path">The name of the file.</param>
internal sealed record KerasFile(string Path)
{
    private const string ModelConfig = "model_config";
    private const string ModelWeights = "model_weights";
    private const string TrainingConfig = "training_config";
    private const string OptimizerWeights = "optimizer_weights";

    /// <summary>What to do about a loss, metric or optimizer that is not here.</summary>
    public const string WithoutTraining =
        "To predict only, load it without: ModelFile.Load(path, new ModelFileOptions { WithTraining = false }).";

    /// <summary>How deep lists and objects may lie in each other; a model inside a model is three of them.</summary>
    public const int DeepestJson = 256;

    public InvalidFileException Error(string place, string cause, string? advice = null) => new(Path, place, cause, advice);

    /// <summary>What Keras' tables and the rules of networks say of a file is an error of the file.</summary>
    public T Guard<T>(string place, Func<T> read, string? advice = null)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (ContentErrors.Cover(e))
        {
            throw new InvalidFileException(Path, place, ContentErrors.TextOf(e), advice, e);
        }
    }

    /// <summary>The model in a file of layout <c>.h5</c>.</summary>
    public Model ReadHdf5(ModelFileOptions options)
    {
        var root = Hdf5.Read(Path);
        using var architecture = Json(
            ModelConfig,
            Text(root, ModelConfig)
                ?? throw Error(ModelConfig, "there is no architecture in it", "Weights alone go into a model: model.LoadWeights(path).")
        );
        var weights = root.Find(ModelWeights) as Hdf5Group ?? throw Error(ModelWeights, "there are no weights in it");
        var (model, parts) = Model(architecture.RootElement, options, p => KerasNamedWeights.Read(this, weights, p));
        if (!options.WithTraining || Text(root, TrainingConfig) is not { } training)
        {
            return model;
        }
        using var compiling = Json(TrainingConfig, training);
        if (compiling.RootElement.Find("loss") is null)
        {
            return model;
        }
        model = Guard(TrainingConfig, () => KerasCompiling.Read(model, compiling.RootElement, "optimizer_config"), WithoutTraining);
        return root.Find(OptimizerWeights) is Hdf5Group memory
            ? Remembering(model, parts, KerasNamedWeights.ReadList(this, memory))
            : model;
    }

    /// <summary>The model in a file of layout <c>.keras</c>.</summary>
    public Model ReadZip(ModelFileOptions options)
    {
        var zip = KerasZip.Read(this);
        using var architecture = Json(KerasZip.ConfigName, zip.Config);
        var root = Hdf5.Read(zip.Weights, $"{Path}: {KerasZip.WeightsName}");
        var (model, parts) = Model(architecture.RootElement, options, p => KerasNumberedWeights.Read(this, root, p));
        if (!options.WithTraining || architecture.RootElement.Find("compile_config") is not { } compiling || compiling.Find("loss") is null)
        {
            return model;
        }
        model = Guard("compile_config", () => KerasCompiling.Read(model, compiling, "optimizer"), WithoutTraining);
        // All who write this layout have optimizers of the new form.
        return Remembering(
            model,
            parts,
            [.. KerasNumberedWeights.ReadVariables(this, root, "optimizer").Select(v => (KerasSlots.Steps, v))]
        );
    }

    /// <summary>A model of one's own with weights of a file, by position or by the names of layers.</summary>
    public Model ReadWeights(Model model, bool byName)
    {
        var root = Hdf5.Read(Path);
        var parts = KerasPart.Of(model);
        if (KerasNumberedWeights.IsIn(root))
        {
            return byName ? throw NoNames() : Filled(model, KerasNumberedWeights.Read(this, root, parts));
        }
        var weights = root.Find(ModelWeights) as Hdf5Group ?? root;
        return Filled(model, byName ? KerasNamedWeights.ReadByName(this, weights, parts) : KerasNamedWeights.Read(this, weights, parts));
    }

    /// <summary>A model of one's own with the weights of an archive.</summary>
    public Model ReadZipWeights(Model model, bool byName)
    {
        var root = Hdf5.Read(KerasZip.Read(this).Weights, $"{Path}: {KerasZip.WeightsName}");
        return byName ? throw NoNames() : Filled(model, KerasNumberedWeights.Read(this, root, KerasPart.Of(model)));
    }

    private InvalidFileException NoNames() =>
        Error("", "its layers are known by class and number, not by their names", "Load it by position.");

    private (Model Model, Sequence<KerasPart> Parts) Model(
        JsonElement json,
        ModelFileOptions options,
        Func<Sequence<KerasPart>, Dictionary<string, Tensor>> weights
    )
    {
        var (network, parts, frozen) = Guard(
            "architecture",
            () =>
            {
                var read = KerasNetworks.Read(json, new(options.Layers, WithWeights: true, options.WithTraining));
                return (read, KerasPart.Of(json, read), KerasFrozen.Of(json).ToArray());
            }
        );
        var values = Fitting(network, weights(parts));
        var declared = network.Blueprint.Declarations.ToLookup(d => d.IsTrainable, d => d.Path);
        var model = Guard("weights", () => Functional.Model.Of(network, Tree(declared[true]), Tree(declared[false])));
        return (frozen.Length == 0 ? model : model.Freeze(path => frozen.Any(f => path.StartsWith(f, StringComparison.Ordinal))), parts);

        Parameters Tree(IEnumerable<string> paths) =>
            Parameters.From(paths.Where(values.ContainsKey).Select(path => KeyValuePair.Create(path, values[path])));
    }

    private Model Filled(Model model, Dictionary<string, Tensor> found)
    {
        var values = Fitting(model.Network, found);
        return model.WithParameters(Tree(model.Parameters)).WithState(Tree(model.State));

        Parameters Tree(Parameters mine) =>
            Parameters.From(mine.Paths.Select(path => KeyValuePair.Create(path, values.GetValueOrDefault(path) ?? mine[path])));
    }

    /// <summary>Values of the declared shapes and types.</summary>
    private Dictionary<string, Tensor> Fitting(Network network, Dictionary<string, Tensor> found)
    {
        var fitting = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var declared in network.Blueprint.Declarations.Where(d => found.ContainsKey(d.Path)))
        {
            var value = found[declared.Path];
            fitting[declared.Path] =
                value.Shape == declared.Shape ? value.Cast(declared.DType)
                : value.Shape.Size == 1 && declared.Shape.Size == 1 ? value.Cast(declared.DType).Reshape([.. declared.Shape])
                : throw Error(
                    "weights",
                    $"\"{declared.Path}\" is {declared.Shape} in the model and {value.Shape} in the file",
                    "Build the model that wrote the file."
                );
        }
        return fitting;
    }

    private Model Remembering(Model model, Sequence<KerasPart> parts, (string Name, Tensor Value)[] variables) =>
        variables.Length > 0 && KerasSlots.Knows(model.Optimizer)
            ? Guard(
                "optimizer",
                () =>
                    model.WithOptimizerState(
                        KerasSlots.Read(
                            this,
                            model,
                            [.. parts.SelectMany(p => p.Trained)],
                            [.. variables.Select(v => v.Value)],
                            KerasSlots.IsOld(variables[0].Name)
                        )
                    )
            )
            : model;

    private static string? Text(Hdf5Group root, string name) =>
        root.Attributes.GetValueOrDefault(name) is { IsText: true, Texts: [var text] } ? text : null;

    private JsonDocument Json(string place, string text) =>
        Guard(place, () => JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = DeepestJson }));
}

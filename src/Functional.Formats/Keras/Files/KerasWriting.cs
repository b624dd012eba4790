using System.Text.Json;
using System.Text.Json.Nodes;

namespace Functional;

/// <summary>Models as files of Keras, in the layouts that Keras 2, Keras 3 and h5py all read.</summary>
internal static class KerasWriting
{
    /// <summary>The Keras whose layout the files have.</summary>
    public const string Version = "2.15.0";

    /// <summary>What computes a model; Keras reads it and uses its own.</summary>
    public const string Backend = "functional";

    /// <summary>Keras 2 has had <c>.h5</c> and counts from 1.</summary>
    private const int FirstUseOfHdf5 = 1;

    private const int FirstUseOfZip = 0;

    public static void WriteHdf5(Model model, string path, ModelFileOptions options)
    {
        var parts = KerasPart.Of(model);
        var (type, config) = Network(model, options, FirstUseOfHdf5);
        var architecture = new JsonObject { ["class_name"] = type, ["config"] = config };
        var root = Hdf5Group
            .Root.WithAttribute("keras_version", Hdf5Value.OfText(Version))
            .WithAttribute("backend", Hdf5Value.OfText(Backend))
            .WithAttribute("model_config", Hdf5Value.OfText(Text(architecture)))
            .With("model_weights", KerasNamedWeights.Write(parts, ValueOf(model)));
        if (options.WithTraining && model.Objectives.Count > 0)
        {
            var training = KerasCompilingWriter.Write(model, "optimizer_config", withModule: false);
            root = root.WithAttribute("training_config", Hdf5Value.OfText(training.ToJsonString()));
            if (KerasSlots.Knows(model.Optimizer))
            {
                root = root.With("optimizer_weights", KerasNamedWeights.WriteList([.. KerasSlots.ForKeras2(model, Trained(parts))]));
            }
        }
        Hdf5.Write(path, root);
    }

    public static void WriteZip(Model model, string path, ModelFileOptions options)
    {
        var parts = KerasPart.Of(model);
        var (type, config) = Network(model, options, FirstUseOfZip);
        var architecture = new JsonObject
        {
            ["module"] = "keras",
            ["class_name"] = type == "Functional" ? "Model" : type,
            ["config"] = config,
            ["registered_name"] = null,
        };
        var root = KerasNumberedWeights.Write(parts, ValueOf(model));
        if (options.WithTraining && model.Objectives.Count > 0)
        {
            architecture["compile_config"] = KerasCompilingWriter.Write(model, "optimizer", withModule: true);
            root = KerasNumberedWeights.WriteVariables(
                root,
                "optimizer",
                KerasSlots.Knows(model.Optimizer) ? KerasSlots.ForKeras3(model, Trained(parts)) : []
            );
        }
        var metadata = new JsonObject { ["keras_version"] = Version, ["date_saved"] = "1980-01-01@00:00:00" };
        KerasZip.Write(path, metadata.ToJsonString(), Text(architecture), Hdf5.ToBytes(root));
    }

    /// <summary>An architecture as text, which the reader takes back.</summary>
    /// <exception cref="NotSupportedException">It is nested too deep, or has too many calls.</exception>
    private static string Text(JsonObject architecture)
    {
        var text = architecture.ToJsonString();
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = KerasFile.DeepestJson });
            KerasCalls.RequireFew(document.RootElement);
            return text;
        }
        catch (JsonException e)
        {
            throw new NotSupportedException(
                $"keras: models inside models are nested deeper than the {KerasFile.DeepestJson} levels of JSON that are read; "
                    + "put layers of the inner ones into the outer ones.",
                e
            );
        }
        catch (InvalidDataException e)
        {
            throw new NotSupportedException(e.Message, e);
        }
    }

    public static void WriteNumberedWeights(Model model, string path) =>
        Hdf5.Write(path, KerasNumberedWeights.Write(KerasPart.Of(model), ValueOf(model)));

    public static void WriteNamedWeights(Model model, string path) =>
        Hdf5.Write(path, KerasNamedWeights.Write(KerasPart.Of(model), ValueOf(model)));

    private static (string Class, JsonObject Config) Network(Model model, ModelFileOptions options, int firstUse)
    {
        if (options.WithTraining && KerasPart.FrozenInPart(model) is { } partly)
        {
            throw new NotSupportedException(
                $"keras: of the layer \"{partly}\" some weights are frozen and others are trained, and files of Keras know whole layers. "
                    + "Freeze or unfreeze the layer, save to .safetensors, or leave the training out, WithTraining = false."
            );
        }
        var frozen = KerasPart.FrozenPaths(model);
        return new KerasNetworkWriter(options.Layers, firstUse, frozen.Contains).Write(
            model.Network,
            model.Network is Sequential ? "sequential" : "model",
            ""
        );
    }

    private static Func<string, Tensor> ValueOf(Model model) =>
        path => model.Parameters.Contains(path) ? model.Parameters[path] : model.State[path];

    private static string[] Trained(Sequence<KerasPart> parts) => [.. parts.SelectMany(p => p.Trained)];
}

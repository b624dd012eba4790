using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Functional;

/// <summary>
/// How far a training is, in a safetensors file: parameters under <c>parameters/</c>, state under <c>state/</c>, what the optimizer
/// remembers under <c>slots/</c>, each by its path, and texts beside them: <c>format</c> (functional.checkpoint), <c>version</c> (1),
/// <c>step</c> (steps made), <c>learning_rate</c> (only where a callback set one), <c>seed</c>, <c>history</c> (as
/// <see cref="History.ToJson"/> writes it), <c>network</c>, <c>digest</c> (SHA-256 over all the rest, by which damage is found),
/// <c>fingerprint</c> (of parameters and state), <c>optimizer</c> and <c>library</c> (for people). Any reader of safetensors can read
/// the tensors.
/// </summary>
public static class Checkpoint
{
    private const string Format = "functional.checkpoint";
    private const int Version = 1;
    private const string DigestName = "digest";
    private const string ParametersPart = "parameters";
    private const string StatePart = "state";
    private const string SlotsPart = "slots";

    /// <summary>Writes everything that training goes on from; the file appears when it is complete and not before.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The name of the file.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(Model model, string path)
    {
        ArgumentNullException.ThrowIfNull(model);
        Write(
            path,
            Join((ParametersPart, model.Parameters), (StatePart, model.State), (SlotsPart, model.OptimizerState.Slots)),
            Texts(model, withTraining: true)
        );
    }

    /// <summary>Writes parameters and state alone, to predict from or to compile other models from.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The name of the file.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void WriteWeights(Model model, string path)
    {
        ArgumentNullException.ThrowIfNull(model);
        Write(path, Join((ParametersPart, model.Parameters), (StatePart, model.State)), Texts(model, withTraining: false));
    }

    /// <summary>
    /// The model as it was when the file was written: given a model of the same network and optimizer, training it on gives the bits of
    /// training that was never interrupted.
    /// </summary>
    /// <param name="model">A model of the same network and optimizer, freshly compiled or not.</param>
    /// <param name="path">The name of the file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidFileException">The file is damaged, or no checkpoint that this version reads.</exception>
    /// <exception cref="ArgumentException">The file is of another network or optimizer; the message says where they differ.</exception>
    public static Model Read(Model model, string path)
    {
        ArgumentNullException.ThrowIfNull(model);
        var file = Open(path);
        var found = Weights(model, file, path);
        if (Text(file, "network", path) is var network && network != model.Network.ToString())
        {
            throw new ArgumentException(
                $"\"{path}\" was written by another network of the same shapes, {network}, not {model.Network}. Give the network "
                    + "that wrote it; to take over weights all the same, use LoadWeights."
            );
        }
        return file.Metadata.TryGetValue("step", out var step)
            ? found
                .WithOptimizerState(
                    new(long.Parse(step, CultureInfo.InvariantCulture), file.Tensors.Under(SlotsPart))
                    {
                        LearningRate = file.Metadata.TryGetValue("learning_rate", out var rate)
                            ? double.Parse(rate, CultureInfo.InvariantCulture)
                            : null,
                    }
                )
                .WithHistory(HistoryOf(file, path))
            : throw new InvalidFileException(
                path,
                "",
                "it holds weights without the memory of a training",
                "Read it with LoadWeights, or save with Save."
            );
    }

    /// <summary>The model with parameters and state of a file; optimizer and history stay as they are.</summary>
    /// <param name="model">A model of the same network.</param>
    /// <param name="path">The name of the file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidFileException">The file is damaged, or no checkpoint that this version reads.</exception>
    /// <exception cref="ArgumentException">The file is of another network; the message says where they differ.</exception>
    public static Model ReadWeights(Model model, string path)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Weights(model, Open(path), path);
    }

    private static Model Weights(Model model, SafetensorsFile file, string path)
    {
        try
        {
            var found = model.WithParameters(file.Tensors.Under(ParametersPart)).WithState(file.Tensors.Under(StatePart));
            return found;
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException(
                $"\"{path}\" was written by another network, {Text(file, "network", path)}, and does not fit {model.Network}: {e.Message}",
                e
            );
        }
    }

    private static SafetensorsFile Open(string path)
    {
        var file = Safetensors.Read(path);
        if (file.Metadata.GetValueOrDefault("format") != Format)
        {
            throw new InvalidFileException(
                path,
                "",
                "it is a safetensors file, but no checkpoint of this library",
                "Safetensors.Read gives its tensors."
            );
        }
        var version = Text(file, "version", path);
        if (version != Version.ToString(CultureInfo.InvariantCulture))
        {
            throw new InvalidFileException(
                path,
                "version",
                $"it is a checkpoint of version {version}; this library reads version {Version}"
            );
        }
        return Text(file, DigestName, path) == Digest(file.Tensors, file.Metadata)
            ? file
            : throw new InvalidFileException(path, DigestName, "it is damaged: its content is not what was written");
    }

    private static History HistoryOf(SafetensorsFile file, string path)
    {
        try
        {
            return History.FromJson(Text(file, "history", path));
        }
        catch (FormatException e)
        {
            throw new InvalidFileException(path, "history", $"it is damaged: {ContentErrors.TextOf(e)}", inner: e);
        }
    }

    private static string Text(SafetensorsFile file, string name, string path) =>
        file.Metadata.TryGetValue(name, out var text)
            ? text
            : throw new InvalidFileException(path, "", $"it is damaged: it has no \"{name}\"");

    private static void Write(string path, Parameters tensors, Dictionary<string, string> texts)
    {
        texts[DigestName] = Digest(tensors, texts);
        Safetensors.Write(path, tensors, texts);
    }

    /// <summary>SHA-256 over names and bits of all tensors, and over all other texts.</summary>
    private static string Digest(Parameters tensors, IReadOnlyDictionary<string, string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in tensors.Paths.Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{path}\0{tensors[path].DType}{tensors[path].Shape}\0"));
            hash.AppendData(tensors[path].AsBytes());
        }
        foreach (var (name, text) in texts.Where(t => t.Key != DigestName).OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\0{text}\0"));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static Dictionary<string, string> Texts(Model model, bool withTraining)
    {
        var texts = new Dictionary<string, string>
        {
            ["format"] = Format,
            ["version"] = Version.ToString(CultureInfo.InvariantCulture),
            ["fingerprint"] = model.Fingerprint,
            ["network"] = model.Network.ToString()!,
            ["library"] = $"Functional {typeof(Model).Assembly.GetName().Version}",
        };
        if (withTraining)
        {
            texts["optimizer"] = model.Optimizer.ToString();
            texts["step"] = model.OptimizerState.Step.ToString(CultureInfo.InvariantCulture);
            texts["seed"] = model.Seed.ToString(CultureInfo.InvariantCulture);
            texts["history"] = model.History.ToJson();
            if (model.OptimizerState.LearningRate is { } rate)
            {
                texts["learning_rate"] = rate.ToString("R", CultureInfo.InvariantCulture);
            }
        }
        return texts;
    }

    private static Parameters Join(params (string Part, Parameters Tree)[] parts) =>
        Parameters.From(parts.SelectMany(p => p.Tree.Paths.Select(path => KeyValuePair.Create($"{p.Part}/{path}", p.Tree[path]))));
}

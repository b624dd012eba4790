using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Functional;

/// <summary>What a search is, line by line, as far as it can be said: the same lines, the same scores.</summary>
internal static class JournalHeader
{
    /// <param name="search">Space, count and seed.</param>
    /// <param name="data">The rows.</param>
    /// <param name="options">How to train and to judge.</param>
    /// <param name="first">The model of the first configuration, for all others.</param>
    public static Sequence<string> Of(ModelSearch search, Dataset data, SearchOptions options, Model first)
    {
        var fit = options.Fit;
        (string Name, object? Value)[] lines =
        [
            ("search", search),
            ("key", options.JournalKey),
            ("data", Digest(data)),
            ("folds", options.Folds),
            ("stratified", options.Stratify),
            ("prepared by", options.Prepare),
            ("epochs", string.Join(", ", options.Rounds().Select(Text))),
            ("batch size", fit.BatchSize),
            ("steps per epoch", fit.StepsPerEpoch),
            ("shuffle", fit.Shuffle),
            ("seed", fit.Seed),
            ("class weights", fit.ClassWeights is { } weights ? string.Join(", ", weights.Select(w => Text(w))) : null),
            (
                "validation",
                fit.Validation is { } validation ? Digest(validation)
                : fit.ValidationStream is null ? null
                : "a stream"
            ),
            ("validation split", fit.ValidationSplit),
            ("validation batch size", fit.ValidationBatchSize),
            ("validation steps", fit.ValidationSteps),
            ("validation frequency", fit.ValidationFrequency),
            ("validation epochs", fit.ValidationEpochs is { } epochs ? string.Join(", ", epochs.Select(e => Text(e))) : null),
            ("callbacks", string.Join(", ", fit.Callbacks.Select(c => c.Name))),
            ("first model", first),
            ("its layers", string.Join(", ", first.Network.Blueprint.Layers.Select(l => l.ToString()))),
            ("its parameters", first.Fingerprint),
            ("its seed", first.Seed),
        ];
        return [.. lines.Select(line => $"{line.Name}: {Text(line.Value).ReplaceLineEndings("\\n")}".TrimEnd())];
    }

    private static string Text<T>(T value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    /// <summary>What the rows are, and SHA-256 over every tensor: its role, type, shape and bytes.</summary>
    private static string Digest(Dataset data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add("inputs", data.Inputs.Values);
        Add("targets", data.Targets.Values);
        Add("weights", data.Weights is { } weights ? [weights] : []);
        return $"{Text(data.Count)} rows, {Convert.ToHexStringLower(hash.GetHashAndReset())}";

        void Add(string role, IEnumerable<Tensor> tensors)
        {
            foreach (var tensor in tensors)
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"{role} {tensor.DType}{tensor.Shape}\n"));
                hash.AppendData(tensor.AsBytes());
            }
        }
    }
}

using System.Globalization;
using Functional;

/// <summary>Predicts with every model file that has inputs and predictions beside it.</summary>
internal static class Check
{
    private const double Tolerance = 1e-5;

    private static readonly string[] Endings = [".weights.h5", ".h5", ".hdf5", ".keras", ".onnx", ".safetensors"];

    /// <summary>What holds an architecture, for files beside it that hold weights alone.</summary>
    private static readonly string[] Architectures = [".keras", ".h5", ".hdf5", ".onnx"];

    private static readonly ModelFileOptions Options = Zoo.Options with { WithTraining = false };

    private enum Outcome
    {
        Passed,
        Failed,
        Skipped,
    }

    /// <summary>Whether all files predict what is said of them.</summary>
    public static bool In(string folder)
    {
        var outcomes = new List<Outcome>();
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var ending = Endings.FirstOrDefault(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));
            var sidecar = ending is null ? "" : path[..^ending.Length] + ".json";
            if (File.Exists(sidecar))
            {
                var (outcome, text) = Of(path, ending!, sidecar);
                Console.WriteLine($"{Path.GetRelativePath(folder, path)}\t{text}");
                outcomes.Add(outcome);
            }
        }
        int Count(Outcome outcome) => outcomes.Count(o => o == outcome);
        Console.WriteLine($"{Count(Outcome.Passed)} passed, {Count(Outcome.Failed)} failed");
        return Count(Outcome.Failed) == 0;
    }

    /// <summary>One file; whatever is wrong with it or its sidecar is its outcome, and the others go on.</summary>
    private static (Outcome Outcome, string Text) Of(string path, string ending, string sidecar)
    {
        try
        {
            if (Sidecar.Read(sidecar) is not { } expected)
            {
                return (Outcome.Skipped, $"skipped: {Path.GetFileName(sidecar)} holds no \"x\" and \"y\"");
            }
            if (Load(path, ending) is not { } model)
            {
                return (Outcome.Skipped, "skipped: it holds weights alone, and no model of that name is beside it or known here");
            }
            var (difference, fits) = Difference(model, expected);
            return (fits ? Outcome.Passed : Outcome.Failed, string.Create(CultureInfo.InvariantCulture, $"{difference:0.###e+0}"));
        }
        catch (Exception e)
        {
            return (Outcome.Failed, e.Message.ReplaceLineEndings(" "));
        }
    }

    /// <summary>Weights alone are read into the model of that name: one beside them, or one that is exported here.</summary>
    private static Model? Load(string path, string ending)
    {
        if (!IsWeightsAlone(path))
        {
            return ModelFile.Load(path, Options);
        }
        var stem = path[..^ending.Length];
        var beside = Architectures.Select(other => stem + other).FirstOrDefault(other => File.Exists(other) && !IsWeightsAlone(other));
        var model =
            Zoo.Untrained.FirstOrDefault(e => e.Name == Path.GetFileName(stem))?.Model
            ?? (beside is null ? null : ModelFile.Load(beside, Options));
        return model?.LoadWeights(path);
    }

    private static bool IsWeightsAlone(string path) =>
        Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".SAFETENSORS" => true,
            ".H5" or ".HDF5" => !Hdf5.Read(path).Attributes.ContainsKey("model_config"),
            _ => false,
        };

    /// <summary>The largest |ours − expected|, and whether each is within the tolerance of max(1, |expected|).</summary>
    private static (double Difference, bool Fits) Difference(Model model, Expected expected)
    {
        var ours = model.Predict(Sidecar.Values(expected.X, model.Network.Inputs));
        var theirs = Sidecar.Values(expected.Y, model.Network.Outputs);
        (double Difference, bool Fits)[] each = [.. ours.Values.Zip(theirs.Values, Compare)];
        return (each.Max(e => e.Difference), each.All(e => e.Fits));
    }

    /// <summary>Where both are the same, infinite or not a number, there is no difference.</summary>
    private static (double Difference, bool Fits) Compare(Tensor ours, Tensor expected)
    {
        if (ours.Shape != expected.Shape)
        {
            throw new InvalidDataException($"the model predicts {ours.Shape}, and the sidecar says {expected.Shape}.");
        }
        var (a, b) = (ours.Cast(DType.Float64).ToArray<double>(), expected.Cast(DType.Float64).ToArray<double>());
        var (largest, fits) = (0.0, true);
        for (var i = 0; i < a.Length; i++)
        {
            var difference = a[i].Equals(b[i]) ? 0 : Math.Abs(a[i] - b[i]);
            largest = double.IsNaN(difference) ? difference : Math.Max(largest, difference);
            fits &= difference <= Tolerance * Math.Max(1, Math.Abs(b[i]));
        }
        return (largest, fits);
    }
}

using System.Globalization;
using System.Text.Json;
using Functional;

/// <summary>Predicts with every model file that has inputs and predictions beside it.</summary>
internal static class Check
{
    private const double Tolerance = 1e-5;

    private static readonly string[] Endings = [".weights.h5", ".h5", ".hdf5", ".keras", ".onnx", ".safetensors"];

    /// <summary>Whether all files predict what is said of them.</summary>
    public static bool In(string folder)
    {
        var (passed, failed) = (0, 0);
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var ending = Endings.FirstOrDefault(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));
            var sidecar = ending is null ? "" : path[..^ending.Length] + ".json";
            if (!File.Exists(sidecar) || Sidecar.Read(sidecar) is not { } expected)
            {
                continue;
            }
            var name = Path.GetRelativePath(folder, path);
            try
            {
                var difference = Difference(Load(path, ending!), expected);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}\t{difference:0.###e+0}"));
                _ = difference <= Tolerance ? passed++ : failed++;
            }
            catch (Exception e) when (e is FormatException or InvalidDataException or ArgumentException or InvalidOperationException)
            {
                Console.WriteLine($"{name}\t{e.Message}");
                failed++;
            }
        }
        Console.WriteLine($"{passed} passed, {failed} failed");
        return failed == 0;
    }

    /// <summary>Files without an architecture are read into the model of that name.</summary>
    private static Model Load(string path, string ending)
    {
        if (ending is not (".safetensors" or ".weights.h5"))
        {
            return ModelFile.Load(path, Zoo.Options);
        }
        var name = Path.GetFileName(path)[..^ending.Length];
        var model =
            Zoo.Untrained.FirstOrDefault(e => e.Name == name)?.Model
            ?? throw new ArgumentException($"the file holds weights alone, and no model called {name} is known here.");
        return model.LoadWeights(path);
    }

    /// <summary>The largest |ours − expected| / max(1, |expected|).</summary>
    private static double Difference(Model model, JsonElement sidecar)
    {
        var ours = model.Predict(Sidecar.Values(sidecar.GetProperty("x"), model.Network.Inputs));
        var expected = Sidecar.Values(sidecar.GetProperty("y"), model.Network.Outputs);
        return ours.Values.Zip(expected.Values, Largest).Max();
    }

    private static double Largest(Tensor ours, Tensor expected)
    {
        var (a, b) = (ours.Cast(DType.Float64), expected.Cast(DType.Float64));
        return a.Shape == b.Shape
            ? Ops.Max(Ops.Abs(a - b) / Ops.Maximum(Ops.Abs(b), 1.0)).ToDouble()
            : throw new InvalidDataException($"the model predicts {a.Shape}, and the sidecar says {b.Shape}.");
    }
}

using Functional;

/// <summary>Writes every model in every format.</summary>
internal static class Export
{
    /// <summary>The endings of files that hold a whole model, and of those that hold weights alone.</summary>
    private static readonly string[] Whole = [".h5", ".keras", ".onnx", ".safetensors"];

    public static void To(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, model, x, _) in Zoo.Trained)
        {
            var path = Path.Combine(folder, name);
            Sidecar.Write(path + ".json", x, model.Predict(x));
            foreach (var ending in Whole)
            {
                model.Save(path + ending, Zoo.Options);
            }
            model.SaveWeights(path + ".weights.h5");
            model.SaveSource(path + ".cs");
            Console.WriteLine($"{name}: {string.Join(' ', Whole.Append(".weights.h5").Append(".cs").Append(".json"))}");
        }
    }
}

namespace Functional;

/// <summary>Reads the dense layers of a small network.</summary>
internal static class NeuronLayers
{
    /// <summary>More neurons than this in a column cannot be told apart.</summary>
    private const int MostUnits = 32;

    /// <summary>The dense layers of a network that is one row of layers; layers without weights between them are passed.</summary>
    public static Sequence<NeuronLayer> Of(Model model) =>
        Find(model)
        ?? throw new ArgumentException(
            Messages.Of(
                "Neurons",
                $"neurons are drawn of dense layers in a row, from one input, of at most {MostUnits} units or numbers each",
                "Drawing.Of draws networks of every kind and size, a box for each layer.",
                ("layers", string.Join("; ", model.Layers.Select(l => l.ToString())))
            )
        );

    /// <summary>The same; null where the network is of another kind or too large.</summary>
    public static Sequence<NeuronLayer>? Find(Model model)
    {
        var layers = model.Layers.Where(l => l.Parameters.Size > 0).Select(LayerOf).ToList();
        var fits = layers.Zip(layers.Skip(1)).All(pair => pair.First?.Units == pair.Second?.Inputs);
        var isSmall = layers.All(l => l is { Units: <= MostUnits, Inputs: <= MostUnits });
        return layers.Count == 0 || layers.Contains(null) || !fits || !isSmall || model.Network.Inputs.Count != 1
            ? null
            : [.. layers.OfType<NeuronLayer>()];
    }

    private static NeuronLayer? LayerOf(LayerView layer)
    {
        if (!layer.Parameters.Contains("kernel") || layer.Parameters["kernel"].Rank != 2 || layer.Info.Kind != "Dense")
        {
            return null;
        }
        var kernel = layer.Parameters["kernel"];
        var numbers = ChartRules.Numbers(kernel);
        var weights = new double[kernel.Shape[0], kernel.Shape[1]];
        Buffer.BlockCopy(numbers, 0, weights, 0, numbers.Length * sizeof(double));
        var bias = layer.Parameters.Contains("bias") ? ChartRules.Numbers(layer.Parameters["bias"]) : null;
        return new(layer.Name, layer.ToString(), weights, bias);
    }
}

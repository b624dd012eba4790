using System.Globalization;

namespace Functional;

/// <summary>Pictures of networks: <c>Drawing.Of(model).Save("network.svg")</c>.</summary>
public static class Drawing
{
    /// <summary>
    /// The layers of a network as boxes joined by arrows, from inputs at the top to outputs at the bottom, with the shapes that come out
    /// and the numbers of parameters. A shared layer has a box for every use. A network that is code, an <see cref="INetwork"/> of one's
    /// own, is one box: how its layers are connected is known to the code alone. Keras: <c>plot_model</c>.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="expandNested">Whether networks inside the network are shown with their layers.</param>
    public static NetworkDrawing Of(Network network, bool expandNested = false)
    {
        ArgumentNullException.ThrowIfNull(network);
        return Of(network, _ => false, expandNested);
    }

    /// <summary>The layers of a model's network; those that do not learn are called frozen.</summary>
    /// <inheritdoc cref="Of(Network, bool)"/>
    /// <param name="model">The model.</param>
    /// <param name="expandNested">Whether networks inside the network are shown with their layers.</param>
    public static NetworkDrawing Of(Model model, bool expandNested = false)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Of(model.Network, path => IsFrozen(model.Layer(path)), expandNested);
    }

    /// <summary>
    /// A small network neuron by neuron: lines are weights, wide for large ones, vermilion for positive and blue for negative ones; the
    /// pointer tells weights and biases, and where they are few they are written.
    /// </summary>
    /// <param name="model">A model with one input whose layers with parameters are dense ones in a row, of at most 32 units.</param>
    /// <param name="inputNames">What the inputs are called; <c>x1</c>, <c>x2</c>, … unless given.</param>
    /// <param name="outputNames">What the outputs are called; nothing unless given.</param>
    /// <exception cref="ArgumentException">
    /// The network is of another kind or too large, or there are not as many names as inputs or outputs.
    /// </exception>
    public static NeuronDrawing Neurons(Model model, IEnumerable<string>? inputNames = null, IEnumerable<string>? outputNames = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        var layers = NeuronLayers.Of(model);
        Sequence<string> inputs =
        [
            .. inputNames ?? Enumerable.Range(1, layers[0].Inputs).Select(i => string.Create(CultureInfo.InvariantCulture, $"x{i}")),
        ];
        Sequence<string> outputs = [.. outputNames ?? []];
        ChartRules.RequireSameCount(nameof(Neurons), "the names of inputs", inputs.Count, "inputs", layers[0].Inputs);
        if (outputs.Count > 0)
        {
            ChartRules.RequireSameCount(nameof(Neurons), "the names of outputs", outputs.Count, "outputs", layers[^1].Units);
        }
        return new(layers, inputs, outputs);
    }

    private static NetworkDrawing Of(Network network, Func<string, bool> isFrozen, bool expandNested) =>
        new("", new LayerDiagrams(network.Blueprint, isFrozen, expandNested).Of(network));

    private static bool IsFrozen(LayerView layer) => layer.Parameters.Size > 0 && layer.TrainableCount == 0;
}

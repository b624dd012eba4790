namespace Functional;

/// <summary>A dense layer of a drawing neuron by neuron.</summary>
/// <param name="Name">The name of the layer.</param>
/// <param name="Detail">The layer as code writes it.</param>
/// <param name="Kernel">Its weights, [inputs, units].</param>
/// <param name="Bias">Its biases, [units]; null where it has none.</param>
internal sealed record NeuronLayer(string Name, string Detail, double[,] Kernel, double[]? Bias)
{
    /// <summary>How many numbers go in.</summary>
    public int Inputs => Kernel.GetLength(0);

    /// <summary>How many neurons there are.</summary>
    public int Units => Kernel.GetLength(1);
}

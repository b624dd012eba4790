namespace Functional;

/// <summary>
/// A function from several tensors to several tensors: what Keras calls subclassing <c>Model</c>. Loops, branches on shapes and
/// shared layers are plain code; <c>network.WithInputs(("wide", 5), ("deep", 6))</c> makes it ready to compile.
/// </summary>
public interface INetwork
{
    /// <summary>Applies the network: a pure function of the inputs and of what it asks the call for.</summary>
    /// <param name="call">Gives parameters, state, randomness and the mode of this application.</param>
    /// <param name="inputs">The inputs, by position and by the names that <c>WithInputs</c> gave them.</param>
    Tensors Apply(Call call, Tensors inputs);
}

namespace Functional;

/// <summary>
/// A function from one tensor to one tensor, described by a value without weights. Parameters are declared by asking the call for
/// them, so this method is all that a layer of one's own has to write. Layers are best written as records: equal by value.
/// </summary>
public interface ILayer
{
    /// <summary>
    /// Applies the layer: a pure function of the input and of what it asks the call for. It is run once on shapes alone when a
    /// network is built, so it may look at shapes but not branch on values; <see cref="Ops.Where"/> chooses between values.
    /// </summary>
    /// <param name="call">Gives parameters, state, randomness and the mode of this application.</param>
    /// <param name="x">The input; its first axis is the batch.</param>
    Tensor Apply(Call call, Tensor x);
}

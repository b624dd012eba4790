namespace Functional;

/// <summary>What running a network gives.</summary>
public sealed class NetworkRun
{
    private readonly Func<Tensor> penalty;

    internal NetworkRun(Tensors outputs, Parameters state, Func<Tensor> penalty) =>
        (Outputs, State, this.penalty) = (outputs, state, penalty);

    /// <summary>The outputs, by position and by the names that the network gave them.</summary>
    public Tensors Outputs { get; }

    /// <summary>The state after the run: the given one, with the updates of layers that were trained.</summary>
    public Parameters State { get; }

    /// <summary>
    /// What regularizers add to the loss, Σ penalties of weights + Σ penalties of activities; 0 when there are none. Computed on
    /// demand, inside the transform that the network ran in.
    /// </summary>
    public Tensor Penalty() => penalty();
}

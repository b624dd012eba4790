namespace Functional;

/// <summary>
/// An optimizer with what it works on, for loops written by hand: <c>state = state.Step(gradients)</c>. Made by
/// <see cref="Optimizer.Start"/>.
/// </summary>
/// <typeparam name="T">A tensor, <see cref="Functional.Parameters"/> or a tree of the user's own.</typeparam>
/// <param name="Optimizer">The optimizer.</param>
/// <param name="Parameters">What is optimised.</param>
/// <param name="State">What the optimizer remembers.</param>
public sealed record TrainState<T>(Optimizer Optimizer, T Parameters, OptimizerState State)
    where T : ITree<T>
{
    /// <summary>One step against the gradients.</summary>
    /// <exception cref="ShapeException">A gradient has another shape than its parameter.</exception>
    public TrainState<T> Step(T gradients)
    {
        var (parameters, state) = Optimizer.Update(Parameters, gradients, State);
        return this with { Parameters = parameters, State = state };
    }
}

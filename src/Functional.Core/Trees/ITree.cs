namespace Functional;

/// <summary>
/// A value made of tensors that transforms and optimizers can take apart and put together again: a <see cref="Tensor"/>,
/// <see cref="Parameters"/>, or a record of the user's own.
/// </summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface ITree<TSelf>
    where TSelf : ITree<TSelf>
{
    /// <summary>The tensors, in a fixed order.</summary>
    IReadOnlyList<Tensor> Leaves { get; }

    /// <summary>A name for every leaf, in the same order: field names or positions; empty for a tensor by itself.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>The same structure around other tensors, given in the order of <see cref="Leaves"/>.</summary>
    TSelf WithLeaves(IReadOnlyList<Tensor> leaves);
}

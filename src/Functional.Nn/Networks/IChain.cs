namespace Functional;

/// <summary>Something that layers can be put behind: a network in the making, or layers in a row. It gives them the same words.</summary>
/// <typeparam name="TSelf">The type itself, which <see cref="Then"/> returns again.</typeparam>
public interface IChain<TSelf>
    where TSelf : IChain<TSelf>
{
    /// <summary>This chain with one more layer at its end.</summary>
    /// <param name="layer">Any layer; layers in a row are added one by one.</param>
    /// <param name="name">A name in place of the automatic one.</param>
    TSelf Then(ILayer layer, string? name = null);
}

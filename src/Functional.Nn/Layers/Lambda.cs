namespace Functional;

/// <summary>
/// A function of one tensor as a layer without parameters: <c>network.Lambda(x => x * 2)</c>. A layer that needs parameters, the mode or
/// random numbers is made by <see cref="Layer.Of"/> or is a record of one's own. Equal to another when name and delegate are the same.
/// </summary>
/// <param name="Name">What the function is called in messages and files.</param>
/// <param name="Function">x ↦ y, written with operations; the first axis is the batch.</param>
public sealed record Lambda(string Name, Func<Tensor, Tensor> Function) : ILayer
{
    /// <summary>A function that is called "lambda".</summary>
    /// <param name="function">x ↦ y, written with operations.</param>
    public Lambda(Func<Tensor, Tensor> function)
        : this("lambda", function) { }

    /// <summary>What the function is called.</summary>
    public string Name { get; init; } =
        string.IsNullOrWhiteSpace(Name) ? throw new ArgumentException("a function needs a name.", nameof(Name)) : Name;

    /// <summary>The function.</summary>
    public Func<Tensor, Tensor> Function { get; init; } = Function ?? throw new ArgumentNullException(nameof(Function));

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The function returned null.</exception>
    public Tensor Apply(Call call, Tensor x) =>
        Function(x) ?? throw new InvalidOperationException($"the function of {this} returned null; it must return a tensor.");

    /// <summary>The name.</summary>
    public override string ToString() => $"Lambda({Name})";
}

public static partial class LayerExtensions
{
    extension<TChain>(TChain chain)
        where TChain : IChain<TChain>
    {
        /// <summary>Adds a function of one tensor: <c>Lambda(x => x * 2)</c>.</summary>
        /// <param name="function">x ↦ y, written with operations.</param>
        /// <param name="name">A name for function and layer, in place of the automatic one.</param>
        public TChain Lambda(Func<Tensor, Tensor> function, string? name = null) =>
            chain.Then(new Lambda(name ?? "lambda", function), name);
    }
}

namespace Functional;

/// <summary>What a layer said about a tensor that it asked for, when its network was built.</summary>
/// <param name="Path">Layer and name joined by slashes, such as <c>hidden/kernel</c>.</param>
/// <param name="Shape">The shape, without a batch axis.</param>
/// <param name="DType">The element type.</param>
/// <param name="Initializer">Makes the initial value.</param>
/// <param name="IsTrainable">True for parameters, which are differentiated; false for state, such as moving statistics.</param>
public sealed record Declaration(string Path, Shape Shape, DType DType, Initializer Initializer, bool IsTrainable)
{
    /// <summary>What training applies to it after each update; nothing unless given.</summary>
    public Constraint? Constraint { get; init; }

    /// <summary>The initial value: from the key folded with the path, so it does not depend on the order of declarations.</summary>
    public Tensor Initialize(Key key) => Initializer.Create(key.Fold(Path), Shape, DType);

    /// <summary>Path, type and shape.</summary>
    public override string ToString() => $"{Path} {DType.ToString().ToLowerInvariant()}{Shape}";
}

namespace Functional;

/// <summary>Where tensors enter or leave a network.</summary>
/// <param name="Name">The name by which data, losses and metrics are matched.</param>
/// <param name="Shape">The shape of one example, without the batch axis.</param>
/// <param name="DType">The element type; data of integer types are cast to it.</param>
public sealed record Port(string Name, Shape Shape, DType DType = DType.Float32)
{
    /// <summary>Name, type and shape.</summary>
    public override string ToString() => $"{Name} {DType.ToString().ToLowerInvariant()}{Shape}";
}

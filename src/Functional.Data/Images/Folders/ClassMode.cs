namespace Functional;

/// <summary>What an <see cref="ImageFolder"/> gives as targets, always Float32.</summary>
public enum ClassMode
{
    /// <summary>One-hot rows, [n, classes].</summary>
    Categorical,

    /// <summary>0 or 1, [n]; there must be two classes.</summary>
    Binary,

    /// <summary>The number of the class, [n].</summary>
    Sparse,

    /// <summary>The images themselves, for autoencoders.</summary>
    Input,
}

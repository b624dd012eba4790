namespace Functional;

/// <summary>How an <see cref="ImageFolder"/> reads its images; the defaults are those of Keras' <c>flow_from_directory</c>.</summary>
public sealed record ImageFolderOptions
{
    /// <summary>Rows of pixels that every image is resized to; 256.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int Height
    {
        get;
        init => field = Positive(nameof(Height), value);
    } = 256;

    /// <summary>Columns of pixels that every image is resized to; 256.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int Width
    {
        get;
        init => field = Positive(nameof(Width), value);
    } = 256;

    /// <summary>The channels that every image is converted to; RGB.</summary>
    public ColorMode ColorMode { get; init; } = ColorMode.Rgb;

    /// <summary>How images are resized; nearest.</summary>
    public Interpolation Interpolation { get; init; } = Interpolation.Nearest;

    /// <summary>A factor for all numbers, such as 1 / 255.0; 1. It comes after the augmentation.</summary>
    public double Rescale { get; init; } = 1;

    /// <summary>What the targets are; one-hot rows.</summary>
    public ClassMode ClassMode { get; init; } = ClassMode.Categorical;

    /// <summary>The folders that are the classes 0, 1, …; null for all, sorted by name.</summary>
    public Sequence<string>? Classes { get; init; }

    /// <summary>Images of a batch; 32. The last batch of a pass may be smaller.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int BatchSize
    {
        get;
        init => field = Positive(nameof(BatchSize), value);
    } = 32;

    /// <summary>Whether every pass has another order; true.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>The seed of orders and augmentation; 0.</summary>
    public long Seed { get; init; }

    /// <summary>Random changes of every image, other ones in every pass; null for none.</summary>
    public ImageAugmentation? Augmentation { get; init; }

    /// <summary>Whether folders that are symbolic links are looked into; false.</summary>
    public bool FollowLinks { get; init; }

    /// <summary>Batches that are decoded at once; null for one a processor. It does not change what they are.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int? Threads
    {
        get;
        init => field = value is { } threads ? Positive(nameof(Threads), threads) : null;
    }

    /// <summary>
    /// Is told of every image that cannot be read, be it damaged, forbidden or a link to nowhere, in their order; it is then left out of
    /// its batch. Null: reading stops with an <see cref="InvalidDataException"/> of the image, or an <see cref="IOException"/>.
    /// </summary>
    public Action<CorruptImage>? OnCorrupt { get; init; }

    private static int Positive(string name, int value) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"image folder: {name} is at least 1.");
}

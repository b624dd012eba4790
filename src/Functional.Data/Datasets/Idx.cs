namespace Functional;

public static partial class Datasets
{
    private static readonly string[] Digit = [.. Enumerable.Range(0, 10).Select(i => Messages.Number(i))];

    private static readonly string[] Clothing =
    [
        "T-shirt/top",
        "Trouser",
        "Pullover",
        "Dress",
        "Coat",
        "Sandal",
        "Shirt",
        "Sneaker",
        "Bag",
        "Ankle boot",
    ];

    /// <summary>
    /// MNIST, from a folder that holds its four files: 60,000 and 10,000 handwritten digits. X: 28 × 28 pixels, 0 (paper) to 255 (ink),
    /// UInt8 [n, 28, 28]; Y: the digit, Int32 [n].
    /// </summary>
    /// <param name="directory">
    /// The folder with <c>train-images-idx3-ubyte</c>, <c>train-labels-idx1-ubyte</c>, <c>t10k-images-idx3-ubyte</c> and
    /// <c>t10k-labels-idx1-ubyte</c>, each packed (<c>.gz</c>) or not.
    /// </param>
    /// <exception cref="FileNotFoundException">A file is missing; the message lists the names looked for.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or holds neither images nor labels.</exception>
    public static (Dataset Train, Dataset Test) Mnist(string directory) =>
        TrainAndTest(directory, "mnist", "Handwritten digits: Y. LeCun, C. Cortes, C. J. C. Burges, The MNIST database, 1998.", Digit);

    /// <summary>
    /// Fashion-MNIST, from a folder that holds its four files: 60,000 and 10,000 pieces of clothing of ten kinds. X: 28 × 28 pixels,
    /// 0 (background) to 255, UInt8 [n, 28, 28]; Y: the kind, Int32 [n], with class names.
    /// </summary>
    /// <param name="directory">The folder; the files are called as those of <see cref="Mnist"/>.</param>
    /// <exception cref="FileNotFoundException">A file is missing; the message lists the names looked for.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or holds neither images nor labels.</exception>
    public static (Dataset Train, Dataset Test) FashionMnist(string directory) =>
        TrainAndTest(
            directory,
            "fashion_mnist",
            "Clothing: H. Xiao, K. Rasul, R. Vollgraf, Fashion-MNIST, 2017, Zalando SE, MIT.",
            Clothing
        );

    /// <summary>Two IDX files, rows of anything and their labels: <see cref="IdxFile"/>. The labels become Int32.</summary>
    /// <param name="inputs">The path of the inputs, [n, …].</param>
    /// <param name="labels">The path of the labels, [n].</param>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="InvalidDataException">A file is not IDX or damaged, or the labels are not as many as the inputs.</exception>
    public static Dataset Idx(string inputs, string labels)
    {
        var (x, y) = (IdxFile.Read(inputs), IdxFile.Read(labels));
        return y.Rank == 1 && x.Shape[0] == y.Shape[0]
            ? Dataset.Of(x, y.Cast(DType.Int32))
            : throw new InvalidDataException(
                Messages.Of(
                    "idx",
                    "there must be one label per input",
                    "Give the inputs first, then the labels that belong to them.",
                    (Path.GetFileName(inputs), Messages.Describe(x)),
                    (Path.GetFileName(labels), Messages.Describe(y))
                )
            );
    }

    private static (Dataset Train, Dataset Test) TrainAndTest(string directory, string name, string description, string[] classes)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        return (Part("train"), Part("t10k"));

        Dataset Part(string part) =>
            Idx(FileOf(directory, $"{part}-images-idx3-ubyte"), FileOf(directory, $"{part}-labels-idx1-ubyte"))
                .WithName(name, description)
                .WithClassNames(classes);
    }

    private static string FileOf(string directory, string name)
    {
        // The second spelling is what the original archive unpacks to on some systems.
        string[] names = [name, name + ".gz", name.Replace("-idx", ".idx", StringComparison.Ordinal)];
        string[] paths = [.. names.Select(candidate => Path.Combine(directory, candidate))];
        return Array.Find(paths, File.Exists)
            ?? throw new FileNotFoundException(
                Messages.Of(
                    "idx",
                    $"there is none of {string.Join(", ", names)} in the folder",
                    "Give the folder that holds the four files.",
                    ("folder", Path.GetFullPath(directory))
                ),
                paths[0]
            );
    }
}

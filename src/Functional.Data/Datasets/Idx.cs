namespace Functional;

public static partial class Datasets
{
    private static readonly string[] Digit = [.. Enumerable.Range(0, 10).Select(i => Messages.Number(i))];

    private static readonly DataFile[] MnistFiles = IdxFiles(
        "mnist",
        "https://storage.googleapis.com/cvdf-datasets/mnist/",
        "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
        "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
        "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
        "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"
    );

    private static readonly DataFile[] FashionFiles = IdxFiles(
        "fashion-mnist",
        "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
        "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
        "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
        "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
        "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"
    );

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
    /// MNIST: 60,000 and 10,000 handwritten digits. X: 28 × 28 pixels, 0 (paper) to 255 (ink), UInt8 [n, 28, 28]; Y: the digit, Int32
    /// [n]. Source: Y. LeCun, C. Cortes, C. J. C. Burges, The MNIST database, 1998.
    /// </summary>
    /// <param name="directory">
    /// The folder with <c>train-images-idx3-ubyte</c>, <c>train-labels-idx1-ubyte</c>, <c>t10k-images-idx3-ubyte</c> and
    /// <c>t10k-labels-idx1-ubyte</c>, each packed (<c>.gz</c>) or not; unless given, that of the variable FUNCTIONAL_DATA, or its folder
    /// <c>mnist</c>, then a cache of one's own, into which the files are downloaded once.
    /// </param>
    /// <exception cref="FileNotFoundException">A file is missing in the folder; the message lists the names looked for.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or holds neither images nor labels.</exception>
    /// <exception cref="IOException">A file is nowhere and cannot be downloaded; the message says where to put it.</exception>
    public static (Dataset Train, Dataset Test) Mnist(string? directory = null) =>
        TrainAndTest(
            directory,
            MnistFiles,
            "mnist",
            "Handwritten digits: Y. LeCun, C. Cortes, C. J. C. Burges, The MNIST database, 1998.",
            Digit
        );

    /// <summary>
    /// Fashion-MNIST: 60,000 and 10,000 pieces of clothing of ten kinds. X: 28 × 28 pixels, 0 (background) to 255, UInt8 [n, 28, 28];
    /// Y: the kind, Int32 [n], with class names. Source: H. Xiao, K. Rasul, R. Vollgraf, Zalando SE, 2017 (MIT).
    /// </summary>
    /// <param name="directory">
    /// The folder; the files are called as those of <see cref="Mnist"/>, and looked for in the same way, in the folder
    /// <c>fashion-mnist</c>.
    /// </param>
    /// <exception cref="FileNotFoundException">A file is missing in the folder; the message lists the names looked for.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or holds neither images nor labels.</exception>
    /// <exception cref="IOException">A file is nowhere and cannot be downloaded; the message says where to put it.</exception>
    public static (Dataset Train, Dataset Test) FashionMnist(string? directory = null) =>
        TrainAndTest(
            directory,
            FashionFiles,
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

    private static (Dataset Train, Dataset Test) TrainAndTest(
        string? directory,
        DataFile[] files,
        string name,
        string description,
        string[] classes
    )
    {
        if (directory is not null)
        {
            ArgumentException.ThrowIfNullOrEmpty(directory);
        }
        return (Part(0), Part(2));

        Dataset Part(int first) =>
            Idx(files[first].Find(directory), files[first + 1].Find(directory)).WithName(name, description).WithClassNames(classes);
    }

    private static DataFile[] IdxFiles(string set, string url, params string[] checksums)
    {
        string[] names = ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"];
        return
        [
            .. names.Zip(
                checksums,
                (name, sum) =>
                    new DataFile(set, name + ".gz", sum, $"{url}{name}.gz")
                    {
                        // The second spelling is what the original archive unpacks to on some systems.
                        Others = [name, name.Replace("-idx", ".idx", StringComparison.Ordinal)],
                    }
            ),
        ];
    }
}

using System.Globalization;

namespace Functional;

public static partial class Datasets
{
    private const string Learn = "https://raw.githubusercontent.com/scikit-learn/scikit-learn/1.5.0/sklearn/datasets/data/";

    private static readonly DataFile WineFile = new(
        "wine",
        "wine_data.csv",
        "10e8a802908b34f86e5da8ce962f3c806694bc98450a18f61851af59f324bede",
        Learn + "wine_data.csv"
    )
    {
        Folders = ["sklearn-other"],
    };

    private static readonly DataFile CancerFile = new(
        "breast-cancer",
        "breast_cancer.csv",
        "fed3eb72d0575ef6192293f5093c6e801b1476b577d0386bf4455504522172ed",
        Learn + "breast_cancer.csv"
    )
    {
        Folders = ["sklearn-other"],
    };

    private static readonly string[] WineFeatures =
    [
        "alcohol",
        "malic_acid",
        "ash",
        "alcalinity_of_ash",
        "magnesium",
        "total_phenols",
        "flavanoids",
        "nonflavanoid_phenols",
        "proanthocyanins",
        "color_intensity",
        "hue",
        "od280/od315_of_diluted_wines",
        "proline",
    ];

    private static readonly string[] CancerMeasures =
    [
        "radius",
        "texture",
        "perimeter",
        "area",
        "smoothness",
        "compactness",
        "concavity",
        "concave points",
        "symmetry",
        "fractal dimension",
    ];

    /// <summary>
    /// 178 wines from three growers. X: 13 chemical measures, Float32 [178, 13]; Y: the grower, Int32 [178]. Source: M. Forina et al.,
    /// PARVUS, UCI Machine Learning Repository, 1991.
    /// </summary>
    /// <param name="directory">
    /// The folder with <c>wine_data.csv</c>; unless given, that of the variable FUNCTIONAL_DATA, then a cache of one's own, into which
    /// the file is downloaded once.
    /// </param>
    /// <exception cref="FileNotFoundException">The file is not in the folder.</exception>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="IOException">The file is nowhere and cannot be downloaded; the message says where to put it.</exception>
    public static Dataset Wine(string? directory = null) =>
        Classic(WineFile.Find(directory), "wine", "Wines of three growers: M. Forina et al., PARVUS, 1991.", WineFeatures);

    /// <summary>
    /// 569 tumours of the breast. X: mean, standard error and worst of ten measures of cell nuclei, Float32 [569, 30]; Y: 0 malignant,
    /// 1 benign, Int32 [569]. Source: W. H. Wolberg, W. N. Street, O. L. Mangasarian, UCI Machine Learning Repository, 1995.
    /// </summary>
    /// <param name="directory">
    /// The folder with <c>breast_cancer.csv</c>; unless given, that of the variable FUNCTIONAL_DATA, then a cache of one's own, into
    /// which the file is downloaded once.
    /// </param>
    /// <exception cref="FileNotFoundException">The file is not in the folder.</exception>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="IOException">The file is nowhere and cannot be downloaded; the message says where to put it.</exception>
    public static Dataset BreastCancer(string? directory = null) =>
        Classic(
            CancerFile.Find(directory),
            "breast_cancer",
            "Tumours of the breast: W. H. Wolberg, W. N. Street, O. L. Mangasarian, 1995.",
            [
                .. CancerMeasures.Select(m => $"mean {m}"),
                .. CancerMeasures.Select(m => $"{m} error"),
                .. CancerMeasures.Select(m => $"worst {m}"),
            ]
        );

    /// <summary>Files whose first line says rows, columns and the names of classes, and whose last column is the label.</summary>
    private static Dataset Classic(string path, string name, string description, string[] features)
    {
        var (header, numbers, columns) = NumericCsv.Read(path, hasHeader: true);
        var rows = numbers.Length / columns;
        if (columns != features.Length + 1 || header is not [var count, _, ..] || count != rows.ToString(CultureInfo.InvariantCulture))
        {
            throw new InvalidDataException(
                $"{Path.GetFileName(path)}: there are {rows} rows of {columns} numbers, and its first line is "
                    + $"\"{string.Join(",", header)}\"."
            );
        }
        var all = Tensor.Of<double>(numbers, [rows, columns]);
        return Dataset
            .Of(all[.., ..features.Length].Cast(DType.Float32), all[.., features.Length].Cast(DType.Int32))
            .WithName(name, description)
            .WithClassNames(header[2..])
            .WithFeatureNames(features);
    }
}

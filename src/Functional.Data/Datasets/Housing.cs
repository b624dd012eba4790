using System.Formats.Tar;
using System.IO.Compression;

namespace Functional;

public static partial class Datasets
{
    private const string HousingSource = "cal_housing.data";

    private static readonly DataFile HousingFile = new(
        "california-housing",
        "cal_housing.tgz",
        "aaa5c9a6afe2225cc2aed2723682ae403280c4a3695a2ddda4ffb5d8215ea681",
        "https://ndownloader.figshare.com/files/5976036"
    )
    {
        Others = ["california_housing.csv", HousingSource],
    };

    private static readonly string[] HousingFeatures =
    [
        "MedInc",
        "HouseAge",
        "AveRooms",
        "AveBedrms",
        "Population",
        "AveOccup",
        "Latitude",
        "Longitude",
    ];

    /// <summary>
    /// Houses of 20,640 districts of California in 1990. X: median income in 10,000 $, median age of houses in years, rooms, bedrooms and
    /// people a household, people, latitude and longitude, Float32 [20640, 8]; Y: the median value of a house in 100,000 $, Float32
    /// [20640], as scikit-learn's <c>fetch_california_housing</c>. Source: R. K. Pace, R. Barry, Sparse spatial autoregressions, 1997.
    /// </summary>
    /// <param name="directory">
    /// The folder with <c>california_housing.csv</c> (columns in any order, under scikit-learn's names), <c>cal_housing.data</c> or
    /// <c>cal_housing.tgz</c>; unless given, that of the variable FUNCTIONAL_DATA, then a cache of one's own, into which the file is
    /// downloaded once.
    /// </param>
    /// <param name="dtype">The type of X and Y.</param>
    /// <exception cref="FileNotFoundException">The file is not in the folder.</exception>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="IOException">The file is nowhere and cannot be downloaded; the message says where to put it.</exception>
    public static Dataset CaliforniaHousing(string? directory = null, DType dtype = DType.Float32)
    {
        var path = HousingFile.Find(directory);
        var (header, numbers, columns) = path.EndsWith(".csv", StringComparison.Ordinal)
            ? NumericCsv.Read(path, hasHeader: true)
            : Source(path);
        var rows = Tensor.Of<double>(numbers, [numbers.Length / columns, columns]);
        if (columns != HousingFeatures.Length + 1)
        {
            throw new InvalidDataException($"{Path.GetFileName(path)}: there are {columns} numbers in a line, and 9 are expected.");
        }
        rows = path.EndsWith(".csv", StringComparison.Ordinal) ? InOrder(rows, header, path) : Derived(rows);
        return Dataset
            .Of(rows[.., ..8].Cast(dtype), rows[.., 8].Cast(dtype))
            .WithName("california_housing", "Districts of California in 1990: R. K. Pace, R. Barry, Sparse spatial autoregressions, 1997.")
            .WithFeatureNames(HousingFeatures);
    }

    /// <summary>The columns of the features by their names, and the one that is left, the target, behind them.</summary>
    private static Tensor InOrder(Tensor rows, string[] header, string path)
    {
        string[] names = [.. header.Select(name => name.Trim(' ', '"', '\uFEFF'))];
        int[] places = [.. HousingFeatures.Select(feature => Array.IndexOf(names, feature))];
        if (names.Length != HousingFeatures.Length + 1 || places.Any(place => place < 0))
        {
            throw new InvalidDataException(
                $"{Path.GetFileName(path)}, line 1: the columns are {string.Join(", ", names)}; expected are "
                    + $"{string.Join(", ", HousingFeatures)} and the target, in any order."
            );
        }
        var target = Enumerable.Range(0, names.Length).Except(places);
        return Ops.Stack([.. places.Concat(target).Select(place => rows[.., place])], 1);
    }

    /// <summary>Longitude, latitude, age, rooms, bedrooms, people, households, income, value ↦ the features and the target.</summary>
    private static Tensor Derived(Tensor source)
    {
        Tensor Column(int i) => source[.., i];
        var households = Column(6);
        return Ops.Stack(
            [
                Column(7),
                Column(2),
                Column(3) / households,
                Column(4) / households,
                Column(5),
                Column(5) / households,
                Column(1),
                Column(0),
                Column(8) / 100000,
            ],
            1
        );
    }

    private static (string[] Header, double[] Numbers, int Columns) Source(string path)
    {
        if (!path.EndsWith(".tgz", StringComparison.Ordinal))
        {
            return NumericCsv.Read(path, hasHeader: false);
        }
        using var file = File.OpenRead(path);
        using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        using var archive = new TarReader(unpacked);
        while (archive.GetNextEntry() is { } entry)
        {
            if (entry.Name.EndsWith(HousingSource, StringComparison.Ordinal) && entry.DataStream is { } content)
            {
                return NumericCsv.Read(content, HousingSource, hasHeader: false);
            }
        }
        throw new InvalidDataException($"{Path.GetFileName(path)}: there is no {HousingSource} in it.");
    }
}

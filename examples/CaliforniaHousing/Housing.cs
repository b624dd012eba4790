using System.Globalization;
using Functional;

/// <summary>Houses in California, 1990: eight numbers of a block of houses, and their median price in 100,000 dollars.</summary>
internal static class Housing
{
    private const int Columns = 9;

    /// <summary>The file, split as always and standardized by the rows to learn from: 11,610, 3,870 and 5,160.</summary>
    public static (Dataset Train, Dataset Validation, Dataset Test) Read(string path)
    {
        var (rest, test) = Parse(path).Split(test: 0.25, new NumpyRandom(0));
        var (train, validation) = rest.Split(test: 0.25, new NumpyRandom(0));
        var scaler = Scaler.Standard.Fit(train);
        return (scaler.Transform(train), scaler.Transform(validation), scaler.Transform(test));
    }

    /// <summary>A line of names, then lines of numbers, the price last.</summary>
    private static Dataset Parse(string path)
    {
        var lines = File.ReadLines(path).ToList();
        var values = new List<double>(lines.Count * Columns);
        for (var line = 1; line < lines.Count; line++)
        {
            var cells = lines[line].Split(',');
            if (cells.Length != Columns)
            {
                throw new InvalidDataException($"{path}, line {line + 1}: {cells.Length} cells in place of {Columns}.");
            }
            values.AddRange(cells.Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)));
        }
        var table = Tensor.Of<double>([.. values], [lines.Count - 1, Columns]);
        return Dataset
            .Of(table[.., ..8].Cast(DType.Float32), table[.., 8..].Cast(DType.Float32))
            .WithFeatureNames(lines[0].Split(',')[..8])
            .WithName("california housing");
    }
}

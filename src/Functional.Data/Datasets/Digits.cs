namespace Functional;

public static partial class Datasets
{
    private static readonly Lazy<Dataset> TheDigits = new(() =>
        PackedTable
            .Load("digits.gz")
            .WithName(
                "digits",
                "1,797 handwritten digits by 13 people, 8 x 8 pixels of 0 to 16: the test set of Optical Recognition of Handwritten "
                    + "Digits, E. Alpaydin and C. Kaynak, 1998. UCI Machine Learning Repository, CC BY 4.0; values as in scikit-learn, "
                    + "BSD-3-Clause."
            )
            .WithClassNames(Enumerable.Range(0, 10).Select(i => Messages.Number(i)))
            .WithFeatureNames(Enumerable.Range(0, 64).Select(i => $"pixel_{Messages.Number(i / 8)}_{Messages.Number(i % 8)}"))
    );

    /// <summary>
    /// 1,797 handwritten digits. X: 8 × 8 pixels row by row, whole numbers from 0 to 16, Float32 [1797, 64]; Y: the digit, Int32
    /// [1797]. Loaded once. Source: E. Alpaydin, C. Kaynak, UCI Machine Learning Repository, 1998 (CC BY 4.0).
    /// </summary>
    public static Dataset Digits() => TheDigits.Value;
}

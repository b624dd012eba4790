namespace Functional;

public static partial class Datasets
{
    private static readonly Lazy<Dataset> TheIris = new(() =>
        PackedTable
            .Load("iris.gz")
            .WithName(
                "iris",
                "150 flowers, 50 of each of three species of iris, measured in cm: R. A. Fisher, The use of multiple measurements in "
                    + "taxonomic problems, 1936. UCI Machine Learning Repository, CC BY 4.0; values as in scikit-learn, BSD-3-Clause."
            )
            .WithClassNames("setosa", "versicolor", "virginica")
            .WithFeatureNames("sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)")
    );

    /// <summary>
    /// 150 iris flowers of three species. X: lengths and widths of sepals and petals in cm, Float32 [150, 4]; Y: 0 setosa,
    /// 1 versicolor, 2 virginica, Int32 [150]. Loaded once. Source: R. A. Fisher, 1936, UCI Machine Learning Repository (CC BY 4.0).
    /// </summary>
    public static Dataset Iris() => TheIris.Value;
}

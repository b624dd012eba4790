using Functional.Testing;

namespace Functional.Tests;

public sealed class PreparationFileTests : IDisposable
{
    static readonly Tensor Rows = Tensor.Of([1.0, 10, double.NaN, 30, 3, 20, 5, 20, 0.1, 7], DType.Float64).Reshape(5, 2);

    readonly string folder = Directory.CreateTempSubdirectory().FullName;

    string PathOf => Path.Combine(folder, "preparation.json");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Every_step_comes_back_and_prepares_to_the_same_bits()
    {
        ITransform[] scalers =
        [
            Scaler.Standard,
            Scaler.MinMax(-1, 1),
            Scaler.Robust,
            Scaler.MaxAbs,
            Normalizer.L1,
            Normalizer.L2,
            Normalizer.Max,
        ];
        ITransform[] imputers = [Imputer.Mean, Imputer.Median, Imputer.MostFrequent, Imputer.Constant(-0.5)];
        foreach (
            var pipeline in imputers
                .SelectMany(i => scalers.Select(s => Pipeline.Of(i, s)))
                .Append(Pipeline.Of(Imputer.Mean, new OneHotEncoder()))
        )
        {
            var fitted = pipeline.Fit(Rows);
            PreparationFile.Save(PathOf, fitted);
            var back = PreparationFile.Load(PathOf);

            Assert.Equal(fitted, back);
            Assert.Equal(fitted.Transform(Rows), back.Transform(Rows));
        }
        PreparationFile.Save(PathOf, new OneHotEncoder(IgnoreUnknown: true).Fit(Rows));
        Assert.Equal(
            [0, 0, 0, 0, 0, 0, 0, 0, 0],
            PreparationFile.Load(PathOf).Transform(Tensor.Of([9.0, 9], DType.Float64).Reshape(1, 2)).ToArray()
        );
    }

    [Fact]
    public void Categories_keep_their_type_and_every_digit()
    {
        foreach (
            var ids in new[]
            {
                Tensor.Of<long>([9007199254740993, 9007199254740992], Shape.Of(2)),
                Tensor.Of(3, 1),
                Tensor.Of([0.1, double.NaN]),
            }
        )
        {
            var fitted = new OneHotEncoder().Fit(ids);
            PreparationFile.Save(PathOf, fitted);

            Assert.Equal(fitted, PreparationFile.Load(PathOf));
        }
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused_when_they_are_read()
    {
        PreparationFile.Save(PathOf, Scaler.Standard.Fit(Tensor.Of([1.0, 2, 3, 4], Shape.Of(2, 2))));
        var text = File.ReadAllText(PathOf);
        var spread = text[text.IndexOf("\"spread\"", StringComparison.Ordinal)..];
        var wrong = spread.Replace("\"shape\":[2]", "\"shape\":[1]", StringComparison.Ordinal);
        File.WriteAllText(PathOf, text.Replace(spread, wrong.Replace("[1,1]", "[1]", StringComparison.Ordinal), StringComparison.Ordinal));

        Assert.Contains(
            "centers [2] and spreads [1]",
            Assert.Throws<InvalidDataException>(() => PreparationFile.Load(PathOf)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_step_of_ones_own_has_no_form()
    {
        var fitted = Pipeline.Of(Imputer.Mean, Transform.Of("log", Ops.Log1p)).Fit(Rows);

        Assert.Contains(
            "\"log\"",
            Assert.Throws<NotSupportedException>(() => PreparationFile.Save(PathOf, fitted)).Message,
            StringComparison.Ordinal
        );
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public void A_damaged_file_is_refused_or_read()
    {
        PreparationFile.Save(PathOf, Pipeline.Of(Imputer.Mean, Scaler.Standard, new OneHotEncoder()).Fit(Rows));
        Fuzz.Check<InvalidDataException>(
            File.ReadAllBytes(PathOf),
            bytes =>
            {
                File.WriteAllBytes(PathOf, bytes);
                PreparationFile.Load(PathOf);
            }
        );
        File.WriteAllText(PathOf, "{\"version\": 2}");
        Assert.Contains(
            "version 2",
            Assert.Throws<InvalidDataException>(() => PreparationFile.Load(PathOf)).Message,
            StringComparison.Ordinal
        );
    }
}

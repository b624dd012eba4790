using Functional.Testing;

namespace Functional.Tests;

/// <summary>The data calls of notebooks that classify 28 × 28 pixels, with the numbers of numpy and pandas.</summary>
public sealed class PixelDataTests
{
    static (Tensor Probabilities, System.Text.Json.JsonElement Recorded) Rows
    {
        get
        {
            var recorded = RecordedCalls.Of("order");
            return (recorded.Numbers("p"), recorded);
        }
    }

    [DataFact("mnist")]
    public void Mnist_load_data() => Check("mnist", Datasets.Mnist());

    [DataFact("fashion-mnist")]
    public void Fashion_mnist_load_data() => Check("fashion-mnist", Datasets.FashionMnist());

    [DataFact("mnist")]
    public void Reshape_60000_784_and_divide_by_255()
    {
        var rows = Datasets.Mnist().Train.X.Reshape(60000, 784).Cast(DType.Float32) / 255;

        Assert.Equal((DType.Float32, "[60000, 784]"), (rows.DType, rows.Shape.ToString()));
        RecordedCalls.Of("mnist").Check("some", rows[0, 400..420], 0);
    }

    [Fact]
    public void To_categorical_of_10_classes()
    {
        var hot = Tensor.Of(5, 0, 9).ToCategorical(10);

        Assert.Equal((DType.Float32, "[3, 10]"), (hot.DType, hot.Shape.ToString()));
        Assert.Equal([5, 0, 9], hot.ArgMax(1).ToArray<int>());
        Assert.Equal(3, hot.Sum().ToSingle());
    }

    [Fact]
    public void Np_random_seed_812()
    {
        var recorded = RecordedCalls.Of("seed_812");
        var random = new NumpyRandom(812);

        recorded.Check("rand", random.Uniform(4), 0);
        recorded.Check("randn", random.Normal(5), 1e-15);
        Assert.Equal(recorded.Integers("randint"), Enumerable.Range(0, 6).Select(_ => random.NextInteger(0, 100)));
        Assert.Equal(recorded.Integers("permutation"), random.Permutation(10).ToArray<int>());
    }

    [Fact]
    public void Data_frame_values()
    {
        double[] first = [1, 0.5, -2],
            second = [3, 4, 5];
        var frame = Table.Of(Column.Of("x1", first), Column.Of("x2", second));

        Assert.Equal(["x1", "x2"], frame.Names);
        Assert.Equal([1, 3, 0.5, 4, -2, 5], frame.ToTensor(DType.Float64).ToArray<double>());
        Assert.Equal([3.0, 4, 5], frame["x2"].ToDoubles());
    }

    [Fact]
    public void Astype_float32_divided_by_255()
    {
        var scaled = Tensor.Of([0, 51, 255]).Cast(DType.UInt8).Cast(DType.Float32) / 255;

        Assert.Equal(DType.Float32, scaled.DType);
        Assert.Equal([0f, 51f / 255, 1], scaled.ToArray());
    }

    [Fact]
    public void Argsort_descending_first_k()
    {
        var (p, recorded) = Rows;

        recorded.Check("first", Ops.TopK(p, 3).Indices);
        recorded.Check("first", Ops.Sort(p, descending: true).Indices[.., ..3]);
    }

    [Fact]
    public void Argmax_of_axis_1()
    {
        var (p, recorded) = Rows;

        recorded.Check("argmax", p.ArgMax(1));
    }

    [Fact]
    public void Max_of_axis_1()
    {
        var (p, recorded) = Rows;

        recorded.Check("max", p.Max(1), 0);
    }

    [Fact]
    public void Round_2()
    {
        var (p, recorded) = Rows;

        recorded.Check("round", Ops.Round(p * 100) / 100);
    }

    [Fact]
    public void Fancy_indexing_of_rows_and_their_columns()
    {
        var (p, recorded) = Rows;
        var rows = Ops.Gather(p, Tensor.Of(2, 0, 2));

        Assert.Equal([.. p[2].ToArray<double>(), .. p[0].ToArray<double>(), .. p[2].ToArray<double>()], rows.ToArray<double>());
        // p[np.tile(…), np.argsort(-p)]: every row sorted.
        Assert.Equal(recorded.GetProperty("max").Numbers(), Ops.Sort(p, descending: true).Values[.., 0].ToArray<double>());
    }

    static void Check(string name, (Dataset Train, Dataset Test) data)
    {
        var recorded = RecordedCalls.Of(name);
        var (images, labels) = data.Train;

        Assert.Equal((DType.UInt8, "[60000, 28, 28]"), (images.DType, images.Shape.ToString()));
        Assert.Equal((DType.Int32, "[60000]"), (labels.DType, labels.Shape.ToString()));
        Assert.Equal([10000, 28, 28], data.Test.X.Shape);
        Assert.Equal(recorded.Integers("labels"), labels[..10].ToArray<int>());
        Assert.Equal(recorded.Integers("test_labels"), data.Test.Y[..10].ToArray<int>());
        Assert.Equal(recorded.GetProperty("sum").GetInt64(), images.ToArray<byte>().Sum(pixel => (long)pixel));
        Assert.Equal(recorded.GetProperty("row").GetInt32(), images[0].ToArray<byte>().Sum(pixel => pixel));
    }
}

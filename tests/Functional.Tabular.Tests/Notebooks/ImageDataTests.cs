namespace Functional.Tests;

/// <summary>The calls of a notebook that reads pictures; numbers of Pillow, on which those of Keras stand.</summary>
public sealed class ImageDataTests : IDisposable
{
    static readonly ImageFolderOptions Options = new()
    {
        Height = 64,
        Width = 64,
        BatchSize = 10,
        Rescale = 1 / 255.0,
        Shuffle = false,
    };

    readonly string folder = Directory.CreateTempSubdirectory("pictures").FullName;

    /// <summary>Twelve pictures of one colour each: cats of red 0, 20, …, dogs of red 120, 140, ….</summary>
    public ImageDataTests()
    {
        for (var i = 0; i < 12; i++)
        {
            var path = Path.Combine(folder, i < 6 ? "cats" : "dogs", $"{i:D2}.png");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            Image.Of(3, 2, ColorMode.Rgb, [.. Enumerable.Range(0, 18).Select(place => (byte)(place % 3 == 0 ? 20 * i : 7))]).Save(path);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Image_data_generator_flow_from_directory_with_a_target_size_and_batches_of_10()
    {
        var images = ImageFolder.Open(folder, Options);

        Assert.Equal("Found 12 images belonging to 2 classes.", images.ToString());
        Assert.Equal(["cats", "dogs"], images.ClassNames);
        Assert.Equal([10, 2], images.Select(batch => batch.Count));
        Assert.All(images, batch => Assert.Equal([64, 64, 3], batch.X.Shape[1..]));
    }

    [Fact]
    public void Next_of_a_generator_is_a_batch_of_images_and_one_hot_rows()
    {
        using var generator = ImageFolder.Open(folder, Options).Endless().GetEnumerator();
        Assert.True(generator.MoveNext());
        var (images, labels) = generator.Current;

        Assert.Equal((DType.Float32, DType.Float32), (images.DType, labels.DType));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => 20f * i * (float)(1 / 255.0)), images[.., 5, 5, 0].ToArray());
        Assert.Equal([.. Enumerable.Repeat(0f, 6), .. Enumerable.Repeat(1f, 4)], labels[.., 1].ToArray());
        Assert.Equal(Tensor.Ones(10), labels.Sum(1));

        Assert.True(generator.MoveNext());
        Assert.Equal(2, generator.Current.Count);
        Assert.True(generator.MoveNext());
        Assert.Equal(images, generator.Current.X);
    }

    [JpegFact(needsData: true)]
    public void Flow_from_directory_reads_photographs_of_cats_and_dogs()
    {
        var recorded = RecordedCalls.Of("pets");
        var pets = Path.Combine(DataFolder.Images!, "cats-dogs", "training_set");

        var images = ImageFolder.Open(pets, Options with { Rescale = 1 });

        Assert.Equal("Found 24 images belonging to 2 classes.", images.ToString());
        Assert.Equal(recorded.GetProperty("files").EnumerateArray().Select(file => file.GetString()!), images.FileNames);
        Assert.Equal(
            recorded.Integers("sums"),
            images.SelectMany(batch => Enumerable.Range(0, batch.Count).Select(i => (int)batch.X[i].ToArray<double>().Sum()))
        );
    }

    // x − min(x), by its maximum, times 255, cut to bytes.
    [Fact]
    public void Array_to_img_spreads_numbers_over_0_to_255() =>
        Assert.Equal([127, 255, 0, 63], Image.Of(Tensor.Of(0.5f, 1, 0, 0.25f).Reshape(2, 2, 1)).Pixels.ToArray());

    [Fact]
    public void Img_to_array_gives_rows_columns_and_channels_of_float32()
    {
        var array = Image.Of(2, 1, ColorMode.Rgb, [1, 2, 3, 4, 5, 255]).ToTensor();

        Assert.Equal((DType.Float32, "[1, 2, 3]"), (array.DType, array.Shape.ToString()));
        Assert.Equal([1f, 2, 3, 4, 5, 255], array.ToArray());
    }

    [Fact]
    public void Load_img_with_a_target_size()
    {
        var image = Image.Load(Path.Combine(folder, "cats", "03.png")).Resize(64, 64);

        Assert.Equal("RGB image, 64 x 64", image.ToString(), ignoreCase: true);
        Assert.Equal((60, 7, 7), (image[9, 9, 0], image[9, 9, 1], image[9, 9, 2]));
    }

    [Fact]
    public void Reshape_of_64_by_64_images_to_12288_numbers_a_row()
    {
        var images = ImageFolder.Open(folder, Options).First().X;
        var rows = images.Reshape(images.Shape[0], -1);

        Assert.Equal([10, 12288], rows.Shape);
        Assert.Equal(images[3].ToArray(), rows[3].ToArray());
    }

    [JpegFact(needsData: true)]
    public void Load_sample_images_gives_china_and_flower()
    {
        var recorded = RecordedCalls.Of("china");
        var (china, flower) = Datasets.SampleImages();
        var pixels = china.ToTensor().Cast(DType.Float64);

        Assert.Equal(recorded.Integers("shape"), pixels.Shape);
        recorded.Check("first", pixels[0, 0]);
        recorded.Check("mean", pixels.Mean([0, 1]), 1e-9);
        Assert.Equal((640, 427), (flower.Width, flower.Height));
    }
}

namespace Functional.Tests;

public sealed class ImageFolderTests : IDisposable
{
    static readonly ImageFolderOptions Small = new()
    {
        Height = 2,
        Width = 3,
        BatchSize = 4,
        Shuffle = false,
        ClassMode = ClassMode.Sparse,
    };

    readonly string folder = Directory.CreateTempSubdirectory("images").FullName;

    /// <summary>Ten images whose number is in their colour, and what is not looked at.</summary>
    public ImageFolderTests()
    {
        string[] names = ["b/10", "b/9", "b/sub-x/1", "b/sub/1", "b/sub/0", "Z/z", "Z/y", "a/1", "a/2", "a/0"];
        for (var i = 0; i < names.Length; i++)
        {
            Save(names[i] + ".png", i);
        }
        File.WriteAllText(Path.Combine(folder, "b", "notes.txt"), "no image");
        Save("outside.png", 99);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Flow_from_directory_finds_images_by_class_then_folder_then_name()
    {
        var images = ImageFolder.Open(folder);

        Assert.Equal("Found 10 images belonging to 3 classes.", images.ToString());
        Assert.Equal(["Z", "a", "b"], images.ClassNames);
        string[] expected =
        [
            "Z/y.png",
            "Z/z.png",
            "a/0.png",
            "a/1.png",
            "a/2.png",
            "b/10.png",
            "b/9.png",
            "b/sub/0.png",
            "b/sub/1.png",
            "b/sub-x/1.png",
        ];
        // By the paths of the folders: "b/sub" stands before "b/sub-x", of which it is the start.
        Assert.Equal(expected, images.FileNames);
        Assert.Equal([0, 0, 1, 1, 1, 2, 2, 2, 2, 2], images.Labels);
        Assert.Equal((10, 1), (images.Count, images.Steps));
    }

    [Fact]
    public void Batches_hold_the_images_and_their_classes()
    {
        Dataset[] batches = [.. ImageFolder.Open(folder, Small)];

        Assert.Equal([4, 4, 2], batches.Select(b => b.Count));
        Assert.Equal("4 rows: float32[4, 2, 3, 3] → float32[4]", batches[0].ToString());
        Assert.Equal([6, 5, 9, 7, 8, 0, 1, 4, 3, 2], Numbers(batches));
        Assert.Equal([0f, 0, 1, 1, 1, 2, 2, 2, 2, 2], batches.SelectMany(b => b.Y.ToArray()));
        Assert.Equal(["Z", "a", "b"], batches[0].ClassNames);
    }

    [Fact]
    public void Class_mode_none_gives_the_images_alone()
    {
        var images = ImageFolder.Open(folder, Small);

        Assert.Equal(images.Select(batch => batch.X), images.Inputs());
    }

    [Fact]
    public void Class_modes_are_those_of_Keras()
    {
        Dataset First(ClassMode mode, params string[] classes) =>
            ImageFolder.Open(folder, Small with { ClassMode = mode, Classes = [.. classes] }).First();

        var categorical = First(ClassMode.Categorical, "Z", "a").Y;
        Assert.Equal(Shape.Of(4, 2), categorical.Shape);
        Assert.Equal([1f, 0, 1, 0, 0, 1, 0, 1], categorical.ToArray());
        Assert.Equal([0f, 0, 1, 1], First(ClassMode.Binary, "Z", "a").Y.ToArray());
        Assert.Equal([0f, 0, 0, 1], First(ClassMode.Sparse, "a", "Z").Y.ToArray());
        var input = First(ClassMode.Input, "a");
        Assert.Equal(input.X, input.Y);
        var message = Samples.MessageOf<ArgumentException>(() => ImageFolder.Open(folder, Small with { ClassMode = ClassMode.Binary }));
        Assert.Contains("classes Z, a, b", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Images_are_converted_resized_and_rescaled()
    {
        var options = Small with
        {
            ColorMode = ColorMode.Grayscale,
            Rescale = 0.5,
            Height = 5,
            Width = 1,
            Interpolation = Interpolation.Bilinear,
        };

        var batch = ImageFolder.Open(folder, options).First();

        Assert.Equal(Shape.Of(4, 5, 1, 1), batch.X.Shape);
        Assert.Equal([3f, 2.5f, 4.5f, 3.5f], Enumerable.Range(0, 4).Select(i => batch.X[i].ToArray()[0]));
    }

    [Fact]
    public void The_same_seed_gives_the_same_batches_for_any_number_of_threads()
    {
        var options = Small with
        {
            Shuffle = true,
            Seed = 5,
            Augmentation = new()
            {
                Rotation = 20,
                Zoom = 0.2,
                WidthShift = 0.3,
            },
        };
        Save("a/0.png", 0, 9, 2, 3, 4, 5);
        Dataset[] Batches(int threads, int pass) => [.. ImageFolder.Open(folder, options with { Threads = threads }).Pass(pass)];

        Assert.Equal(Batches(1, 1), Batches(7, 1));
        Assert.NotEqual(Batches(1, 1), Batches(1, 2));
        Assert.Equal(Enumerable.Range(0, 10), Numbers(ImageFolder.Open(folder, options with { Augmentation = null }).Pass(3)).Order());
        Assert.NotEqual(Batches(1, 0), [.. ImageFolder.Open(folder, options with { Seed = 6 })]);
    }

    [Fact]
    public void Endless_gives_pass_after_pass()
    {
        var images = ImageFolder.Open(folder, Small with { Shuffle = true, Threads = 2 });

        Dataset[] taken = [.. images.Endless().Take(7)];

        Assert.Equal([.. images.Pass(0), .. images.Pass(1), images.Pass(2).First()], taken);
        Assert.Equal(3, images.Steps);
    }

    [Fact]
    public void Validation_is_the_start_of_every_class()
    {
        var (train, validation) = ImageFolder.Open(folder, Small).Split(0.4);

        Assert.Equal(["a/0.png", "b/10.png", "b/9.png"], validation.FileNames);
        Assert.Equal([1, 2, 2], validation.Labels);
        Assert.Equal("Found 7 images belonging to 3 classes.", train.ToString());
        Assert.Equal([6, 5, 7, 8, 4, 3, 2], Numbers(train));
        Assert.Equal(3, validation.With(Small with { BatchSize = 1 }).Steps);
        Assert.Throws<ArgumentOutOfRangeException>(() => train.Split(1));
        Assert.Contains("validation", Samples.MessageOf<ArgumentException>(() => train.Split(0.01)), StringComparison.Ordinal);
    }

    [Fact]
    public void Corrupt_images_are_an_error_or_left_out_and_told()
    {
        File.WriteAllText(Path.Combine(folder, "a", "1.png"), "no picture");
        var message = Samples.MessageOf<InvalidDataException>(() => Drain(ImageFolder.Open(folder, Small)));
        Assert.Contains("1.png: the first bytes are those of no picture", message, StringComparison.Ordinal);

        var corrupt = new List<CorruptImage>();
        Dataset[] batches = [.. ImageFolder.Open(folder, Small with { OnCorrupt = corrupt.Add })];

        Assert.Equal([6, 5, 9, 8, 0, 1, 4, 3, 2], Numbers(batches));
        Assert.Equal([0f, 0, 1, 1, 2, 2, 2, 2, 2], batches.SelectMany(b => b.Y.ToArray()));
        Assert.Equal(Path.Combine(folder, "a/1.png"), Assert.Single(corrupt).Path);
        Assert.Equal(message, corrupt[0].ToString());
    }

    [Fact]
    public void Reading_ends_when_no_image_can_be_read()
    {
        foreach (var path in Directory.GetFiles(folder, "*.png", SearchOption.AllDirectories))
        {
            File.WriteAllBytes(path, []);
        }
        var told = 0;

        var images = ImageFolder.Open(folder, Small with { OnCorrupt = _ => told++ });

        Assert.Contains("not one of its images", Samples.MessageOf<InvalidDataException>(() => Drain(images.Endless())));
        Assert.Equal(10, told);
    }

    [Fact]
    public void Missing_folders_and_images_are_named()
    {
        Directory.CreateDirectory(Path.Combine(folder, "empty", "class"));

        Assert.Throws<DirectoryNotFoundException>(() => ImageFolder.Open(Path.Combine(folder, "nowhere")));
        Assert.Throws<DirectoryNotFoundException>(() => ImageFolder.Open(folder, Small with { Classes = ["c"] }));
        var message = Samples.MessageOf<ArgumentException>(() => ImageFolder.Open(Path.Combine(folder, "empty")));
        Assert.Contains("there is no image", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageFolderOptions { BatchSize = 0 });
    }

    [Fact]
    public void A_stream_may_be_left_early()
    {
        foreach (var batch in ImageFolder.Open(folder, Small with { BatchSize = 1, Threads = 3 }).Endless())
        {
            Assert.Equal(1, batch.Count);
            break;
        }
    }

    [Fact]
    public void An_image_that_is_gone_or_a_link_to_nowhere_is_an_error_or_told()
    {
        var gone = Path.Combine(folder, "b", "9.png");
        File.Delete(gone);
        File.CreateSymbolicLink(gone, "nowhere.png");
        var images = ImageFolder.Open(folder, Small);

        Assert.Throws<FileNotFoundException>(() => Drain(images));
        var corrupt = new List<CorruptImage>();
        Assert.Equal(9, images.With(Small with { OnCorrupt = corrupt.Add }).Sum(batch => batch.Count));
        Assert.Equal(gone, Assert.Single(corrupt).Path);
    }

    [JpegFact(needsData: true)]
    public void Reads_folders_of_photographs()
    {
        var images = ImageFolder.Open(Path.Combine(DataFolder.Images!, "cats-dogs", "training_set"), new() { Height = 64, Width = 64 });

        Assert.Equal("Found 24 images belonging to 2 classes.", images.ToString());
        Assert.Equal(["cats", "dogs"], images.ClassNames);
        Assert.Equal("24 rows: float32[24, 64, 64, 3] → float32[24, 2]", Assert.Single(images).ToString());
    }

    static void Drain(IEnumerable<Dataset> batches) => Assert.NotEmpty(batches.ToArray());

    static IEnumerable<int> Numbers(IEnumerable<Dataset> batches) =>
        batches.SelectMany(b => Enumerable.Range(0, b.Count).Select(i => (int)b.X[i].ToArray()[0]));

    void Save(string name, params int[] values)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        byte[] pixels = [.. values.SelectMany(v => new[] { (byte)v, (byte)v, (byte)v })];
        Image.Of(values.Length, 1, ColorMode.Rgb, pixels).Save(path);
    }
}

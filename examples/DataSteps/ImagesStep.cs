using Functional;

/// <summary>Pictures: colours, numbers and pixels, and a folder with one folder per class.</summary>
internal static class ImagesStep
{
    public static void Run()
    {
        // Ten thousand pictures in a folder are read as these thirty are; they are written here so that there is something to read.
        var folder = Directory.CreateTempSubdirectory("functional-images");
        try
        {
            Write(folder.FullName);
            var options = new ImageFolderOptions
            {
                Height = 64,
                Width = 64,
                Rescale = 1 / 255.0,
                BatchSize = 20,
                Seed = 42,
            };
            var images = ImageFolder.Open(folder.FullName, options);
            Console.WriteLine($"{images} Classes: {string.Join(", ", images.ClassNames)}");
            var batch = images.First();
            Console.WriteLine($"the first batch: inputs {batch.X.Shape}, targets {batch.Y.Shape}");
            var flat = batch.Map(x => x.Reshape(x.Shape[0], -1));
            Console.WriteLine($"as rows: {flat.X.Shape}");
            var rotated = new ImageAugmentation { Rotation = 20, HorizontalFlip = true }.Apply(batch.X[0], Key.Of(7));
            Console.WriteLine($"the first image turned and flipped by chance: {rotated.Shape}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        var (china, _) = Datasets.SampleImages();
        Console.WriteLine($"a photograph: {china}; as numbers {china.ToTensor().Shape}");
        Console.WriteLine($"its upper left pixel in red, green and blue: {string.Join(' ', china.ToTensor()[0, 0].ToArray())}");
    }

    /// <summary>Digits that are even and odd as PNG files.</summary>
    private static void Write(string folder)
    {
        var digits = Datasets.Digits();
        for (var i = 0; i < 30; i++)
        {
            var name = (int)digits.Y[i] % 2 == 0 ? "even" : "odd";
            var path = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
            Image.Of(digits.X[i].Reshape(8, 8)).Resize(32, 32).Save(Path.Combine(path, $"{i}.png"));
        }
    }
}

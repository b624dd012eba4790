namespace Functional;

public static partial class Datasets
{
    private const string LearnImages = "https://raw.githubusercontent.com/scikit-learn/scikit-learn/1.5.0/sklearn/datasets/images/";

    private static readonly DataFile ChinaFile = new(
        "sample-images",
        "china.jpg",
        "8378025ad2519d649d02e32bd98990db4ab572357d9f09841c2fbfbb4fefad29",
        LearnImages + "china.jpg"
    );

    private static readonly DataFile FlowerFile = new(
        "sample-images",
        "flower.jpg",
        "a77f6ec41e353afdf8bdff2ea981b2955535d8d83294f8cfa49cf4e423dd5638",
        LearnImages + "flower.jpg"
    );

    /// <summary>
    /// The two photographs of scikit-learn's <c>load_sample_images</c>, a Chinese palace and a flower, RGB, 640 × 427 each; CC BY 2.0.
    /// They are JPEG: libjpeg-turbo must be installed.
    /// </summary>
    /// <param name="directory">
    /// The folder with <c>china.jpg</c> and <c>flower.jpg</c>; unless given, that of the variable FUNCTIONAL_DATA, then a cache of one's
    /// own, into which the files are downloaded once.
    /// </param>
    /// <exception cref="DllNotFoundException">libjpeg-turbo is not installed.</exception>
    /// <exception cref="FileNotFoundException">A file is not in the folder.</exception>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    /// <exception cref="IOException">A file is nowhere and cannot be downloaded; the message says where to put it.</exception>
    public static (Image China, Image Flower) SampleImages(string? directory = null) =>
        (Image.Load(ChinaFile.Find(directory)), Image.Load(FlowerFile.Find(directory)));
}

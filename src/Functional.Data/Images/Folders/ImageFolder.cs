using System.Collections;
using System.Diagnostics;

namespace Functional;

/// <summary>
/// Images in a folder with one folder per class, as a stream of batches for <c>Fit</c> and <c>Evaluate</c>: Keras'
/// <c>flow_from_directory</c>. Images are decoded in the background, a few batches ahead, so memory does not grow with the folder; the
/// same seed gives the same batches for any number of threads. Every epoch of a <c>Fit</c> is a pass with an order and changes of its own.
/// Immutable: to enumerate it gives the first pass every time, <see cref="Pass"/> any other, <see cref="Endless"/> all of them.
/// </summary>
/// <example>
/// <c>var cats = ImageFolder.Open("training_set", new() { Height = 64, Width = 64, Rescale = 1 / 255.0, ClassMode = ClassMode.Binary });
/// model.Fit(cats, new FitOptions { Epochs = 10 });</c>
/// </example>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class ImageFolder : IDatasetPasses
{
    private ImageFolder(
        string directory,
        ImageFolderOptions options,
        Sequence<string> classes,
        Sequence<string> files,
        Sequence<int> labels
    )
    {
        (Directory, Options, ClassNames, FileNames, Labels) = (directory, options, classes, files, labels);
        if (options.ClassMode == ClassMode.Binary && classes.Count != 2)
        {
            throw new ArgumentException(
                Messages.Of(
                    "image folder",
                    "binary targets need two classes",
                    "Use ClassMode.Categorical or ClassMode.Sparse, or name two folders in Classes.",
                    ("classes", string.Join(", ", classes))
                )
            );
        }
    }

    /// <summary>The folder that holds the class folders.</summary>
    public string Directory { get; }

    /// <summary>How images are read.</summary>
    public ImageFolderOptions Options { get; }

    /// <summary>What the labels 0, 1, … mean: the names of the class folders. Keras: <c>class_indices</c>.</summary>
    public Sequence<string> ClassNames { get; }

    /// <summary>The images, relative to the folder, with slashes: by class, then by folder and name. Keras: <c>filenames</c>.</summary>
    public Sequence<string> FileNames { get; }

    /// <summary>The class of every image, in the order of the names. Keras: <c>classes</c>.</summary>
    public Sequence<int> Labels { get; }

    /// <summary>The number of images. Keras: <c>samples</c>.</summary>
    public int Count => FileNames.Count;

    /// <summary>The number of batches of a pass, ⌈count / batch size⌉. Keras: <c>len</c>.</summary>
    public int Steps => ((Count - 1) / Options.BatchSize) + 1;

    /// <summary>
    /// Finds the images of a folder: files that end in png, jpg, jpeg, bmp, ppm, tif or tiff in any case, in the class folders and
    /// below them. None is read yet.
    /// </summary>
    /// <param name="directory">The folder that holds the class folders.</param>
    /// <param name="options">How to read the images; Keras' defaults unless given.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder, or not one of the classes asked for.</exception>
    /// <exception cref="ArgumentException">There is no image, or the class mode is binary and there are not two classes.</exception>
    public static ImageFolder Open(string directory, ImageFolderOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        options ??= new();
        Require(directory, directory);
        var classes = options.Classes ?? ImageFiles.Classes(directory);
        var files = classes
            .SelectMany((name, label) => Of(name).Select(path => (Name: Path.GetRelativePath(directory, path).Replace('\\', '/'), label)))
            .ToArray();
        return files.Length > 0
            ? new(directory, options, classes, [.. files.Select(f => f.Name)], [.. files.Select(f => f.label)])
            : throw new ArgumentException(
                Messages.Of(
                    "image folder",
                    "there is no image in the class folders",
                    "Give the folder that holds one folder per class, each with its images.",
                    ("folder", Path.GetFullPath(directory)),
                    ("classes", classes.ToString())
                ),
                nameof(directory)
            );

        IEnumerable<string> Of(string name)
        {
            var folder = Path.Combine(directory, name);
            Require(folder, directory);
            return ImageFiles.Under(folder, options.FollowLinks);
        }
    }

    /// <summary>The same images, read in another way; its classes and links do not count any more.</summary>
    /// <exception cref="ArgumentException">The class mode is binary and there are not two classes.</exception>
    public ImageFolder With(ImageFolderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(Directory, options, ClassNames, FileNames, Labels);
    }

    /// <summary>
    /// The same images in two parts: of every class the first ⌊validation · n⌋ for validation, the rest for training. Keras:
    /// <c>validation_split</c> and <c>subset</c>.
    /// </summary>
    /// <param name="validation">The share for validation, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    /// <exception cref="ArgumentException">One of the parts would be empty.</exception>
    public (ImageFolder Train, ImageFolder Validation) Split(double validation)
    {
        if (!(validation is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(validation), validation, "image folder: a share is between 0 and 1.");
        }
        var ofClass = Labels.CountBy(label => label).ToDictionary(pair => pair.Key, pair => (int)(validation * pair.Value));
        var seen = new int[ClassNames.Count];
        var first = Enumerable.Range(0, Count).ToLookup(i => seen[Labels[i]]++ < ofClass[Labels[i]]);
        return (Part("training", first[false]), Part("validation", first[true]));
    }

    /// <summary>The batches of a pass over all images, in order or, shuffled, in that of the seed and the number.</summary>
    /// <param name="number">The number of the pass, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public IEnumerable<Dataset> Pass(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        return ImageBatches.Of(this, Plans(number));
    }

    /// <summary>All passes, one after another without end, each in its order: for epochs that have <c>StepsPerEpoch</c>.</summary>
    public IEnumerable<Dataset> Endless() => ImageBatches.Of(this, Enumerable.InfiniteSequence(0, 1).SelectMany(Plans));

    /// <summary>
    /// The images of the first pass without targets, batch by batch, for <c>Predict</c>; in the order of the names without shuffling.
    /// Keras: <c>class_mode=None</c>.
    /// </summary>
    public IEnumerable<Tensor> Inputs() => Pass(0).Select(batch => batch.X);

    /// <summary>The batches of the first pass.</summary>
    public IEnumerator<Dataset> GetEnumerator() => Pass(0).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>What Keras prints: <c>Found 24 images belonging to 2 classes.</c></summary>
    public override string ToString() => $"Found {Messages.Number(Count)} images belonging to {Messages.Number(ClassNames.Count)} classes.";

    private static void Require(string folder, string directory)
    {
        if (!System.IO.Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException(
                Messages.Of(
                    "image folder",
                    $"there is no folder \"{folder}\"",
                    "Give the folder that holds one folder per class.",
                    ("folder", Path.GetFullPath(directory))
                )
            );
        }
    }

    private ImageFolder Part(string role, IEnumerable<int> images)
    {
        int[] kept = [.. images];
        return kept.Length > 0
            ? new(Directory, Options, ClassNames, [.. kept.Select(i => FileNames[i])], [.. kept.Select(i => Labels[i])])
            : throw new ArgumentException(
                Messages.Of(
                    "image folder",
                    $"no image would be left for {role}",
                    "Use another share, or more images.",
                    ("images", Messages.Number(Count))
                )
            );
    }

    private IEnumerable<BatchPlan> Plans(int pass)
    {
        var key = Key.Of(Options.Seed);
        int[] order = Options.Shuffle ? key.Fold("shuffle").Fold(pass).Permutation(Count).ToArray<int>() : [.. Enumerable.Range(0, Count)];
        var augmentation = key.Fold("augmentation").Fold(pass);
        return order.Chunk(Options.BatchSize).Select(images => new BatchPlan(images, augmentation));
    }
}

using System.Globalization;

namespace Functional;

public abstract partial record Chart
{
    private const int MostImages = 500;

    /// <summary>
    /// Pictures in rows, with labels below; beside predictions, right ones are framed and ticked in green, wrong ones crossed in red
    /// with what is true: <c>Chart.Images(test.X[..20], test.Y[..20], predicted[..20])</c>.
    /// </summary>
    /// <param name="images">
    /// [n, height, width], [n, height, width, 1] in grey or [n, height, width, 3] in colours; rows [n, pixels] are squares. UInt8 is
    /// shown as it is, of other numbers the least of all pictures is black and the greatest white.
    /// </param>
    /// <param name="labels">Their classes, [n] or [n, 1]; none unless given.</param>
    /// <param name="predicted">What a model took them for, [n] or [n, 1]; none unless given.</param>
    /// <param name="classNames">What the labels mean; the numbers themselves unless given.</param>
    /// <param name="columns">How many pictures stand beside each other.</param>
    /// <exception cref="ShapeException">The images have another shape, or there are none or more than 500.</exception>
    /// <exception cref="ArgumentException">There are more or fewer labels than images, or predictions without labels.</exception>
    public static ImageGrid Images(
        Tensor images,
        Tensor? labels = null,
        Tensor? predicted = null,
        IEnumerable<string>? classNames = null,
        int columns = 10
    )
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (predicted is not null && labels is null)
        {
            throw new ArgumentException(
                Messages.Of(nameof(Images), "predictions are compared with labels", "Give labels as well, or the predictions as labels.")
            );
        }
        var pictures = ImageTensors.Pictures(nameof(Images), images, MostImages);
        var truth = LabelsOf(nameof(labels), labels, pictures.Count);
        var guesses = LabelsOf(nameof(predicted), predicted, pictures.Count);
        Sequence<string> names = [.. classNames ?? []];
        return new()
        {
            Tiles = [.. pictures.Select((picture, i) => Labelled(picture, i, truth?[i], guesses?[i], names))],
            ColumnCount = Math.Min(columns, pictures.Count),
        };
    }

    /// <summary>
    /// The weights of the first layer with a matrix as pictures, one for each unit: blue for negative, white for 0, red for positive, on
    /// one scale. <c>Chart.Weights(trained)</c> shows what the units of a network on images look for.
    /// </summary>
    /// <param name="model">A model whose first kernel is [pixels, units].</param>
    /// <param name="shape">Height and width of the images; a square unless given.</param>
    /// <param name="columns">How many pictures stand beside each other.</param>
    /// <exception cref="ShapeException">The pixels of the kernel do not make an image, or there are more than 500 units.</exception>
    /// <exception cref="ArgumentException">No parameter of the model is a matrix.</exception>
    public static ImageGrid Weights(Model model, Shape? shape = null, int columns = 10)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        var path =
            model.Parameters.Paths.FirstOrDefault(p => model.Parameters[p].Rank == 2)
            ?? throw new ArgumentException(
                Messages.Of(
                    nameof(Weights),
                    "the model has a layer with a matrix of weights",
                    "Show other parameters by Chart.HeatMap.",
                    ("parameters", string.Join(", ", model.Parameters.Paths))
                )
            );
        var pictures = ImageTensors.WeightPictures(nameof(Weights), model.Parameters[path], shape, MostImages);
        return new()
        {
            Tiles =
            [
                .. pictures.Select(
                    (picture, i) => new GridImage(picture, i.ToString(CultureInfo.InvariantCulture), null, $"{path}, unit {i}")
                ),
            ],
            ColumnCount = Math.Min(columns, pictures.Count),
            Title = path,
        };
    }

    private static GridImage Labelled(Image picture, int index, int? truth, int? guess, Sequence<string> names)
    {
        if (truth is null)
        {
            return new(picture, "", null, string.Create(CultureInfo.InvariantCulture, $"image {index}"));
        }
        var name = NameOf(names, truth.Value);
        if (guess is null)
        {
            return new(picture, name, null, string.Create(CultureInfo.InvariantCulture, $"image {index}: {name}"));
        }
        var predicted = NameOf(names, guess.Value);
        var tooltip = string.Create(CultureInfo.InvariantCulture, $"image {index}: predicted {predicted}, true {name}");
        return guess == truth ? new(picture, $"✓ {name}", true, tooltip) : new(picture, $"✗ {predicted}, is {name}", false, tooltip);
    }

    private static int[]? LabelsOf(string role, Tensor? labels, int count)
    {
        if (labels is null)
        {
            return null;
        }
        int[] classes = [.. ChartRules.Vector(nameof(Images), role, labels).Select(label => LabelOf(nameof(Images), label))];
        ChartRules.RequireSameCount(nameof(Images), "images", count, role, classes.Length);
        return classes;
    }
}

namespace Functional;

/// <summary>The images of a batch by their positions in a folder, and the key of their random changes.</summary>
internal readonly record struct BatchPlan(int[] Images, Key Key);

/// <summary>Reads batches of an image folder in the background, as many at once as there are threads, and gives them in order.</summary>
internal static class ImageBatches
{
    /// <summary>The batches that are planned; one without any readable image is left out.</summary>
    /// <exception cref="InvalidDataException">An image cannot be read and nobody wants to be told, or no image can.</exception>
    public static IEnumerable<Dataset> Of(ImageFolder folder, IEnumerable<BatchPlan> plans)
    {
        var ahead = folder.Options.Threads ?? Environment.ProcessorCount;
        var (running, empty) = (new Queue<Task<Decoded>>(), 0);
        using var stop = new CancellationTokenSource();
        try
        {
            foreach (var plan in plans.Select(plan => (BatchPlan?)plan).Concat(Enumerable.Repeat<BatchPlan?>(null, ahead)))
            {
                if (plan is { } next)
                {
                    running.Enqueue(Task.Run(() => Decode(folder, next, stop.Token), stop.Token));
                }
                if (running.Count > (plan is null ? 0 : ahead))
                {
                    var batch = Finish(folder, running.Dequeue());
                    empty = batch is null ? empty + 1 : 0;
                    if (batch is not null)
                    {
                        yield return batch;
                    }
                    else if (empty == folder.Steps)
                    {
                        throw new InvalidDataException($"image folder, {folder.Directory}: not one of its images can be read.");
                    }
                }
            }
        }
        finally
        {
            stop.Cancel();
            Task.WhenAll(running).ContinueWith(_ => _.Exception, TaskScheduler.Default).Wait();
        }
    }

    private static Dataset? Finish(ImageFolder folder, Task<Decoded> task)
    {
        var (batch, corrupt) = task.GetAwaiter().GetResult();
        foreach (var image in corrupt)
        {
            folder.Options.OnCorrupt?.Invoke(image);
        }
        return batch;
    }

    private static Decoded Decode(ImageFolder folder, BatchPlan plan, CancellationToken stop)
    {
        var options = folder.Options;
        var (images, kept, corrupt) = (new List<Image>(), new List<int>(), new List<CorruptImage>());
        foreach (var i in plan.Images)
        {
            stop.ThrowIfCancellationRequested();
            var path = Path.Combine(folder.Directory, folder.FileNames[i]);
            try
            {
                images.Add(Image.Load(path).Convert(options.ColorMode).Resize(options.Width, options.Height, options.Interpolation));
                kept.Add(i);
            }
            catch (Exception e)
                when (options.OnCorrupt is not null && (e is InvalidDataException or IOException or UnauthorizedAccessException))
            {
                corrupt.Add(new(path, e.Message));
            }
        }
        return new(images.Count == 0 ? null : Batch(folder, images, kept, plan.Key), corrupt);
    }

    private static Dataset Batch(ImageFolder folder, List<Image> images, List<int> positions, Key key)
    {
        var options = folder.Options;
        var x = Tensor.Create<float>(
            Shape.Of(images.Count, options.Height, options.Width, (int)options.ColorMode),
            target =>
            {
                var size = target.Length / images.Count;
                for (var i = 0; i < images.Count; i++)
                {
                    Fill(images[i], options, key.Fold(positions[i]), target.Slice(i * size, size));
                }
            }
        );
        int[] labels = [.. positions.Select(i => folder.Labels[i])];
        return Dataset.Of(x, Targets(options.ClassMode, x, labels, folder.ClassNames.Count)).WithClassNames(folder.ClassNames);
    }

    private static void Fill(Image image, ImageFolderOptions options, Key key, Span<float> target)
    {
        var pixels = image.Pixels;
        for (var i = 0; i < pixels.Length; i++)
        {
            target[i] = pixels[i];
        }
        if (options.Augmentation is { } augmentation)
        {
            var (height, width) = (image.Height, image.Width);
            augmentation.Draw(key, height, width).Apply(target.ToArray(), target, height, width, image.Channels);
        }
        var factor = (float)options.Rescale;
        for (var i = 0; factor != 1 && i < target.Length; i++)
        {
            target[i] *= factor;
        }
    }

    private static Tensor Targets(ClassMode mode, Tensor x, int[] labels, int classes) =>
        mode switch
        {
            ClassMode.Input => x,
            ClassMode.Categorical => Tensor.Create<float>(
                Shape.Of(labels.Length, classes),
                target =>
                {
                    for (var i = 0; i < labels.Length; i++)
                    {
                        target[(i * classes) + labels[i]] = 1;
                    }
                }
            ),
            _ => Tensor.Of([.. labels.Select(label => (float)label)]),
        };

    private readonly record struct Decoded(Dataset? Batch, List<CorruptImage> Corrupt);
}

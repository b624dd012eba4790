namespace Functional;

/// <summary>Training as TensorBoard shows it, by the files that it reads.</summary>
public static class TensorBoard
{
    /// <summary>
    /// Writes what TensorBoard shows of a fit, under the tags of Keras' callback of that name, to event files in the folders <c>train</c>
    /// and <c>validation</c>: the numbers of every epoch (<c>epoch_loss</c>), the learning rate (<c>epoch_learning_rate</c>), every
    /// validation by step (<c>evaluation_loss_vs_iterations</c>), the summary as text, the layers as a graph and, where asked for, the
    /// numbers of batches (<c>batch_loss</c>) and histograms of weights (<c>dense/kernel_0/histogram</c>).
    /// </summary>
    /// <param name="directory">The folder of the run, for <c>tensorboard --logdir</c>; it is made.</param>
    /// <param name="histogramFrequency">Writes histograms after every so many epochs, beginning with the first; 0 for never.</param>
    /// <param name="writeGraph">Whether the network is drawn.</param>
    /// <param name="updateFrequency">Writes the numbers of every so many batches too; of none unless given.</param>
    /// <remarks>
    /// Steps are those of Keras: epochs from 0, through all fits of a model; batches by the optimizer's steps. Every fit writes files of
    /// its own. What is written can be read at once, and no file is held open between, however the fit ends.
    /// </remarks>
    /// <exception cref="ArgumentException">The name of the folder is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A frequency is negative, or the one of batches below 1.</exception>
    public static Callback Log(string directory, int histogramFrequency = 0, bool writeGraph = true, int? updateFrequency = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        ArgumentOutOfRangeException.ThrowIfNegative(histogramFrequency);
        if (updateFrequency is { } batches)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(batches, 1, nameof(updateFrequency));
        }
        var rule = new TensorBoardRule(directory, histogramFrequency, writeGraph, updateFrequency);
        return Callback.Starting("tensorboard", () => new TensorBoardRun(rule).On);
    }
}

/// <summary>What is to be written, and how often.</summary>
internal sealed record TensorBoardRule(string Directory, int HistogramFrequency, bool WriteGraph, int? UpdateFrequency);

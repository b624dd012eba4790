using System.Diagnostics;

namespace Functional.Benchmarks;

/// <summary>Bytes that a training step allocates, on one thread, so that none escape the count.</summary>
static class StepBytes
{
    const int Batches = 10;
    const int Estimates = 5;

    static readonly Execution OneThread = Execution.Default.WithThreads(1);

    /// <summary>
    /// What an epoch of 20 batches allocates more than one of 10, for every further batch; the order of the rows, drawn at an epoch's
    /// start and longer in the longer one, is taken off.
    /// </summary>
    public static double Of(Model model, Dataset data, int batchSize)
    {
        var alone = model.WithExecution(OneThread);
        var (few, many) = (Batches * batchSize, 2 * Batches * batchSize);
        WarmUp(() => alone.Fit(data.Take(few), batchSize: batchSize));
        var (less, more) = (data.Take(few), data.Take(many));
        long Steps() => Epoch(alone, more, batchSize) - Epoch(alone, less, batchSize) - (Order(many) - Order(few));
        // A collection within a fit shifts the runtime's count by some bytes: the estimate in the middle saw none.
        return (double)Enumerable.Range(0, Estimates).Select(_ => Steps()).Order().ElementAt(Estimates / 2) / Batches;
    }

    /// <summary>Runs until the runtime has compiled everything at its best: what it compiles first allocates more.</summary>
    static void WarmUp(Action work)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalSeconds < 0.5; )
            work();
    }

    /// <summary>Bytes of one more epoch, when everything that the first one makes is there.</summary>
    static long Epoch(Model model, Dataset data, int batchSize, bool shuffle = true) =>
        Fit(model, data, epochs: 3, batchSize, shuffle) - Fit(model, data, epochs: 2, batchSize, shuffle);

    /// <summary>Bytes of drawing an order: of a single step with one, less those of a single step without.</summary>
    static long Order(int count)
    {
        var model = Sequential.Input(1).Dense(1).Compile(Optimizer.Sgd(), Loss.Mse).WithExecution(OneThread);
        var data = Dataset.Of(Tensor.Zeros(count, 1), Tensor.Zeros(count, 1));
        Fit(model, data, epochs: 1, count, shuffle: true); // makes the plan
        return Epoch(model, data, count) - Epoch(model, data, count, shuffle: false);
    }

    static long Fit(Model model, Dataset data, int epochs, int batchSize, bool shuffle)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        model.Fit(data, epochs: epochs, batchSize: batchSize, shuffle: shuffle);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}

namespace Functional.Benchmarks;

/// <summary>Bytes that a training step allocates.</summary>
static class StepBytes
{
    /// <summary>What an epoch of many batches allocates more than one of few, for every further batch.</summary>
    public static long Of(Model model, Dataset data, int batchSize) => 0;
}

namespace Functional;

public sealed partial class Callback
{
    /// <summary>Stops when the loss of an epoch so far is NaN or infinite, after the batch in which that happens.</summary>
    /// <param name="to">Where Keras' line about it is written; nowhere unless given.</param>
    public static Callback TerminateOnNaN(TextWriter? to = null) =>
        new(
            "terminate on NaN",
            () =>
                e =>
                {
                    if (e is not TrainEvent.BatchEnded batch || double.IsFinite(batch.Logs.Loss))
                    {
                        return Signal.Continue;
                    }
                    to?.WriteLine(FormattableString.Invariant($"Batch {batch.Batch}: Invalid loss, terminating training"));
                    return Signal.Stop;
                }
        );
}

namespace Functional;

public sealed partial class Callback
{
    /// <summary>Stops when the loss of an epoch so far is NaN or infinite, after the batch in which that happens.</summary>
    public static Callback TerminateOnNaN() => OnBatchEnd(e => double.IsFinite(e.Logs.Loss) ? Signal.Continue : Signal.Stop);
}

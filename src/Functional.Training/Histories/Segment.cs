using System.Reflection;

namespace Functional;

/// <summary>Where a stretch of epochs in the history comes from: what is needed to repeat it.</summary>
/// <param name="FirstEpoch">The number of its first epoch, from 0.</param>
/// <param name="Epochs">How many epochs were trained.</param>
/// <param name="Seed">The seed of shuffles and masks.</param>
/// <param name="Options">The options of the fit; of a history read from a file, without data sets and callbacks.</param>
/// <param name="Model">Network and objectives in a line.</param>
/// <param name="Optimizer">The optimizer in a line.</param>
/// <param name="LearningRates">Rates set by callbacks: the epoch after which each was set, and the rate.</param>
/// <param name="Execution">On how many threads, and whose matrix product was asked for.</param>
/// <param name="Products">Whose matrix product computed: the managed one, or a native library with its version.</param>
/// <param name="Data">What was trained on, in a line.</param>
/// <param name="Duration">Wall time.</param>
/// <param name="Library">The version of this library.</param>
/// <param name="Callbacks">The names of the callbacks.</param>
/// <param name="Start">The model that the stretch started from; null in a history read from a file.</param>
public sealed record Segment(
    int FirstEpoch,
    int Epochs,
    long Seed,
    FitOptions Options,
    string Model,
    string Optimizer,
    Sequence<(int Epoch, double LearningRate)> LearningRates,
    Execution Execution,
    string Products,
    string Data,
    TimeSpan Duration,
    string Library,
    Sequence<string> Callbacks,
    Model? Start
)
{
    /// <summary>The fingerprint of the model that the stretch started from; null where nobody knows.</summary>
    public string? StartFingerprint
    {
        get => field ?? Start?.Fingerprint;
        init;
    }

    /// <summary>The version of this library, as its assembly names it.</summary>
    internal static string LibraryVersion { get; } =
        typeof(Segment).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>Epochs, batch size, optimizer, seed and duration.</summary>
    public override string ToString()
    {
        var epochs = FormattableString.Invariant($"epochs {FirstEpoch + 1}–{FirstEpoch + Epochs}");
        var seconds = FormattableString.Invariant($"{Duration.TotalSeconds:F1} s");
        return $"{epochs}, batch size {Options.BatchSize}, {Optimizer}, seed {Seed}, {seconds}";
    }
}

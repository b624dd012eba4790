namespace Functional;

/// <summary>How progress is printed: <c>model.Evaluate(test, progress: new ConsoleProgress())</c>.</summary>
/// <param name="Verbosity">
/// 0: nothing. 1: a bar that is rewritten in place. 2: a line at the end. Null: 1 on a terminal, 2 elsewhere.
/// </param>
/// <param name="To">Where to print; the console unless given.</param>
/// <param name="Time">The clock by which steps are timed; that of the system unless given.</param>
public sealed record ConsoleProgress(int? Verbosity = null, TextWriter? To = null, TimeProvider? Time = null)
{
    /// <inheritdoc cref="ConsoleProgress(int?, TextWriter?, TimeProvider?)"/>
    /// <exception cref="ArgumentOutOfRangeException">The verbosity is none of these.</exception>
    public int? Verbosity { get; init; } =
        Verbosity is null or 0 or 1 or 2
            ? Verbosity
            : throw new ArgumentOutOfRangeException(
                nameof(Verbosity),
                Verbosity,
                "verbosity is 0 (silent), 1 (a bar) or 2 (a line an epoch)."
            );

    /// <summary>What prints one pass after the other.</summary>
    internal ProgressDisplay Display()
    {
        var (to, time) = (To ?? System.Console.Out, Time ?? TimeProvider.System);
        return (Verbosity ?? (To is null && !System.Console.IsOutputRedirected ? 1 : 2)) switch
        {
            0 => new NoDisplay(),
            1 => new BarDisplay(to, time),
            _ => new LineDisplay(to, time),
        };
    }
}

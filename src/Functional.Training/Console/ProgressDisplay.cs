namespace Functional;

/// <summary>Prints how far passes over data are, one after the other.</summary>
internal abstract class ProgressDisplay
{
    /// <summary>A pass begins.</summary>
    /// <param name="steps">How many steps it has; null where only the end will tell.</param>
    /// <param name="header">A line before it, if any.</param>
    public abstract void Begin(int? steps, string? header = null);

    /// <summary>So many steps are done.</summary>
    /// <param name="done">How many.</param>
    /// <param name="logs">The numbers so far; null where there are none.</param>
    public abstract void Step(int done, Func<Logs?> logs);

    /// <summary>The pass is done.</summary>
    public abstract void End(Logs? logs);
}

/// <summary>Prints nothing.</summary>
internal sealed class NoDisplay : ProgressDisplay
{
    public override void Begin(int? steps, string? header = null) { }

    public override void Step(int done, Func<Logs?> logs) { }

    public override void End(Logs? logs) { }
}

/// <summary>One line for every pass: <c>3/3 - 0s - loss: 1.3007 - 54ms/epoch - 18ms/step</c>.</summary>
internal sealed class LineDisplay(TextWriter to, TimeProvider time) : ProgressDisplay
{
    private long started;
    private int done;
    private int? target;

    public override void Begin(int? steps, string? header = null)
    {
        to.Write(header);
        (started, done, target) = (time.GetTimestamp(), 0, steps);
    }

    public override void Step(int done, Func<Logs?> logs) => this.done = done;

    public override void End(Logs? logs)
    {
        var (elapsed, steps) = (time.GetElapsedTime(started), target ?? done);
        to.Write(
            $"{steps}/{steps} - {ProgressBar.Seconds(elapsed)}{ProgressBar.Numbers(logs)} - {ProgressBar.Per(elapsed, "epoch")} - "
                + $"{ProgressBar.Per(elapsed / steps, "step")}\n"
        );
        to.Flush();
    }
}

/// <summary>A bar that overwrites itself with backspaces, at most every 50 ms.</summary>
internal sealed class BarDisplay(TextWriter to, TimeProvider time) : ProgressDisplay
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private long started;
    private long first;
    private long shown;
    private int width;
    private int done;
    private int? target;

    public override void Begin(int? steps, string? header = null)
    {
        to.Write(header);
        // The length of a stream is known when its first pass has ended.
        target ??= steps;
        (started, first, shown, width, done) = (time.GetTimestamp(), 0, 0, 0, 0);
    }

    public override void Step(int done, Func<Logs?> logs)
    {
        var now = time.GetTimestamp();
        first = this.done == 0 ? now : first;
        this.done = done;
        if (width > 0 && time.GetElapsedTime(shown, now) < Interval)
        {
            return;
        }
        shown = now;
        Write(ProgressBar.Running(done, target, time.GetElapsedTime(started), SinceFirst) + ProgressBar.Numbers(logs()));
        to.Flush();
    }

    public override void End(Logs? logs)
    {
        var steps = target ??= done;
        Write(ProgressBar.Finished(steps, steps, time.GetElapsedTime(started), SinceFirst) + ProgressBar.Numbers(logs));
        to.Write('\n');
        to.Flush();
    }

    private TimeSpan SinceFirst => time.GetElapsedTime(first);

    private void Write(string line)
    {
        to.Write(new string('\b', width) + "\r" + line.PadRight(width));
        width = line.Length;
    }
}

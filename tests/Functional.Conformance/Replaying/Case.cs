namespace Functional.Conformance;

/// <summary>One recorded case: its name, and what replays it and compares.</summary>
public sealed record Case(string Name, Action<Measure> Replay)
{
    /// <summary>
    /// Replays the case. A case that is malformed, compares nothing, or makes the library throw, has failed; one that asks for what the
    /// library does not have is not covered.
    /// </summary>
    public Outcome Run()
    {
        var measure = new Measure();
        try
        {
            Replay(measure);
            if (measure.Count == 0)
            {
                measure.Fail("nothing was compared");
            }
            return new(Name, measure.Failure is null ? Verdict.Passed : Verdict.Failed, measure.Worst, measure.Failure ?? "");
        }
        catch (NotCoveredException e)
        {
            return new(Name, measure.Failure is null ? Verdict.NotCovered : Verdict.Failed, measure.Worst, measure.Failure ?? e.Message);
        }
#pragma warning disable CA1031 // Whatever goes wrong in a case is a failure of that case.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new(Name, Verdict.Failed, measure.Worst, measure.Failure ?? $"{e.GetType().Name}: {e.Message}");
        }
    }
}

/// <summary>What became of a case.</summary>
public enum Verdict
{
    /// <summary>All numbers and texts are those of the recording.</summary>
    Passed,

    /// <summary>Something differs, or could not be read.</summary>
    Failed,

    /// <summary>The library does not have what the case asks for.</summary>
    NotCovered,
}

/// <summary>A case that was replayed.</summary>
/// <param name="Name">The case.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="Worst">The largest error, |actual − expected| / max(1, |expected|).</param>
/// <param name="Reason">Why it has not passed.</param>
public sealed record Outcome(string Name, Verdict Verdict, double Worst, string Reason);

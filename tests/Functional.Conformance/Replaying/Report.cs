using System.Globalization;

namespace Functional.Conformance;

/// <summary>What a run of all groups prints.</summary>
public static class Report
{
    /// <summary>
    /// A line for every group, <c>group, passed, failed, not covered, worst error</c> between tabs, under it what failed or is not
    /// covered and why, and the sums at the end.
    /// </summary>
    /// <returns>Whether nothing failed.</returns>
    public static bool Write(Recordings recordings, TextWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        var (passed, failed) = (0, 0);
        foreach (var group in Group.All)
        {
            var outcomes = group.Run(recordings);
            int Count(Verdict verdict) => outcomes.Count(o => o.Verdict == verdict);
            var worst = outcomes.Where(o => o.Verdict == Verdict.Passed).Select(o => o.Worst).DefaultIfEmpty(0).Max();
            to.WriteLine(
                string.Join(
                    '\t',
                    [
                        group.Name,
                        Number(Count(Verdict.Passed)),
                        Number(Count(Verdict.Failed)),
                        Number(Count(Verdict.NotCovered)),
                        worst.ToString("G3", CultureInfo.InvariantCulture),
                    ]
                )
            );
            foreach (var outcome in outcomes.Where(o => o.Verdict != Verdict.Passed))
            {
                var word = outcome.Verdict == Verdict.Failed ? "failed" : "not covered";
                to.WriteLine($"  {word}: {outcome.Name}: {outcome.Reason.ReplaceLineEndings(" ")}");
            }
            (passed, failed) = (passed + Count(Verdict.Passed), failed + Count(Verdict.Failed));
        }
        to.WriteLine($"{Number(passed)} passed, {Number(failed)} failed");
        return failed == 0;
    }

    static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}

namespace Functional.Core.Tests;

public sealed class ThreadTeamTests
{
    [Fact]
    public void EveryUnitIsDoneOnceWhateverTheThreads()
    {
        var team = ThreadTeam.Shared(4);
        var counts = new int[1000];
        var work = new Work(
            counts.Length,
            0,
            (first, end) =>
            {
                for (var i = first; i < end; i++)
                {
                    Interlocked.Increment(ref counts[i]);
                }
            }
        );

        WithTeam(
            team,
            () =>
            {
                for (var run = 0; run < 2000; run++)
                {
                    team.Run(work, 1 + (run % 4));
                }
            }
        );

        Assert.All(counts, count => Assert.Equal(2000, count));
    }

    [Fact]
    public void AFailingPartIsToldToTheCallerAndTheTeamGoesOn()
    {
        var team = ThreadTeam.Shared(4);
        var failing = new Work(8, 0, (_, _) => throw new ArithmeticException("broken"));
        var done = 0;
        var sound = new Work(8, 0, (first, end) => Interlocked.Add(ref done, end - first));

        WithTeam(
            team,
            () =>
            {
                for (var run = 0; run < 100; run++)
                {
                    var error = Assert.Throws<InvalidOperationException>(() => team.Run(failing, 4));
                    Assert.IsType<ArithmeticException>(error.InnerException);
                    team.Run(sound, 4);
                }
            }
        );

        Assert.Equal(800, done);
    }

    /// <summary>Other tests of this process may have the team for a moment.</summary>
    private static void WithTeam(ThreadTeam team, Action action)
    {
        Assert.True(SpinWait.SpinUntil(team.TryTake, TimeSpan.FromSeconds(30)), "the team did not become free");
        try
        {
            action();
        }
        finally
        {
            team.Leave();
        }
    }
}

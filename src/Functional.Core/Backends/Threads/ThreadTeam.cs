using System.Diagnostics;

namespace Functional;

/// <summary>
/// Threads that share the units of one work at a time. They claim chunks from one word, so nobody waits for a thread that has not
/// started; the caller claims from the front and the others from the back, so that from work to work each meets the rows again that
/// are in its cache. Between works they spin for a moment and then sleep. Who finds the team busy works alone: the bits are the same.
/// </summary>
internal sealed class ThreadTeam
{
    /// <summary>Work of fewer nanoseconds is not worth a second thread.</summary>
    private const double WorthDividing = 8_000;

    private const int ChunksPerThread = 2;
    private const int MostChunks = 1 << 12;
    private static readonly long SpinTicks = Stopwatch.Frequency / 10_000;

    private static readonly Lock Making = new();
    private static ThreadTeam? shared;

    private readonly object gate = new();
    private readonly int helpers;
    private Work? work;
    private Exception? failure;

    /// <summary>Run (from bit 32), first chunk that is not claimed (from bit 16), one past the last (from bit 0).</summary>
    private long word;
    private int chunkCount;
    private int finished;
    private int asleep;
    private int busy;

    private ThreadTeam(int threads)
    {
        helpers = threads - 1;
        for (var i = 0; i < helpers; i++)
        {
            new Thread(Help) { IsBackground = true, Name = "Functional worker" }.Start();
        }
    }

    /// <summary>Whether a work is long enough, and has units, for a second thread.</summary>
    public static bool IsWorthDividing(Work work) => work.Units > 1 && work.Cost >= WorthDividing;

    /// <summary>How many threads there are, the caller's included.</summary>
    public int Threads => helpers + 1;

    /// <summary>The team of this process: as many threads as asked for first; made when it is first needed.</summary>
    public static ThreadTeam Shared(int threads)
    {
        if (shared is { } team && team.Threads >= threads)
        {
            return team;
        }
        lock (Making)
        {
            return shared is { } made && made.Threads >= threads ? made : shared = new ThreadTeam(threads);
        }
    }

    /// <summary>Takes the team for one execution; false when another has it.</summary>
    public bool TryTake() => helpers > 0 && Interlocked.CompareExchange(ref busy, 1, 0) == 0;

    /// <summary>Gives the team back.</summary>
    public void Leave() => Volatile.Write(ref busy, 0);

    /// <summary>Does all units of a work, by as many threads as are free. For the one who has taken the team.</summary>
    public void Run(Work shared, int threads)
    {
        var chunks = Math.Min(Math.Min(shared.Units, MostChunks), threads * ChunksPerThread);
        work = shared;
        finished = 0;
        var run = ((word >> 32) + 1) & int.MaxValue;
        chunkCount = chunks;
        Volatile.Write(ref word, (run << 32) | (uint)chunks);
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref asleep) > 0)
        {
            lock (gate)
            {
                Monitor.PulseAll(gate);
            }
        }
        var mine = Claim(fromFront: true);
        while (Volatile.Read(ref finished) + mine < chunks)
        {
            Thread.SpinWait(1);
        }
        if (failure is { } error)
        {
            failure = null;
            throw new InvalidOperationException("a part of an instruction failed on another thread.", error);
        }
    }

    /// <summary>Claims and does chunks until none is left; a late thread's exchange fails by itself, since the run has changed.</summary>
    private int Claim(bool fromFront)
    {
        var done = 0;
        while (true)
        {
            var seen = Volatile.Read(ref word);
            var (first, end) = Waiting(seen);
            if (first >= end)
            {
                return done;
            }
            if (Interlocked.CompareExchange(ref word, fromFront ? seen + (1 << 16) : seen - 1, seen) != seen)
            {
                continue;
            }
            var (chunk, chunks) = (fromFront ? first : end - 1, chunkCount);
            try
            {
                var claimed = work!;
                claimed.Run((int)((long)claimed.Units * chunk / chunks), (int)((long)claimed.Units * (chunk + 1) / chunks));
            }
            catch (Exception e)
            {
                // All chunks are waited for, this one too: the caller is told there.
                failure = e;
            }
            done++;
        }
    }

    private void Help()
    {
        var idleSince = Stopwatch.GetTimestamp();
        while (true)
        {
            var done = Claim(fromFront: false);
            if (done > 0)
            {
                Interlocked.Add(ref finished, done);
                idleSince = Stopwatch.GetTimestamp();
            }
            else if (Stopwatch.GetTimestamp() - idleSince > SpinTicks)
            {
                Sleep();
                idleSince = Stopwatch.GetTimestamp();
            }
            else
            {
                Thread.SpinWait(2);
            }
        }
    }

    private void Sleep()
    {
        lock (gate)
        {
            Interlocked.Increment(ref asleep);
            while (!IsWorkWaiting)
            {
                Monitor.Wait(gate);
            }
            Interlocked.Decrement(ref asleep);
        }
    }

    private bool IsWorkWaiting => Waiting(Volatile.Read(ref word)) is var (first, end) && first < end;

    private static (int First, int End) Waiting(long word) => ((int)(word >> 16) & 0xFFFF, (int)word & 0xFFFF);
}

using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;

namespace Functional.Testing;

/// <summary>
/// Damages a file in every way that a test has time for and reads each of the results: reading succeeds or throws the one exception
/// that is allowed, in bounded time and memory. The environment variable <c>FUNCTIONAL_FUZZ_SECONDS</c> makes it go on at random for so
/// long, from another seed each time.
/// </summary>
public static class Fuzz
{
    private static readonly TimeSpan Hanging = TimeSpan.FromSeconds(30);

    private static readonly ulong[] Interesting =
    [
        0,
        1,
        8,
        127,
        255,
        65535,
        int.MaxValue,
        uint.MaxValue,
        1ul << 32,
        (1ul << 60) + 1,
        long.MaxValue - 7,
        long.MaxValue,
        1ul << 63,
        (1ul << 63) + 1,
        ulong.MaxValue - 7,
        ulong.MaxValue - 1,
        ulong.MaxValue,
    ];

    /// <summary>How long to go on at random when the environment says so; null where it does not.</summary>
    public static double? Seconds { get; } =
        double.TryParse(
            Environment.GetEnvironmentVariable("FUNCTIONAL_FUZZ_SECONDS"),
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var seconds
        )
            ? seconds
            : null;

    /// <summary>
    /// Reads a file damaged: cut at every length, every byte 0, 255 and with each bit turned, then with several random edits at once.
    /// </summary>
    /// <typeparam name="TAllowed">The exception that damage may end in; none derived from it.</typeparam>
    /// <param name="file">A whole file, which itself must read without any exception.</param>
    /// <param name="read">Reads the bytes of a file, and uses what it found.</param>
    /// <param name="seconds">How long to go on, unless the environment gives more.</param>
    /// <param name="repair">Puts right, after the damage, what would only hide the rest: checksums.</param>
    /// <param name="mostBytes">How much one read may allocate.</param>
    /// <param name="mostSeconds">How long one read may take.</param>
    /// <exception cref="FuzzException">A read failed in another way, took too long or too much memory.</exception>
    public static void Check<TAllowed>(
        byte[] file,
        Action<byte[]> read,
        double seconds = 1,
        Action<byte[]>? repair = null,
        long mostBytes = 256L << 20,
        double mostSeconds = 2
    )
        where TAllowed : Exception
    {
        read([.. file]);
        var seed = Seconds is null ? 1 : Environment.TickCount;
        var end = Stopwatch.GetTimestamp() + (long)(Math.Max(seconds, Seconds ?? 0) * Stopwatch.Frequency);
        var failures = new Dictionary<string, string>();
        var running = (Damage: "", Since: Stopwatch.GetTimestamp());
        var gate = new Lock();
        var worker = new Thread(Work) { IsBackground = true };
        worker.Start();
        while (!worker.Join(200))
        {
            var (damage, since) = Running();
            if (Stopwatch.GetElapsedTime(since) > Hanging)
            {
                throw new FuzzException($"Reading does not end after {damage} (seed {seed}).");
            }
        }
        if (failures.Count > 0)
        {
            throw new FuzzException(
                $"{failures.Count} kinds of failure (seed {seed}):\n" + string.Join("\n", failures.Select(f => $"{f.Value}: {f.Key}"))
            );
        }

        (string Damage, long Since) Running()
        {
            lock (gate)
            {
                return running;
            }
        }

        void Work()
        {
            foreach (var (what, bytes) in Systematic(file, seed).Concat(Edited(file, seed)))
            {
                if (Stopwatch.GetTimestamp() > end || failures.Count >= 10)
                {
                    return;
                }
                repair?.Invoke(bytes);
                lock (gate)
                {
                    running = (what, Stopwatch.GetTimestamp());
                }
                var problem = One(bytes);
                if (problem is not null && problem.StartsWith(Slow, StringComparison.Ordinal))
                {
                    // Once more, as the machine may have been busy.
                    problem = One(bytes);
                }
                if (problem is not null)
                {
                    failures.TryAdd(problem, what);
                }
            }
        }

        string? One(byte[] bytes)
        {
            var (start, before) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
            try
            {
                read(bytes);
            }
            catch (Exception e) when (e.GetType() == typeof(TAllowed)) { }
            catch (Exception e)
            {
                return $"{e.GetType().Name}: {e.Message} {Frames(e)}";
            }
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            return Stopwatch.GetElapsedTime(start).TotalSeconds > mostSeconds ? $"{Slow} of {mostSeconds} s"
                : allocated > mostBytes ? $"more than {mostBytes >> 20} MB allocated"
                : null;
        }
    }

    private const string Slow = "longer than the limit";

    /// <summary>Where an exception comes from: the first frames of this library.</summary>
    private static string Frames(Exception e) =>
        string.Join(
            "",
            (e.StackTrace ?? "")
                .Split('\n')
                .Select(l => l.Trim())
                .Where(l => l.Contains("Functional.", StringComparison.Ordinal))
                .Take(2)
                .Select(l => "\n    " + l)
        );

    /// <summary>All single damages in a random order, so that a short time is spread over the whole file.</summary>
    private static IEnumerable<(string What, byte[] Bytes)> Systematic(byte[] file, int seed)
    {
        const int ways = 11;
        var order = Enumerable.Range(0, file.Length * ways).ToArray();
        new Random(seed).Shuffle(order);
        foreach (var number in order)
        {
            var (at, way) = (number / ways, number % ways);
            if (way == 10)
            {
                yield return ($"a cut at {at}", file[..at]);
                continue;
            }
            var changed =
                way == 8 ? (byte)0
                : way == 9 ? (byte)255
                : (byte)(file[at] ^ (1 << way));
            if (changed != file[at])
            {
                byte[] bytes = [.. file];
                bytes[at] = changed;
                yield return ($"byte {at} := {changed}", bytes);
            }
        }
    }

    /// <summary>One to four edits at once, without end: numbers of 1 to 8 bytes near the limits of types, parts copied or moved.</summary>
    private static IEnumerable<(string What, byte[] Bytes)> Edited(byte[] file, int seed)
    {
        var random = new Random(seed);
        for (var number = 0; file.Length > 0; number++)
        {
            byte[] bytes = [.. file];
            var edits = random.Next(1, 5);
            for (var i = 0; i < edits; i++)
            {
                var at = random.Next(bytes.Length);
                var room = bytes.AsSpan(at);
                switch (random.Next(4))
                {
                    case 0:
                        Number(room, Interesting[random.Next(Interesting.Length)], 1 << random.Next(4));
                        break;
                    case 1:
                        Number(room, (ulong)random.Next(2 * bytes.Length), 1 << random.Next(4));
                        break;
                    case 2:
                        random.NextBytes(room[..Math.Min(room.Length, random.Next(1, 9))]);
                        break;
                    default:
                        var from = bytes.AsSpan(random.Next(bytes.Length));
                        from[..Math.Min(Math.Min(from.Length, room.Length), random.Next(1, 65))].CopyTo(room);
                        break;
                }
            }
            yield return ($"random damage {number}", bytes);
        }
    }

    private static void Number(Span<byte> room, ulong value, int size)
    {
        Span<byte> all = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(all, value);
        all[..Math.Min(size, room.Length)].CopyTo(room);
    }
}

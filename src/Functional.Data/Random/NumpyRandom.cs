namespace Functional;

/// <summary>
/// The stream of random numbers of numpy's <c>RandomState(seed)</c>, number for number: what <c>random_state=42</c> means in
/// scikit-learn. It is there to repeat an experiment that was made in Python; everything else in this library draws from a
/// <see cref="Key"/>. Every call advances the stream, so an instance belongs to one thread. Normal numbers are as exact as the
/// platform's logarithm; all others are the same bits everywhere. The generator is the Mersenne twister MT19937 (Matsumoto,
/// Nishimura, 1998).
/// </summary>
public sealed class NumpyRandom
{
    private const int StateLength = 624;
    private const int Middle = 397;

    private readonly uint[] state = new uint[StateLength];
    private int position = StateLength;
    private double? spareNormal;

    /// <summary>The stream of a seed.</summary>
    /// <param name="seed">From 0 to 4,294,967,295, as numpy asks.</param>
    /// <exception cref="ArgumentOutOfRangeException">The seed is outside.</exception>
    public NumpyRandom(long seed)
    {
        if (seed is < 0 or > uint.MaxValue)
        {
            throw new ArgumentOutOfRangeException(
                nameof(seed),
                Messages.Of("numpy random", "a seed is from 0 to 4294967295", "42 is usual.", (nameof(seed), Messages.Number(seed)))
            );
        }
        state[0] = (uint)seed;
        for (var i = 1; i < StateLength; i++)
        {
            state[i] = (1812433253u * (state[i - 1] ^ (state[i - 1] >> 30))) + (uint)i;
        }
    }

    /// <summary>The next 32 random bits.</summary>
    public uint NextUInt32()
    {
        if (position == StateLength)
        {
            Twist();
        }
        var bits = state[position++];
        bits ^= bits >> 11;
        bits ^= (bits << 7) & 0x9D2C5680u;
        bits ^= (bits << 15) & 0xEFC60000u;
        return bits ^ (bits >> 18);
    }

    /// <summary>A uniform number from 0 to below 1, of 53 random bits: numpy's <c>random_sample()</c>.</summary>
    public double NextDouble()
    {
        var (high, low) = (NextUInt32() >> 5, NextUInt32() >> 6);
        return ((high * 67108864.0) + low) / 9007199254740992.0;
    }

    /// <summary>A whole number from low to below high: numpy's <c>randint(low, high)</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">high is not above low.</exception>
    public int NextInteger(int low, int high)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(high, low);
        return (int)(low + UpTo((uint)((long)high - low - 1)));
    }

    /// <summary>A normal number, by Marsaglia's polar method: numpy's <c>normal(mean, stddev)</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">stddev is negative or not finite.</exception>
    public double NextNormal(double mean = 0, double stddev = 1)
    {
        RequireSpread(stddev);
        return mean + (stddev * StandardNormal());
    }

    /// <summary>Uniform numbers from low to below high, Float64: numpy's <c>uniform(low, high, shape)</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">high is below low, or one of them is not finite.</exception>
    public Tensor Uniform(Shape shape, double low = 0, double high = 1)
    {
        if (!(low <= high && double.IsFinite(high - low)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(high),
                Messages.Of(
                    "numpy random",
                    "high must be finite and not below low",
                    "0 and 1 are usual.",
                    ("low", Messages.Number(low)),
                    ("high", Messages.Number(high))
                )
            );
        }
        return Fill(shape, () => low + ((high - low) * NextDouble()));
    }

    /// <summary>Normal numbers, Float64: numpy's <c>normal(mean, stddev, shape)</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">stddev is negative or not finite.</exception>
    public Tensor Normal(Shape shape, double mean = 0, double stddev = 1)
    {
        RequireSpread(stddev);
        return Fill(shape, () => mean + (stddev * StandardNormal()));
    }

    /// <summary>The numbers from 0 to count − 1 in random order, Int32 [count]: numpy's <c>permutation(count)</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public Tensor Permutation(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Tensor.Of(Shuffle(Enumerable.Range(0, count)));
    }

    /// <summary>The values in random order, as another array: what numpy's <c>shuffle</c> makes of them.</summary>
    public T[] Shuffle<T>(IEnumerable<T> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        T[] shuffled = [.. values];
        for (var i = shuffled.Length - 1; i > 0; i--)
        {
            var j = (int)UpTo((uint)i);
            (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
        }
        return shuffled;
    }

    /// <summary>A whole number from 0 to a greatest one, both included: bits under the next mask of ones until they fit.</summary>
    private uint UpTo(uint greatest)
    {
        if (greatest == 0)
        {
            return 0;
        }
        var mask = uint.MaxValue >> System.Numerics.BitOperations.LeadingZeroCount(greatest);
        uint drawn;
        do
        {
            drawn = NextUInt32() & mask;
        } while (drawn > greatest);
        return drawn;
    }

    private double StandardNormal()
    {
        if (spareNormal is { } spare)
        {
            spareNormal = null;
            return spare;
        }
        double x,
            y,
            squares;
        do
        {
            (x, y) = ((2 * NextDouble()) - 1, (2 * NextDouble()) - 1);
            squares = (x * x) + (y * y);
        } while (squares is >= 1 or 0);
        var factor = Math.Sqrt(-2 * Math.Log(squares) / squares);
        spareNormal = factor * x;
        return factor * y;
    }

    private void Twist()
    {
        for (var i = 0; i < StateLength; i++)
        {
            var bits = (state[i] & 0x80000000u) | (state[(i + 1) % StateLength] & 0x7FFFFFFFu);
            state[i] = state[(i + Middle) % StateLength] ^ (bits >> 1) ^ ((bits & 1) == 0 ? 0 : 0x9908B0DFu);
        }
        position = 0;
    }

    private static Tensor Fill(Shape shape, Func<double> next) =>
        Tensor.Create<double>(
            shape,
            target =>
            {
                foreach (ref var value in target)
                {
                    value = next();
                }
            }
        );

    private static void RequireSpread(double stddev)
    {
        if (!(stddev >= 0 && double.IsFinite(stddev)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(stddev),
                Messages.Of("numpy random", "a standard deviation is finite, 0 or more", "1 is usual.", ("stddev", Messages.Number(stddev)))
            );
        }
    }
}

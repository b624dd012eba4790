using System.Globalization;
using System.Text;

namespace Functional;

/// <summary>
/// A splittable source of randomness: a 64-bit key of the counter-based generator Philox4x32-10 (Salmon, Moraes, Dror, Shaw:
/// "Parallel random numbers: as easy as 1, 2, 3", 2011). The same key gives the same numbers on every machine and for any number
/// of threads; one key, one use: split or fold it for the next.
/// </summary>
public readonly struct Key : IEquatable<Key>
{
    private readonly ulong bits;
    private readonly Tensor? traced;

    internal Key(ulong bits) => this.bits = bits;

    /// <summary>A key that is known only inside a trace: an input of a plan instead of a constant.</summary>
    internal Key(Tensor traced) => this.traced = traced;

    /// <summary>A key whose bits are in an Int64 scalar, such as an input of a plan: it may be another one at every run.</summary>
    /// <exception cref="ArgumentException">The tensor is not an Int64 scalar.</exception>
    public static Key FromBits(Tensor bits)
    {
        ArgumentNullException.ThrowIfNull(bits);
        return bits.Signature != new Signature(Shape.Scalar, DType.Int64)
                ? throw new ArgumentException($"the bits of a key are an int64 scalar, not {bits.Signature}.", nameof(bits))
            : bits.Origin is null && !bits.IsAbstract ? new((ulong)bits.Span<long>()[0])
            : new(bits);
    }

    /// <summary>The bits of the key, for <see cref="FromBits"/>.</summary>
    /// <exception cref="InvalidOperationException">The key is known only inside a trace.</exception>
    public long Bits => (long)Concrete;

    /// <summary>The key of a seed.</summary>
    public static Key Of(long seed) => new((ulong)seed);

    /// <summary>A key without bits, for building networks on shapes: numbers drawn from it are <see cref="Tensor.Symbolic"/>.</summary>
    public static Key Symbolic { get; } = new(Tensor.Symbolic(Shape.Scalar, DType.Int64));

    /// <summary>Two independent keys.</summary>
    public (Key Left, Key Right) Split() => (Fold(0), Fold(1));

    /// <summary>An independent key for every number: of an epoch, a step, a row.</summary>
    public Key Fold(long number) => traced is null ? new(KeyBits.Fold(bits, (ulong)number)) : new(Op.FoldKey.Run(number, traced)[0]);

    /// <summary>An independent key for every name: of a layer, a parameter. Names are hashed by FNV-1a over UTF-8.</summary>
    public Key Fold(string name) => Fold((long)KeyBits.Hash(name));

    /// <summary>Uniform numbers from low to below high (high itself only by rounding), each from 24 random bits (53 for Float64).</summary>
    /// <exception cref="ArgumentOutOfRangeException">high is below low, or one of them is not finite.</exception>
    public Tensor Uniform(Shape shape, double low = 0, double high = 1, DType dtype = DType.Float32)
    {
        if (!(low <= high && double.IsFinite(high - low)))
        {
            throw new ArgumentOutOfRangeException(nameof(high), high, $"uniform: high must be finite and not below low, {low}.");
        }
        var unit = Op.RandomUniform.Run(new RandomOptions(shape, dtype), AsTensor())[0];
        return low == 0 && high == 1 ? unit : (unit * (high - low)) + low;
    }

    /// <summary>Normal numbers (Box–Muller).</summary>
    /// <exception cref="ArgumentOutOfRangeException">stddev is negative or not finite.</exception>
    public Tensor Normal(Shape shape, double mean = 0, double stddev = 1, DType dtype = DType.Float32)
    {
        RequireSpread(stddev);
        var unit = Op.RandomNormal.Run(new RandomOptions(shape, dtype), AsTensor())[0];
        return mean == 0 && stddev == 1 ? unit : (unit * stddev) + mean;
    }

    /// <summary>Normal numbers cut at two standard deviations: what lies beyond is drawn again.</summary>
    /// <exception cref="ArgumentOutOfRangeException">stddev is negative or not finite.</exception>
    public Tensor TruncatedNormal(Shape shape, double mean = 0, double stddev = 1, DType dtype = DType.Float32)
    {
        const int MostRounds = 64;
        RequireSpread(stddev);
        var unit = Fold(0).Normal(shape, dtype: dtype);
        for (var round = 1; round < MostRounds; round++)
        {
            var outside = Ops.Greater(Ops.Abs(unit), 2.0);
            if (!outside.IsAbstract && Ops.Sum(outside.Cast(DType.Int32)).ToInt32() == 0)
            {
                break;
            }
            unit = Ops.Where(outside, Fold(round).Normal(shape, dtype: dtype), unit);
        }
        return (unit * stddev) + mean;
    }

    /// <summary>The numbers from 0 to count − 1 in random order, Int32: [count]. Fisher–Yates from the end.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public Tensor Permutation(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var key = Concrete;
        return Tensor.Create<int>(
            count,
            target =>
            {
                for (var i = 0; i < target.Length; i++)
                {
                    target[i] = i;
                }
                for (var i = target.Length - 1; i > 0; i--)
                {
                    var j = (int)KeyBits.Below(key, (ulong)i, (ulong)i + 1);
                    (target[i], target[j]) = (target[j], target[i]);
                }
            }
        );
    }

    /// <summary>A whole number from low to below high.</summary>
    /// <exception cref="ArgumentOutOfRangeException">high is not above low.</exception>
    public int Integer(int low, int high)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(high, low);
        return (int)(low + KeyBits.Below(Concrete, 0, (ulong)((long)high - low)));
    }

    /// <summary>Equal when they give the same numbers.</summary>
    public static bool operator ==(Key left, Key right) => left.Equals(right);

    /// <summary>Unequal when they give different numbers.</summary>
    public static bool operator !=(Key left, Key right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Key other) => bits == other.bits && ReferenceEquals(traced, other.traced);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Key other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => bits.GetHashCode();

    /// <summary>The key's bits in hexadecimal.</summary>
    public override string ToString() => traced is null ? $"Key({bits.ToString("x16", CultureInfo.InvariantCulture)})" : "Key(traced)";

    private static void RequireSpread(double stddev)
    {
        if (!(stddev >= 0 && double.IsFinite(stddev)))
        {
            throw new ArgumentOutOfRangeException(nameof(stddev), stddev, "normal: a standard deviation is finite, 0 or more.");
        }
    }

    private ulong Concrete =>
        traced is null
            ? bits
            : throw new InvalidOperationException(
                "a permutation or a single random integer needs the key's value, which does not exist while a function is traced on "
                    + "shapes. Draw it outside and pass it in."
            );

    private Tensor AsTensor() => traced ?? Tensor.Of<long>([(long)bits], Shape.Scalar);
}

/// <summary>Arithmetic on the bits of keys.</summary>
internal static class KeyBits
{
    /// <summary>Counters of folds have this high word, counters of numbers drawn have 0, so that the two never meet.</summary>
    private const ulong FoldDomain = 1;

    private const ulong IntegerDomain = 2;

    public static ulong Fold(ulong key, ulong number)
    {
        var (a, b, _, _) = Philox.Block(key, number, FoldDomain);
        return a | ((ulong)b << 32);
    }

    /// <summary>A number below the bound: the high word of bound × 64 random bits; the bias is below 2⁻³² for 32-bit bounds.</summary>
    public static long Below(ulong key, ulong counter, ulong bound)
    {
        var (a, b, _, _) = Philox.Block(key, counter, IntegerDomain);
        return (long)Math.BigMul(a | ((ulong)b << 32), bound, out _);
    }

    /// <summary>FNV-1a, 64 bits, over the UTF-8 bytes.</summary>
    public static ulong Hash(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var hash = 14695981039346656037UL;
        foreach (var b in Encoding.UTF8.GetBytes(name))
        {
            hash = (hash ^ b) * 1099511628211UL;
        }
        return hash;
    }
}

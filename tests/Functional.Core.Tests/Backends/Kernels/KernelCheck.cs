using System.Numerics;
using System.Runtime.CompilerServices;

namespace Functional.Tests;

/// <summary>What the tests of kernels share: every register width, sample numbers, comparison of bits.</summary>
static class KernelCheck
{
    /// <summary>Bits of every register, 0 for single elements.</summary>
    public static readonly int[] Widths = [0, 128, 256, 512];

    /// <summary>Lengths around every register width and every block of a reduction.</summary>
    public static IEnumerable<int> Lengths => Enumerable.Range(0, 201).Concat([255, 1000, 4095, 4096, 4097, 8191, 8192, 8200, 12345]);

    /// <summary>Runs the action once for each width and checks that it fills the target with the expected bits.</summary>
    public static void EveryWidth<T, TAction>(TAction action, ReadOnlySpan<T> expected, Func<T[]> result, string what)
        where T : unmanaged
        where TAction : IWidthAction
    {
        foreach (var bits in Widths)
        {
            Widest.Run<T, TAction>(in action, bits);
            SameBits(expected, result(), $"{what}, {bits} bits");
        }
    }

    /// <summary>Numbers of many sizes; special ones strewn in on demand.</summary>
    public static T[] Samples<T>(int length, int seed, bool special = false)
        where T : unmanaged, INumber<T>
    {
        var random = new Random((seed * 7919) + length);
        double[] rare = [-0.0, 0.0, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 1e-40, float.MaxValue];
        var samples = new T[length];
        for (var i = 0; i < length; i++)
        {
            var number = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-3, 4));
            samples[i] = T.CreateSaturating(special && random.Next(8) == 0 ? rare[random.Next(rare.Length)] : number);
        }

        return samples;
    }

    /// <summary>All bits agree; any NaN agrees with any other, since payloads are promised to nobody.</summary>
    public static void SameBits<T>(ReadOnlySpan<T> expected, ReadOnlySpan<T> actual, string what = "")
        where T : unmanaged
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            if (!Same(expected[i], actual[i]))
            {
                Assert.Fail($"{what}: element {i} is {actual[i]}, not {expected[i]}.");
            }
        }
    }

    static bool Same<T>(T left, T right)
        where T : unmanaged
    {
        var one = Bytes(ref left);
        var two = Bytes(ref right);
        return one.SequenceEqual(two) || (IsNaN(left) && IsNaN(right));
    }

    static bool IsNaN<T>(T value) => value is float.NaN or double.NaN;

    static Span<byte> Bytes<T>(ref T value)
        where T : unmanaged =>
        System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref value), Unsafe.SizeOf<T>());
}

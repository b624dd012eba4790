using System.Numerics;

namespace Functional;

/// <summary>Whether all numbers of a tensor are finite, a register full at a time.</summary>
internal static class Finite
{
    public static bool Holds(Tensor x) =>
        x.DType switch
        {
            DType.Float32 => Holds(x.AsSpan<float>()),
            DType.Float64 => Holds(x.AsSpan<double>()),
            _ => true,
        };

    /// <summary>x − x is 0 for every finite number, and NaN for all others.</summary>
    private static bool Holds<T>(ReadOnlySpan<T> values)
        where T : unmanaged, INumber<T>
    {
        var i = 0;
        var sum = Vector<T>.Zero;
        for (; i + Vector<T>.Count <= values.Length; i += Vector<T>.Count)
        {
            var vector = new Vector<T>(values[i..]);
            sum += vector - vector;
        }
        var rest = T.Zero;
        for (; i < values.Length; i++)
        {
            rest += values[i] - values[i];
        }
        return Vector.EqualsAll(sum, Vector<T>.Zero) && rest == T.Zero;
    }
}

using System.Numerics;

namespace Functional;

public sealed partial class Tensor
{
    private Found finite;

    /// <summary>
    /// Whether no element is NaN or infinite; true for whole numbers. It is found out once, since the elements never change.
    /// </summary>
    /// <exception cref="InvalidOperationException">Only shape and type are known.</exception>
    public bool IsFinite
    {
        get
        {
            if (finite == Found.NotYet)
            {
                finite = FindOut() ? Found.True : Found.False;
            }
            return finite == Found.True;
        }
    }

    private bool FindOut()
    {
        RequireValues();
        return DType switch
        {
            _ when Weak is { } number => double.IsFinite(number),
            DType.Float32 => AreFinite(Span<float>()),
            DType.Float64 => AreFinite(Span<double>()),
            _ => true,
        };
    }

    /// <summary>x − x is 0 for every finite number, and NaN for all others.</summary>
    private static bool AreFinite<T>(ReadOnlySpan<T> values)
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

    private enum Found : byte
    {
        NotYet,
        True,
        False,
    }
}

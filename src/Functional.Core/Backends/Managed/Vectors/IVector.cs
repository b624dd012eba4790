namespace Functional;

/// <summary>
/// One register full of numbers: the only language in which kernels are written. Every width (512, 256, 128 bits and one
/// element) implements it with the same IEEE operations, so a kernel gives the same bits whichever width runs it.
/// Masks are vectors with all bits of a lane set or clear.
/// </summary>
/// <typeparam name="TSelf">The register type.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
internal interface IVector<TSelf, T>
    where TSelf : unmanaged, IVector<TSelf, T>
    where T : unmanaged
{
    /// <summary>Elements in one register.</summary>
    static abstract int Count { get; }

    /// <summary>The same number in every lane.</summary>
    static abstract TSelf Broadcast(T value);

    /// <summary>The same constant in every lane, rounded once to the element type.</summary>
    static abstract TSelf Constant(double value);

    /// <summary>Reads <see cref="Count"/> elements; no alignment needed.</summary>
    static abstract TSelf Load(ref readonly T source);

    /// <summary>Writes <see cref="Count"/> elements; no alignment needed.</summary>
    static abstract void Store(TSelf value, ref T target);

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf left, TSelf right);

    static abstract TSelf operator *(TSelf left, TSelf right);

    static abstract TSelf operator /(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf value);

    /// <summary>a·b + c with one rounding (for integers: a·b + c).</summary>
    static abstract TSelf Fma(TSelf a, TSelf b, TSelf c);

    static abstract TSelf Sqrt(TSelf value);

    static abstract TSelf Abs(TSelf value);

    static abstract TSelf Floor(TSelf value);

    /// <summary>To the nearest whole number, halves to even.</summary>
    static abstract TSelf Round(TSelf value);

    /// <summary>Mask of lanes where left = right (false when either is NaN).</summary>
    static abstract TSelf Equal(TSelf left, TSelf right);

    /// <summary>Mask of lanes where left &lt; right (false when either is NaN).</summary>
    static abstract TSelf Less(TSelf left, TSelf right);

    /// <summary>Mask of lanes where left ≤ right (false when either is NaN).</summary>
    static abstract TSelf LessOrEqual(TSelf left, TSelf right);

    /// <summary>Lane by lane: yes where the mask is set, no elsewhere.</summary>
    static abstract TSelf Select(TSelf mask, TSelf yes, TSelf no);

    /// <summary>Bit i of the result is set where lane i of the mask is.</summary>
    static abstract ulong Bits(TSelf mask);

    static abstract TSelf And(TSelf left, TSelf right);

    static abstract TSelf Or(TSelf left, TSelf right);

    static abstract TSelf Xor(TSelf left, TSelf right);

    /// <summary>All bits flipped.</summary>
    static abstract TSelf Not(TSelf value);

    /// <summary>The bit pattern (low bits for 32-bit elements) in every lane.</summary>
    static abstract TSelf FromBits(long pattern);

    /// <summary>Adds the lanes' bit patterns as integers of the element's size.</summary>
    static abstract TSelf AddBits(TSelf left, TSelf right);

    /// <summary>Subtracts the lanes' bit patterns as integers of the element's size.</summary>
    static abstract TSelf SubtractBits(TSelf left, TSelf right);

    /// <summary>Shifts every lane's bit pattern left.</summary>
    static abstract TSelf ShiftLeft(TSelf value, int count);

    /// <summary>Shifts every lane's bit pattern right, zeros coming in.</summary>
    static abstract TSelf ShiftRight(TSelf value, int count);
}

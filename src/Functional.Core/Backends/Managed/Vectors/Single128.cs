using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Functional;

/// <summary>Four single-precision numbers in one register of 128 bits.</summary>
internal readonly struct Single128(Vector128<float> value) : IVector<Single128, float>
{
    /// <summary>The register itself, for what only one width can do (transposes, masked access).</summary>
    public readonly Vector128<float> Value = value;

    public static int Count => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single128 Broadcast(float value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single128 Constant(double value) => new(Vector128.Create((float)value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single128 Load(ref readonly float source) => new(Vector128.LoadUnsafe(in source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Single128 value, ref float target) => value.Value.StoreUnsafe(ref target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single128 operator +(Single128 left, Single128 right) => new(left.Value + right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single128 operator -(Single128 left, Single128 right) => new(left.Value - right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single128 operator *(Single128 left, Single128 right) => new(left.Value * right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single128 operator /(Single128 left, Single128 right) => new(left.Value / right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single128 operator -(Single128 value) => new(-value.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single128 Fma(Single128 a, Single128 b, Single128 c) => new(Vector128.FusedMultiplyAdd(a.Value, b.Value, c.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single128 Sqrt(Single128 value) => new(Vector128.Sqrt(value.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single128 Abs(Single128 value) => new(Vector128.Abs(value.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single128 Floor(Single128 value) => new(Vector128.Floor(value.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single128 Round(Single128 value) => new(Vector128.Round(value.Value, MidpointRounding.ToEven));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single128 Equal(Single128 left, Single128 right) => new(Vector128.Equals(left.Value, right.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single128 Less(Single128 left, Single128 right) => new(Vector128.LessThan(left.Value, right.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single128 LessOrEqual(Single128 left, Single128 right) => new(Vector128.LessThanOrEqual(left.Value, right.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single128 Select(Single128 mask, Single128 yes, Single128 no) =>
        new(Vector128.ConditionalSelect(mask.Value, yes.Value, no.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Bits(Single128 mask) => mask.Value.ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single128 And(Single128 left, Single128 right) => new(left.Value & right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single128 Or(Single128 left, Single128 right) => new(left.Value | right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single128 Xor(Single128 left, Single128 right) => new(left.Value ^ right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single128 Not(Single128 value) => new(~value.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single128 FromBits(long pattern) => new(Vector128.Create(unchecked((int)pattern)).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single128 AddBits(Single128 left, Single128 right) => new((left.Value.AsInt32() + right.Value.AsInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single128 SubtractBits(Single128 left, Single128 right) => new((left.Value.AsInt32() - right.Value.AsInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single128 ShiftLeft(Single128 value, int count) => new((value.Value.AsInt32() << count).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single128 ShiftRight(Single128 value, int count) => new((value.Value.AsInt32() >>> count).AsSingle());
}

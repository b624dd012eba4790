using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Functional;

/// <summary>Writes the elements of a new tensor; the span arrives zeroed and is valid only during the call.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="target">The elements, row-major.</param>
public delegate void TensorFiller<T>(Span<T> target)
    where T : unmanaged;

public sealed partial class Tensor
{
    /// <summary>The number 0, weak: it takes the element type of its partner.</summary>
    public static Tensor Zero { get; } = WeakScalar(0);

    /// <summary>All zeros.</summary>
    [OverloadResolutionPriority(1)]
    public static Tensor Zeros(Shape shape, DType dtype = DType.Float32) => Full(shape, 0, dtype);

    /// <summary>All zeros, Float32: [rows, columns].</summary>
    /// <remarks>Beside the form for any number of sizes, since C# would take a literal 0 in second place for a type.</remarks>
    [OverloadResolutionPriority(2)]
    public static Tensor Zeros(int rows, int columns) => Full(Shape.Of(rows, columns), 0);

    /// <summary>All zeros, Float32.</summary>
    public static Tensor Zeros(params int[] sizes) => Full(Shape.Of(sizes), 0);

    /// <summary>All ones.</summary>
    [OverloadResolutionPriority(1)]
    public static Tensor Ones(Shape shape, DType dtype = DType.Float32) => Full(shape, 1, dtype);

    /// <summary>All ones, Float32: [rows, columns].</summary>
    /// <remarks>Beside the form for any number of sizes, since C# would take a literal 0 in second place for a type.</remarks>
    [OverloadResolutionPriority(2)]
    public static Tensor Ones(int rows, int columns) => Full(Shape.Of(rows, columns), 1);

    /// <summary>All ones, Float32.</summary>
    public static Tensor Ones(params int[] sizes) => Full(Shape.Of(sizes), 1);

    /// <summary>The same number everywhere.</summary>
    /// <exception cref="DTypeException">The value is fractional or out of range for an integer type.</exception>
    public static Tensor Full(Shape shape, double value, DType dtype = DType.Float32)
    {
        Scalars.RequireFits("full", value, dtype);
        var result = Allocate(shape, dtype);
        switch (dtype)
        {
            case DType.Float32:
                result.Target<float>().Fill((float)value);
                break;
            case DType.Float64:
                result.Target<double>().Fill(value);
                break;
            case DType.Int32:
                result.Target<int>().Fill((int)value);
                break;
            case DType.Bool:
                result.Target<bool>().Fill(value != 0);
                break;
            case DType.UInt8:
                result.Target<byte>().Fill((byte)value);
                break;
            default:
                result.Target<long>().Fill((long)value);
                break;
        }
        return result;
    }

    /// <summary>A single number of a fixed element type: rank 0.</summary>
    public static Tensor Scalar(double value, DType dtype = DType.Float32) => Full(Shape.Scalar, value, dtype);

    /// <summary>The identity matrix: ones on the diagonal, zeros elsewhere; [size, size].</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative.</exception>
    public static Tensor Eye(int size, DType dtype = DType.Float32)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return Ops.OneHot(Arange(size), size, dtype);
    }

    /// <summary>0, 1, …, count − 1 as Int32: [count].</summary>
    public static Tensor Arange(int count) => Arange(0, count);

    /// <summary>start, start + step, … up to, without reaching, end; Int32.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step is 0.</exception>
    public static Tensor Arange(int start, int end, int step = 1)
    {
        ArgumentOutOfRangeException.ThrowIfZero(step);
        var count = (int)Math.Max(0, ((long)end - start + step - Math.Sign(step)) / step);
        return Create<int>(
            count,
            target =>
            {
                for (var i = 0; i < target.Length; i++)
                {
                    target[i] = start + (i * step);
                }
            }
        );
    }

    /// <summary>
    /// <paramref name="count"/> evenly spaced numbers from start to end, both included: start + (end − start)·i/(count − 1).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public static Tensor Linspace(double start, double end, int count, DType dtype = DType.Float32)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var values = Create<double>(
            count,
            target =>
            {
                for (var i = 0; i < target.Length; i++)
                {
                    target[i] = i == target.Length - 1 && i > 0 ? end : start + ((end - start) * i / Math.Max(1, count - 1));
                }
            }
        );
        return values.Cast(dtype);
    }

    /// <summary>A Float32 tensor filled in place: no copy is made. The span arrives zeroed.</summary>
    public static Tensor Create(Shape shape, TensorFiller<float> fill) => Create<float>(shape, fill);

    /// <summary>A tensor filled in place, of the element type of the span, which arrives zeroed.</summary>
    public static Tensor Create<T>(Shape shape, TensorFiller<T> fill)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(fill);
        var result = Allocate(shape, DTypes.Of<T>());
        var target = result.Target<T>();
        target.Clear();
        fill(target);
        return result;
    }

    /// <summary>
    /// A tensor without values, of which only shape and type are known: operations on it work out shapes and run no kernel.
    /// Networks are built on such tensors, so that a shape that does not fit is found before there are data.
    /// </summary>
    public static Tensor Symbolic(Shape shape, DType dtype = DType.Float32)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return Abstract(new(shape, dtype));
    }

    /// <summary>A copy of these values: [length].</summary>
    public static Tensor Of(params float[] values) => Of<float>(values, values.Length);

    /// <summary>A copy of these values, rounded to Float32 unless another type is asked for: [length].</summary>
    public static Tensor Of(double[] values, DType dtype = DType.Float32) => Of<double>(values, values.Length).Cast(dtype);

    /// <summary>A copy of these values, Int32: [length].</summary>
    public static Tensor Of(params int[] values) => Of<int>(values, values.Length);

    /// <summary>A copy of these values, Bool: [length].</summary>
    public static Tensor Of(params bool[] values) => Of<bool>(values, values.Length);

    /// <summary>
    /// A copy of an array of any rank (<c>float[,]</c>, <c>byte[,,]</c>, …), with its shape and element type; doubles become
    /// Float32 unless another type is asked for.
    /// </summary>
    /// <exception cref="NotSupportedException">The elements are not float, double, int, bool, byte or long.</exception>
    public static Tensor Of(Array values, DType? dtype = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        var shape = Shape.Of([.. Enumerable.Range(0, values.Rank).Select(values.GetLength)]);
        var result = values.GetType().GetElementType() switch
        {
            var t when t == typeof(float) => FromArray<float>(values, shape),
            var t when t == typeof(double) => FromArray<double>(values, shape).Cast(dtype ?? DType.Float32),
            var t when t == typeof(int) => FromArray<int>(values, shape),
            var t when t == typeof(bool) => FromArray<bool>(values, shape),
            var t when t == typeof(byte) => FromArray<byte>(values, shape),
            var t when t == typeof(long) => FromArray<long>(values, shape),
            { IsArray: true } => throw new NotSupportedException(
                "an array of arrays has no shape: give a rectangular one (new float[2, 3]), or stack the rows with Ops.Stack."
            ),
            var t => throw new NotSupportedException($"tensors hold float, double, int, bool, byte or long, not {t?.Name}"),
        };
        return dtype is { } wanted ? result.Cast(wanted) : result;
    }

    /// <summary>A copy of a span under a shape.</summary>
    /// <exception cref="ShapeException">The number of values is not the size of the shape.</exception>
    public static Tensor Of<T>(ReadOnlySpan<T> values, Shape shape)
        where T : unmanaged
    {
        if (values.Length != shape.Size)
        {
            throw new ShapeException(
                "tensor",
                $"{values.Length} values do not fill a shape of {shape.Size} elements",
                "Give as many values as the product of the sizes.",
                ("shape", shape.ToString())
            );
        }
        var result = Allocate(shape, DTypes.Of<T>());
        values.CopyTo(result.Target<T>());
        return result;
    }

    /// <summary>A copy of an array under a shape.</summary>
    /// <exception cref="ShapeException">The number of values is not the size of the shape.</exception>
    public static Tensor Of<T>(T[] values, Shape shape)
        where T : unmanaged => Of((ReadOnlySpan<T>)values, shape);

    /// <summary>A copy of memory under a shape.</summary>
    /// <exception cref="ShapeException">The number of values is not the size of the shape.</exception>
    public static Tensor Of<T>(ReadOnlyMemory<T> values, Shape shape)
        where T : unmanaged => Of(values.Span, shape);

    /// <summary>
    /// What a collection expression makes: <c>Tensor x = [[1, 2.5], [3, 4]]</c>. Rows of equal shape are stacked along a new
    /// first axis; plain numbers become Float32.
    /// </summary>
    /// <exception cref="ShapeException">The rows differ in shape.</exception>
    public static Tensor Stack(ReadOnlySpan<Tensor> rows)
    {
        if (rows.IsEmpty)
        {
            return Zeros(0);
        }
        var allWeak = true;
        foreach (var row in rows)
        {
            allWeak &= row.Weak is not null;
        }
        if (!allWeak)
        {
            return Ops.Stack(rows.ToArray(), 0);
        }
        var result = Allocate(rows.Length, DType.Float32);
        var target = result.Target<float>();
        for (var i = 0; i < rows.Length; i++)
        {
            target[i] = (float)rows[i].Weak!.Value;
        }
        return result;
    }

    /// <summary>A number as a weak scalar: it takes the element type of what it meets.</summary>
    public static implicit operator Tensor(double value) => WeakScalar(value);

    /// <summary>A number as a weak scalar: it takes the element type of what it meets.</summary>
    public static implicit operator Tensor(float value) => WeakScalar(value);

    /// <summary>A number as a weak scalar: it takes the element type of what it meets.</summary>
    public static implicit operator Tensor(int value) => WeakScalar(value);

    private static Tensor FromArray<T>(Array values, Shape shape)
        where T : unmanaged
    {
        ref var first = ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(values));
        return Of(MemoryMarshal.CreateReadOnlySpan(ref first, values.Length), shape);
    }
}

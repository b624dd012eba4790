namespace Functional;

/// <summary>
/// A number of any element type without rounding: the nearest double, and what an Int64 has beyond it. Ordered as numbers are.
/// </summary>
internal readonly record struct ExactNumber(double Nearest, long Rest) : IComparable<ExactNumber>
{
    /// <summary>The elements of a tensor of any type, row-major.</summary>
    public static ExactNumber[] Of(Tensor numbers)
    {
        if (numbers.DType != DType.Int64)
        {
            return Array.ConvertAll(numbers.ToArray<double>(), number => new ExactNumber(number, 0));
        }
        return Array.ConvertAll(numbers.ToArray<long>(), number => new ExactNumber(number, (long)(number - (Int128)(double)number)));
    }

    /// <summary>Numbers that came from tensors of an element type, as such a vector.</summary>
    public static Tensor ToTensor(IReadOnlyCollection<ExactNumber> numbers, DType dtype) =>
        dtype == DType.Int64
            ? Tensor.Of<long>([.. numbers.Select(number => (long)((Int128)number.Nearest + number.Rest))], Shape.Of(numbers.Count))
            : Tensor.Of([.. numbers.Select(number => number.Nearest)], dtype);

    /// <inheritdoc/>
    public int CompareTo(ExactNumber other) =>
        Nearest.CompareTo(other.Nearest) is var order && order != 0 ? order : Rest.CompareTo(other.Rest);

    /// <summary>All of its digits.</summary>
    public override string ToString() =>
        Rest == 0 ? Messages.Number(Nearest) : ((Int128)Nearest + Rest).ToString(System.Globalization.CultureInfo.InvariantCulture);
}

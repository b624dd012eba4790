namespace Functional;

public sealed partial class Tensor
{
    /// <summary>
    /// One answer for the whole tensor: same shape, same type, and every element equal (NaN equals NaN, −0 equals 0).
    /// Element by element, use <see cref="Ops.Equal"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">A function is being traced on shapes, where there are no values.</exception>
    public static bool operator ==(Tensor? left, Tensor? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether shape, type or some element differs.</summary>
    public static bool operator !=(Tensor? left, Tensor? right) => !(left == right);

    /// <inheritdoc cref="op_Equality(Tensor, Tensor)"/>
    public bool Equals(Tensor? other)
    {
        if (other is null)
        {
            return false;
        }
        // Without values there is no answer, even where the shapes already differ: x == 0 must not quietly be false.
        RequireValues();
        other.RequireValues();
        if (DType != other.DType || !Shape.Equals(other.Shape))
        {
            return false;
        }
        return DType switch
        {
            DType.Float32 => Span<float>().SequenceEqual(other.Span<float>()),
            DType.Float64 => Span<double>().SequenceEqual(other.Span<double>()),
            _ => Bytes.SequenceEqual(other.Bytes),
        };
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Tensor);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Shape);
        hash.Add(DType);
        for (var i = 0; i < Math.Min(Size, 8); i++)
        {
            // + 0 gives −0 and 0, which are equal, one hash.
            hash.Add(Elements.At(this, i) + 0.0);
        }
        return hash.ToHashCode();
    }
}

using System.Globalization;

namespace Functional;

/// <summary>Checks of labels and positions where they enter; kernels then need none.</summary>
internal static class WholeNumbers
{
    /// <summary>A weak whole number as an Int32 position.</summary>
    public static Tensor AsIndices(Tensor x) => x.Weak is null ? x : x.Strong(DType.Int32);

    /// <exception cref="ArgumentOutOfRangeException">An element is negative or not below the bound.</exception>
    public static void RequireBelow(string operation, string what, Tensor indices, int bound)
    {
        var values = Autodiff.Value(indices);
        if (values.IsAbstract)
        {
            return;
        }
        var span = values.Span<int>();
        for (var i = 0; i < span.Length; i++)
        {
            if ((uint)span[i] >= (uint)bound)
            {
                var position = string.Join(", ", Elements.Position(values.Shape, i));
                throw new ArgumentOutOfRangeException(
                    nameof(indices),
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{operation}: {what} {span[i]} at [{position}] is outside 0 … {bound - 1}. Check how the numbers were made."
                    )
                );
            }
        }
    }
}

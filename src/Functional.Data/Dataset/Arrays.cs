using System.Globalization;

namespace Functional;

/// <summary>Arrays as tensors, jagged ones included.</summary>
internal static class Arrays
{
    public static Tensor ToTensor(string role, Array values)
    {
        if (values.GetType().GetElementType() is not { IsArray: true })
        {
            return Tensor.Of(values);
        }
        Tensor[] rows = [.. values.Cast<Array>().Select(row => ToTensor(role, row))];
        for (var i = 1; i < rows.Length; i++)
        {
            if (rows[i].Shape != rows[0].Shape)
            {
                throw new ShapeException(
                    "dataset",
                    $"all rows of {role} must have the same shape",
                    "Fill or cut the rows to one length.",
                    ("row 0", rows[0].Shape.ToString()),
                    (string.Create(CultureInfo.InvariantCulture, $"row {i}"), rows[i].Shape.ToString())
                );
            }
        }
        return rows.Length == 0 ? Tensor.Zeros(0, 0) : Ops.Stack(rows, 0);
    }
}

namespace Functional;

/// <summary>The rules by which element types meet: they never mix, except that plain numbers take their partner's type.</summary>
internal static class Promotion
{
    /// <summary>
    /// Gives weak scalars the type of their partners. Among weak scalars alone the work is done in Float64, and the answer is
    /// true: the outputs are weak again.
    /// </summary>
    public static bool Align(string operation, Tensor[] inputs)
    {
        var strong = inputs.FirstOrDefault(x => x.Weak is null && x.DType != DType.Bool) ?? inputs.FirstOrDefault(x => x.Weak is null);
        var dtype = strong?.DType ?? DType.Float64;
        for (var i = 0; i < inputs.Length; i++)
        {
            if (inputs[i].Weak is { } value)
            {
                Scalars.RequireFits(operation, value, dtype);
                inputs[i] = inputs[i].Strong(dtype);
            }
        }
        return strong is null;
    }

    public static void RequireSame(string operation, Signature[] inputs)
    {
        if (inputs.Any(x => x.DType != inputs[0].DType))
        {
            throw new DTypeException(
                operation,
                "element types differ, and types never mix silently",
                $"Cast one side, for example x.Cast(DType.{inputs[0].DType}).",
                [.. inputs.Select((x, i) => (inputs.Length == 2 ? (i == 0 ? "left" : "right") : $"input {i}", x.ToString()))]
            );
        }
    }

    public static void RequireArithmetic(string operation, DType dtype, bool takesIntegers)
    {
        if (!dtype.IsFloating() && !(takesIntegers && dtype == DType.Int32))
        {
            var types = takesIntegers ? "float32, float64 and int32" : "float32 and float64";
            throw new DTypeException(
                operation,
                $"takes {types} only",
                "Cast first, for example x.Cast(DType.Float32).",
                ("input", dtype.Text())
            );
        }
    }

    public static void RequireFloating(string operation, DType dtype) => RequireArithmetic(operation, dtype, takesIntegers: false);
}

namespace Functional;

/// <summary>Random orthogonal matrices by Gram and Schmidt, each vector made orthogonal twice, in Float64.</summary>
internal static class OrthogonalMatrix
{
    public static Tensor Create(Key key, Shape shape, double gain)
    {
        var (rows, columns) = (shape[..(shape.Rank - 1)].Size, shape.Last);
        var (count, length) = (Math.Min(rows, columns), Math.Max(rows, columns));
        var vectors = new List<double[]>(count);
        var numbers = key.Normal(Shape.Of(count, length), dtype: DType.Float64).ToArray<double>();
        for (var i = 0; i < count; i++)
        {
            var v = numbers[(i * length)..((i + 1) * length)];
            for (var pass = 0; pass < 2; pass++)
            {
                foreach (var earlier in vectors)
                {
                    Subtract(v, earlier, Dot(v, earlier));
                }
            }
            var norm = Math.Sqrt(Dot(v, v));
            vectors.Add([.. v.Select(x => x / norm)]);
        }
        var result = Tensor.Create<double>(
            Shape.Of(rows, columns),
            target =>
            {
                for (var i = 0; i < count; i++)
                {
                    for (var j = 0; j < length; j++)
                    {
                        target[rows <= columns ? (i * columns) + j : (j * columns) + i] = gain * vectors[i][j];
                    }
                }
            }
        );
        return Ops.Reshape(result, shape);
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void Subtract(double[] from, double[] direction, double amount)
    {
        for (var i = 0; i < from.Length; i++)
        {
            from[i] -= amount * direction[i];
        }
    }
}

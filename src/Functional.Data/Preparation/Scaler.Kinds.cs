namespace Functional;

public abstract partial record Scaler
{
    /// <summary>The distance from 1 to the next double, by which scikit-learn tells a column of equal numbers.</summary>
    private const double Epsilon = 2.220446049250313e-16;

    /// <summary>Name and options in files.</summary>
    internal abstract (string Name, double[] Options) Form { get; }

    /// <summary>The scaler that a file names.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    internal static Scaler Named(string name, double[] options) =>
        (name, options) switch
        {
            ("standard", []) => Standard,
            ("min_max", [var low, var high]) => MinMax(low, high),
            ("robust", []) => Robust,
            ("max_abs", []) => MaxAbs,
            _ => throw new InvalidDataException($"there is no scaler \"{name}\" of {options.Length} options"),
        };

    private sealed record StandardScaler : Scaler
    {
        internal override (string, double[]) Form => ("standard", []);

        private protected override FittedScaler Measure(Tensor data)
        {
            var count = data.Shape[0];
            var mean = new double[data.Shape[1..].Size];
            foreach (var row in DoubleRows.Of(data))
            {
                for (var i = 0; i < row.Length; i++)
                {
                    mean[i] += row[i];
                }
            }
            Replace(mean, (_, sum) => sum / count);
            var deviation = new double[mean.Length];
            foreach (var row in DoubleRows.Of(data))
            {
                for (var i = 0; i < row.Length; i++)
                {
                    deviation[i] += (row[i] - mean[i]) * (row[i] - mean[i]);
                }
            }
            Replace(deviation, (i, squares) => Spread(mean[i], squares / count, count));
            return new(this, Row(mean, data), Row(deviation, data), 0);
        }

        public override string ToString() => "Standard";

        /// <summary>σ, or 1 where the variance is no more than rounding leaves of equal numbers.</summary>
        private static double Spread(double mean, double variance, int count)
        {
            var rounding = mean * (count * Epsilon);
            return variance <= (variance * (count * Epsilon)) + (rounding * rounding) ? 1 : Math.Sqrt(variance);
        }
    }

    private sealed record MinMaxScaler(double Low, double High) : Scaler
    {
        internal override (string, double[]) Form => ("min_max", [Low, High]);

        private protected override FittedScaler Measure(Tensor data)
        {
            var width = data.Shape[1..].Size;
            var (least, greatest) = (new double[width], new double[width]);
            Array.Fill(least, double.PositiveInfinity);
            Array.Fill(greatest, double.NegativeInfinity);
            foreach (var row in DoubleRows.Of(data))
            {
                for (var i = 0; i < row.Length; i++)
                {
                    least[i] = Math.Min(least[i], row[i]);
                    greatest[i] = Math.Max(greatest[i], row[i]);
                }
            }
            Replace(greatest, (i, high) => (high - least[i] < 10 * Epsilon ? 1 : high - least[i]) / (High - Low));
            return new(this, Row(least, data), Row(greatest, data), Low);
        }

        public override string ToString() => $"MinMax({Messages.Number(Low)}, {Messages.Number(High)})";
    }

    private sealed record RobustScaler : Scaler
    {
        internal override (string, double[]) Form => ("robust", []);

        private protected override FittedScaler Measure(Tensor data)
        {
            double[][] columns = [.. Quantiles.Columns("scaler", data).Select(c => c.Order().ToArray())];
            double[] range = [.. columns.Select(c => Quantiles.Of(c, 0.75) - Quantiles.Of(c, 0.25))];
            return new(
                this,
                Row([.. columns.Select(c => Quantiles.Of(c, 0.5))], data),
                Row([.. range.Select(r => r < 10 * Epsilon ? 1 : r)], data),
                0
            );
        }

        public override string ToString() => "Robust";
    }

    private sealed record MaxAbsScaler : Scaler
    {
        internal override (string, double[]) Form => ("max_abs", []);

        private protected override FittedScaler Measure(Tensor data)
        {
            double[] largest = [.. Quantiles.Columns("scaler", data).Select(c => c.Max(Math.Abs))];
            return new(this, Row(new double[largest.Length], data), Row([.. largest.Select(m => m < 10 * Epsilon ? 1 : m)], data), 0);
        }

        public override string ToString() => "MaxAbs";
    }

    private static void Replace(double[] values, Func<int, double, double> by)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = by(i, values[i]);
        }
    }

    private static Tensor Row(double[] values, Tensor data) => Tensor.Of(values, data.Shape[1..]);
}

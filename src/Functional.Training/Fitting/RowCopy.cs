namespace Functional;

/// <summary>Copies rows of a tensor into an input of a plan: one for every element type.</summary>
internal abstract class RowCopy
{
    private static readonly Dictionary<DType, RowCopy> All = new()
    {
        [DType.Float32] = new Typed<float>(),
        [DType.Float64] = new Typed<double>(),
        [DType.Int32] = new Typed<int>(),
        [DType.Bool] = new Typed<bool>(),
        [DType.UInt8] = new Typed<byte>(),
        [DType.Int64] = new Typed<long>(),
    };

    public static RowCopy Of(DType type) => All[type];

    public abstract void Neighbours(Tensor from, PlanRun run, int input, int first, int rows);

    public abstract void Chosen(Tensor from, PlanRun run, int input, ReadOnlySpan<int> rows);

    private sealed class Typed<T> : RowCopy
        where T : unmanaged
    {
        public override void Neighbours(Tensor from, PlanRun run, int input, int first, int rows)
        {
            var target = run.Input<T>(input);
            var width = target.Length / rows;
            from.AsSpan<T>().Slice(first * width, rows * width).CopyTo(target);
        }

        public override void Chosen(Tensor from, PlanRun run, int input, ReadOnlySpan<int> rows)
        {
            var source = from.AsSpan<T>();
            var target = run.Input<T>(input);
            var width = target.Length / rows.Length;
            if (width == 1)
            {
                for (var i = 0; i < rows.Length; i++)
                {
                    target[i] = source[rows[i]];
                }
                return;
            }
            for (var i = 0; i < rows.Length; i++)
            {
                source.Slice(rows[i] * width, width).CopyTo(target[(i * width)..]);
            }
        }
    }
}

namespace Functional;

public abstract partial class Op
{
    /// <summary>
    /// A choice element by element: z = x where the condition is true, y elsewhere. Derivatives go to the side that was chosen, and
    /// exactly 0 to the other. Shapes broadcast; the condition is Bool.
    /// </summary>
    public static Op Where { get; } = new WhereOp();

    private sealed class WhereOp() : Op("where")
    {
        internal override bool IsElementwise => true;

        internal override Notation Notation => Notations.Where;

        internal override IReadOnlyList<OpSample> Samples =>
            [
                Sample([2, 3], [2, 3], [2, 3]),
                Sample(Shape.Scalar, [3], [2, 1]),
                Sample([67], [67], Shape.Scalar),
                Sample([0], [0], [1]),
                Sample([2, 1], [3], [2, 3]),
            ];

        internal override bool Align(Tensor[] inputs)
        {
            inputs[0] = inputs[0].Strong();
            var sides = inputs[1..];
            Promotion.Align(Name, sides);
            var weak = inputs[1].Weak is not null && inputs[2].Weak is not null;
            (inputs[1], inputs[2]) = weak ? (inputs[1].Strong(), inputs[2].Strong()) : (sides[0], sides[1]);
            return false;
        }

        internal override Signature[] Infer(object? attributes, Signature[] inputs)
        {
            if (inputs[0].DType != DType.Bool)
            {
                throw new DTypeException(
                    Name,
                    "the condition must be bool",
                    "Make it by a comparison, such as x > 0, or cast it: x.Cast(DType.Bool).",
                    ("condition", inputs[0].DType.Text())
                );
            }
            Promotion.RequireSame(Name, inputs[1..]);
            (string, Shape)[] operands = [("condition", inputs[0].Shape), ("yes", inputs[1].Shape), ("no", inputs[2].Shape)];
            return [new(Broadcasting.Of(Name, operands), inputs[1].DType)];
        }

        internal override Work Bind(object? attributes, Tensor[] inputs, Tensor[] outputs)
        {
            var (c, x, y, z) = (inputs[0], inputs[1], inputs[2], outputs[0]);
            var plan = BroadcastPlan.Of(z.Shape.Sizes, [.. c.Shape], [.. x.Shape], [.. y.Shape]);
            return z.DType switch
            {
                DType.Float32 => Select<float>(),
                DType.Float64 => Select<double>(),
                DType.Int32 => Select<int>(),
                DType.Bool => Select<bool>(),
                DType.UInt8 => Select<byte>(),
                _ => Select<long>(),
            };

            Work Select<T>()
                where T : unmanaged => new(() => Elementwise.Select(plan, c.Span<bool>(), x.Span<T>(), y.Span<T>(), z.Target<T>()));
        }

        internal override Tile? TileOf(object? attributes, DType type) => Tiles.Select(type);

        internal override Tensor?[] Vjp(Application a, Tensor?[] adjoints, bool[] wanted) =>
            adjoints[0] is not { } d
                ? [null, null, null]
                :
                [
                    null,
                    wanted[1] ? Ops.SumTo(Ops.Where(a.Inputs[0], d, 0.0), a.Inputs[1].Shape) : null,
                    wanted[2] ? Ops.SumTo(Ops.Where(a.Inputs[0], 0.0, d), a.Inputs[2].Shape) : null,
                ];

        internal override Tensor?[] Jvp(Application a, Tensor?[] tangents) =>
            tangents[1] is null && tangents[2] is null
                ? [null]
                : [Ops.BroadcastTo(Ops.Where(a.Inputs[0], tangents[1] ?? 0.0, tangents[2] ?? 0.0), a.Output.Shape)];

        private static OpSample Sample(Shape condition, Shape yes, Shape no) =>
            new(null, new SampleInput(condition, 0, 2, Type: DType.Bool), new SampleInput(yes), new SampleInput(no));
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Where"/>
    public static Tensor Where(Tensor condition, Tensor yes, Tensor no) => Op.Where.Apply(condition, yes, no);
}

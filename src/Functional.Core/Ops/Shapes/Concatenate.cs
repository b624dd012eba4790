namespace Functional;

public abstract partial class Op
{
    /// <summary>Tensors one after the other along an axis; all other sizes are equal.</summary>
    public static Op Concatenate { get; } = new ConcatenateOp();

    private sealed class ConcatenateOp() : Op("concatenate")
    {
        internal override IReadOnlyList<OpSample> Samples =>
            [
                new(0, new SampleInput(2), new SampleInput(3)),
                new(1, new SampleInput(Shape.Of(2, 3)), new SampleInput(Shape.Of(2, 1)), new SampleInput(Shape.Of(2, 0))),
                new(0, new SampleInput(Shape.Of(2, 3)), new SampleInput(Shape.Of(1, 3))),
                new(1, new SampleInput(Shape.Of(2, 2, 2)), new SampleInput(Shape.Of(2, 1, 2))),
                new(0, new SampleInput(1)),
            ];

        internal override bool Align(Tensor[] inputs)
        {
            Promotion.Align(Name, inputs);
            return false;
        }

        internal override Signature[] Infer(object? attributes, Signature[] inputs)
        {
            var (axis, first) = ((int)attributes!, inputs[0].Shape);
            Promotion.RequireSame(Name, inputs);
            foreach (var input in inputs)
            {
                if (input.Shape.Rank != first.Rank || input.Shape.WithSize(axis, 0) != first.WithSize(axis, 0))
                {
                    throw new ShapeException(
                        Name,
                        $"all sizes but that of axis {axis} must be equal",
                        "Reshape the parts, or concatenate along the axis that differs.",
                        [.. inputs.Select((x, i) => ($"part {i}", x.Shape.ToString()))]
                    );
                }
            }
            return [inputs[0] with { Shape = first.WithSize(axis, inputs.Sum(x => x.Shape[axis])) }];
        }

        internal override Work Bind(object? attributes, Tensor[] inputs, Tensor[] outputs) =>
            outputs[0].DType switch
            {
                DType.Float32 => Join<float>((int)attributes!, inputs, outputs[0]),
                DType.Float64 => Join<double>((int)attributes!, inputs, outputs[0]),
                DType.Int32 => Join<int>((int)attributes!, inputs, outputs[0]),
                DType.Bool => Join<bool>((int)attributes!, inputs, outputs[0]),
                DType.UInt8 => Join<byte>((int)attributes!, inputs, outputs[0]),
                _ => Join<long>((int)attributes!, inputs, outputs[0]),
            };

        internal override Tensor?[] Vjp(Application a, Tensor?[] adjoints, bool[] wanted)
        {
            var axis = (int)a.Attributes!;
            var parts = Ops.Split(adjoints[0]!, [.. a.Inputs.Select(x => x.Shape[axis])], axis);
            return [.. parts.Select((part, i) => wanted[i] ? part : null)];
        }

        internal override Tensor?[] Jvp(Application a, Tensor?[] tangents) =>
            Run(a.Attributes, [.. tangents.Select((t, i) => t ?? Tensor.Zeros(a.Inputs[i].Shape, a.Inputs[i].DType))]);

        private static Work Join<T>(int axis, Tensor[] inputs, Tensor output)
            where T : unmanaged
        {
            var (outer, width) = (output.Shape[..axis].Size, output.Shape[axis..].Size);
            int[] parts = [.. inputs.Select(x => x.Shape[axis..].Size)];
            return new(() =>
            {
                var target = output.Target<T>();
                var done = 0;
                for (var i = 0; i < parts.Length; i++)
                {
                    var source = inputs[i].Span<T>();
                    var part = parts[i];
                    for (var row = 0; row < outer; row++)
                    {
                        source.Slice(row * part, part).CopyTo(target[((row * width) + done)..]);
                    }
                    done += part;
                }
            });
        }
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Concatenate"/>
    /// <exception cref="ShapeException">There are no tensors, they differ off the axis, or they are scalars.</exception>
    public static Tensor Concatenate(Tensor[] parts, int axis = -1)
    {
        RequireParts("concatenate", parts);
        return Op.Concatenate.Run(Axes.Normalize("concatenate", axis, parts[0].Shape), [.. parts])[0];
    }

    /// <summary>Tensors of equal shape side by side along a new axis.</summary>
    /// <exception cref="ShapeException">There are no tensors, or their shapes differ.</exception>
    public static Tensor Stack(Tensor[] parts, int axis = 0)
    {
        RequireParts("stack", parts);
        foreach (var part in parts)
        {
            if (part.Shape != parts[0].Shape)
            {
                throw new ShapeException(
                    "stack",
                    "the tensors must have the same shape",
                    "In a literal, give every row as many numbers; otherwise use Concatenate.",
                    [.. parts.Select((p, i) => ($"part {i}", p.Shape.ToString()))]
                );
            }
        }
        return Op.Concatenate.Run(
            axis < 0 ? axis + parts[0].Rank + 1 : axis,
            [
                .. parts.Select(p =>
                    ExpandDims(p.Weak is null ? p : p.Strong(parts.FirstOrDefault(q => q.Weak is null)?.DType ?? p.DType), axis)
                ),
            ]
        )[0];
    }

    private static void RequireParts(string operation, Tensor[] parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Length == 0)
        {
            throw new ShapeException(operation, "there is nothing to join", "Give at least one tensor.");
        }
        foreach (var part in parts)
        {
            ArgumentNullException.ThrowIfNull(part, operation);
        }
    }
}

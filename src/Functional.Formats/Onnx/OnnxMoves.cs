namespace Functional;

/// <summary>Operators that move numbers and name sizes.</summary>
internal static class OnnxMoves
{
    /// <summary>Sizes of 0 are taken from the input unless zeros are allowed; one of −1 is what is left.</summary>
    public static Tensor Reshape(OnnxNode node, Tensor?[] x, int output)
    {
        var data = x[0]!;
        var target = OnnxFunction.Integers(x[1]!);
        var zeros = node.Flag("allowzero", false);
        return data.Reshape([.. target.Select((size, i) => size == 0 && !zeros ? data.Shape[i] : checked((int)size))]);
    }

    public static Tensor Flatten(OnnxNode node, Tensor x)
    {
        var axis = node.Integer("axis", 1);
        axis = axis < 0 ? axis + x.Rank : axis;
        return axis >= 0 && axis <= x.Rank
            ? x.Reshape(x.Shape[..axis].Size, x.Shape[axis..].Size)
            : throw node.Wrong($"there is no axis {axis} among {x.Rank}");
    }

    public static Tensor Transpose(OnnxNode node, Tensor x) =>
        node.Integers("perm") is { } order ? Ops.Permute(x, [.. order.Select(axis => checked((int)axis))]) : Ops.Transpose(x);

    /// <summary>Sizes are joined with those of the input; −1 stands for the batch, which the input has.</summary>
    public static Tensor Expand(OnnxNode node, Tensor?[] x, int output)
    {
        var (shape, target) = (x[0]!.Shape, OnnxFunction.Integers(x[1]!));
        var rank = Math.Max(shape.Rank, target.Length);
        int Size(int i)
        {
            long own = i < rank - shape.Rank ? 1 : shape[i - rank + shape.Rank];
            var asked = i < rank - target.Length ? 1 : target[i - rank + target.Length];
            return checked((int)(asked is 1 or -1 ? own : asked));
        }
        return Ops.BroadcastTo(x[0]!, Shape.Of([.. Enumerable.Range(0, rank).Select(Size)]));
    }

    public static Tensor ConstantOfShape(OnnxNode node, Tensor?[] x, int output)
    {
        var value = node.Value("value") ?? Tensor.Scalar(0);
        var shape = Shape.Of([.. OnnxFunction.Integers(x[0]!).Select(size => checked((int)size))]);
        return value.Size != 1 ? throw node.Wrong("its value is not a single number")
            : shape.Size > OnnxImport.MostFolded ? throw node.Wrong($"it makes {shape.Size} numbers out of one, which is not covered")
            : Ops.BroadcastTo(value.Reshape(), shape);
    }

    /// <summary>Rows of a table, or what is found at positions along another axis; negative positions count from the end.</summary>
    public static Tensor Gather(OnnxNode node, Tensor?[] x, int output)
    {
        var (table, places) = (x[0]!, x[1]!.Cast(DType.Int32));
        var axis = OnnxFunction.Axis(node, node.Integer("axis", 0), table.Rank);
        places = Ops.Where(Ops.Less(places, 0), places + table.Shape[axis], places);
        int[] order = [axis, .. Enumerable.Range(0, table.Rank).Where(a => a != axis)];
        var found = Ops.Gather(Ops.Permute(table, order), places);
        var rank = places.Rank;
        int[] back =
        [
            .. Enumerable.Range(rank, axis),
            .. Enumerable.Range(0, rank),
            .. Enumerable.Range(rank + axis, table.Rank - 1 - axis),
        ];
        return Ops.Permute(found, back);
    }

    /// <summary>As Python slices: bounds are held within the axis, and negative ones count from its end.</summary>
    public static Tensor Slice(OnnxNode node, Tensor?[] x, int output)
    {
        var data = x[0]!;
        long[]? Given(string name, int at) =>
            node.Opset < 10 ? node.Integers(name)
            : x.ElementAtOrDefault(at) is { } input ? OnnxFunction.Integers(input)
            : null;
        var (from, to) = (
            Given("starts", 1) ?? throw node.Wrong("it has no starts"),
            Given("ends", 2) ?? throw node.Wrong("it has no ends")
        );
        var axes = Given("axes", 3) ?? [.. Enumerable.Range(0, from.Length).Select(i => (long)i)];
        var by = Given("steps", 4) ?? [.. from.Select(_ => 1L)];
        if (to.Length != from.Length || axes.Length != from.Length || by.Length != from.Length)
        {
            throw node.Wrong("it has not as many starts as ends, axes and steps");
        }
        int[] starts = new int[data.Rank],
            sizes = [.. data.Shape],
            steps = [.. Enumerable.Repeat(1, data.Rank)];
        for (var i = 0; i < from.Length; i++)
        {
            var axis = OnnxFunction.Axis(node, axes[i], data.Rank);
            (starts[axis], sizes[axis], steps[axis]) = Range(node, data.Shape[axis], from[i], to[i], by[i]);
        }
        return Ops.Slice(data, starts, sizes, steps);
    }

    private static (int Start, int Size, int Step) Range(OnnxNode node, int size, long start, long end, long step)
    {
        if (step is 0 or < -int.MaxValue or > int.MaxValue)
        {
            throw node.Wrong($"a step of {step} is none");
        }
        long Within(long at, long low, long high) => Math.Clamp(at < 0 ? at + size : at, low, high);
        var (first, last) =
            step > 0 ? (Within(start, 0, size), Within(end, 0, size)) : (Within(start, -1, size - 1), Within(end, -1, size - 1));
        var count = Math.Max(0, step > 0 ? (last - first + step - 1) / step : (first - last - step - 1) / -step);
        return (count == 0 ? 0 : (int)first, (int)count, (int)step);
    }

    /// <summary>One of the parts: of given sizes, or of equal ones.</summary>
    public static Tensor Split(OnnxNode node, Tensor?[] x, int output)
    {
        var data = x[0]!;
        var axis = OnnxFunction.Axis(node, node.Integer("axis", 0), data.Rank);
        var given = node.Integers("split") ?? (x.ElementAtOrDefault(1) is { } input ? OnnxFunction.Integers(input) : null);
        var (count, size) = (node.Outputs.Count, data.Shape[axis]);
        var each = (size + count - 1) / count;
        int[] sizes = given is null
            ? [.. Enumerable.Range(0, count).Select(i => Math.Min(each, size - (i * each)))]
            : [.. given.Select(part => checked((int)part))];
        return Ops.Split(data, sizes, axis)[output];
    }

    public static Tensor Squeeze(OnnxNode node, Tensor?[] x, int output)
    {
        var axes = OnnxFunction.Axes(node, x, 1, x[0]!.Rank) ?? [.. Enumerable.Range(0, x[0]!.Rank).Where(a => x[0]!.Shape[a] == 1)];
        return axes.Distinct().OrderDescending().Aggregate(x[0]!, Ops.Squeeze);
    }

    public static Tensor Unsqueeze(OnnxNode node, Tensor?[] x, int output)
    {
        var given = node.Integers("axes") ?? (x.ElementAtOrDefault(1) is { } input ? OnnxFunction.Integers(input) : []);
        var axes = given.Select(axis => OnnxFunction.Axis(node, axis, x[0]!.Rank + given.Length));
        return axes.Order().Aggregate(x[0]!, Ops.ExpandDims);
    }
}

namespace Functional.Tests;

/// <content>Products, movement of elements, and positions.</content>
static partial class OpTwins
{
    static double[][] MatMul(TwinCall c)
    {
        var flags = (Transposed)c.Attributes!;
        var (a, b) = (c.Shapes[0], c.Shapes[1]);
        var inner = flags.Left ? a[^2] : a[^1];
        double Element(int place)
        {
            var index = Places.At(c.Result, place);
            var (lead, row, column) = (index[..^2], index[^2], index[^1]);
            var sum = 0.0;
            for (var k = 0; k < inner; k++)
            {
                var left = Matrix(a, lead, flags.Left ? k : row, flags.Left ? row : k);
                var right = Matrix(b, lead, flags.Right ? column : k, flags.Right ? k : column);
                sum += c.X[left] * c.Inputs[1][right];
            }
            return sum;
        }
        return [Fill(c.Result, Element)];
    }

    /// <summary>The place of a matrix element whose leading index is that of the broadcast result.</summary>
    static int Matrix(Shape shape, int[] lead, int row, int column)
    {
        var own = lead[(lead.Length - (shape.Rank - 2))..].Select((i, axis) => shape[axis] == 1 ? 0 : i);
        return Places.Of(shape, [.. own, row, column]);
    }

    /// <summary>The places of a region of a shape, in the order of the region.</summary>
    static IEnumerable<int> Region(SliceRegion region, Shape whole, Shape part) =>
        Enumerable
            .Range(0, part.Size)
            .Select(place =>
                Places.Of(whole, [.. Places.At(part, place).Select((i, axis) => region.Starts[axis] + (i * region.Steps[axis]))])
            );

    static double[][] Embed(TwinCall c)
    {
        var result = new double[c.Result.Size];
        foreach (var (place, i) in Region(((Embedding)c.Attributes!).Region, c.Result, c.Shape).Select((place, i) => (place, i)))
            result[place] = c.X[i];
        return [result];
    }

    static double[][] Permute(TwinCall c)
    {
        var order = (Sequence<int>)c.Attributes!;
        double Element(int place)
        {
            var index = Places.At(c.Result, place);
            var source = new int[index.Length];
            for (var i = 0; i < source.Length; i++)
                source[order[i]] = index[i];
            return c.X[Places.Of(c.Shape, source)];
        }
        return [Fill(c.Result, Element)];
    }

    static double[][] Concatenate(TwinCall c)
    {
        var axis = (int)c.Attributes!;
        double Element(int place)
        {
            var (index, part) = (Places.At(c.Result, place), 0);
            while (index[axis] >= c.Shapes[part][axis])
                index[axis] -= c.Shapes[part++][axis];
            return c.Inputs[part][Places.Of(c.Shapes[part], index)];
        }
        return [Fill(c.Result, Element)];
    }

    static double[][] Gather(TwinCall c)
    {
        var width = c.Shape[1..].Size;
        return
        [
            [.. c.Inputs[1].SelectMany(row => Enumerable.Range(0, width).Select(i => c.X[((int)row * width) + i]))],
        ];
    }

    static double[][] ScatterAdd(TwinCall c)
    {
        var width = c.Result[1..].Size;
        var table = new double[c.Result.Size];
        for (var i = 0; i < c.X.Length; i++)
            table[((int)c.Inputs[1][i / width] * width) + (i % width)] += c.X[i];
        return [table];
    }

    static double[][] OneHot(TwinCall c)
    {
        var classes = ((OneHotOptions)c.Attributes!).Classes;
        return [Fill(c.Result, place => c.X[place / classes] == place % classes ? 1 : 0)];
    }
}

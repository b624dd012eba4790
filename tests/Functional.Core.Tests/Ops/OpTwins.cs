namespace Functional.Tests;

/// <summary>What a twin is given: attributes, the inputs' numbers and shapes, and the shapes of the results.</summary>
sealed record TwinCall(object? Attributes, double[][] Inputs, Shape[] Shapes, Shape[] Results)
{
    public double[] X => Inputs[0];

    public Shape Shape => Shapes[0];

    public Shape Result => Results[0];
}

/// <summary>The naive twin of every operation: plain loops over doubles that share nothing with the kernels.</summary>
static partial class OpTwins
{
    static readonly Dictionary<string, Func<double, double>> Unary = new()
    {
        ["abs"] = Math.Abs,
        ["cos"] = Math.Cos,
        ["erf"] = x => ElementaryFunction.Named("erf").Reference(x, 0),
        ["exp"] = Math.Exp,
        ["expm1"] = x => Math.Exp(x) - 1,
        ["floor"] = Math.Floor,
        ["log"] = Math.Log,
        ["log1p"] = x => Math.Log(1 + x),
        ["negate"] = x => -x,
        ["reciprocal"] = x => 1 / x,
        ["relu"] = x => x > 0 ? x : 0,
        ["round"] = Math.Round,
        ["sigmoid"] = x => 1 / (1 + Math.Exp(-x)),
        ["sign"] = x => Math.Sign(x),
        ["sin"] = Math.Sin,
        ["softplus"] = x => Math.Log(1 + Math.Exp(x)),
        ["sqrt"] = Math.Sqrt,
        ["square"] = x => x * x,
        ["stop_gradient"] = x => x,
        ["tanh"] = Math.Tanh,
    };

    static readonly Dictionary<string, Func<double, double, double>> Binary = new()
    {
        ["add"] = (x, y) => x + y,
        ["divide"] = (x, y) => x / y,
        ["maximum"] = Math.Max,
        ["minimum"] = Math.Min,
        ["multiply"] = (x, y) => x * y,
        ["power"] = Math.Pow,
        ["remainder"] = (x, y) => y == 0 ? 0 : x - (y * Math.Floor(x / y)),
        ["subtract"] = (x, y) => x - y,
        ["equal"] = (x, y) => x == y ? 1 : 0,
        ["greater"] = (x, y) => x > y ? 1 : 0,
        ["greater_or_equal"] = (x, y) => x >= y ? 1 : 0,
        ["less"] = (x, y) => x < y ? 1 : 0,
        ["less_or_equal"] = (x, y) => x <= y ? 1 : 0,
        ["not_equal"] = (x, y) => x != y ? 1 : 0,
    };

    static readonly Dictionary<string, Func<IReadOnlyList<double>, double>> Reductions = new()
    {
        ["sum"] = xs => xs.Sum(),
        ["prod"] = xs => xs.Aggregate(1.0, (p, x) => p * x),
        ["max"] = xs => xs.Max(),
        ["min"] = xs => xs.Min(),
        ["log_sum_exp"] = xs => Math.Log(xs.Sum(Math.Exp)),
        ["argmax"] = xs => Enumerable.Range(0, xs.Count).MaxBy(i => xs[i]),
        ["argmin"] = xs => Enumerable.Range(0, xs.Count).MinBy(i => xs[i]),
    };

    static readonly Dictionary<string, Func<TwinCall, double[][]>> Others = new()
    {
        ["cast"] = Cast,
        ["clip"] = Clip,
        ["where"] = Where,
        ["softmax"] = c => AlongAxis(c, (int)c.Attributes!, xs => [.. xs.Select(x => Math.Exp(x) / xs.Sum(Math.Exp))]),
        ["log_softmax"] = c => AlongAxis(c, (int)c.Attributes!, xs => [.. xs.Select(x => x - Math.Log(xs.Sum(Math.Exp)))]),
        ["cumsum"] = CumulativeSum,
        ["sort"] = Sort,
        ["matmul"] = MatMul,
        ["slice"] = c => [Region((SliceRegion)c.Attributes!, c.Shape, c.Result).Select(place => c.X[place]).ToArray()],
        ["embed"] = Embed,
        ["reshape"] = c => [c.X],
        ["broadcast_to"] = c => [Fill(c.Result, place => c.X[Places.Broadcast(c.Shape, c.Result, place)])],
        ["permute"] = Permute,
        ["concatenate"] = Concatenate,
        ["gather"] = Gather,
        ["scatter_add"] = ScatterAdd,
        ["one_hot"] = OneHot,
    };

    /// <summary>Operations on random numbers, of which other tests say what must hold.</summary>
    public static readonly IReadOnlySet<string> Random = new HashSet<string> { "random_uniform", "random_normal", "fold_key" };

    public static bool Has(string name) =>
        Unary.ContainsKey(name) || Binary.ContainsKey(name) || Reductions.ContainsKey(name) || Others.ContainsKey(name);

    /// <summary>Whether the operation treats every element, or every broadcast pair, by itself.</summary>
    public static bool IsElementwise(string name) => (Unary.ContainsKey(name) && name != "stop_gradient") || Binary.ContainsKey(name);

    public static double[][] Run(string name, TwinCall call) =>
        Unary.TryGetValue(name, out var unary)
            ?
            [
                [.. call.X.Select(unary)],
            ]
        : Binary.TryGetValue(name, out var binary) ? [Pairs(call, binary)]
        : Reductions.TryGetValue(name, out var reduction) ? [Reduce(call, reduction)]
        : Others[name](call);

    static double[] Fill(Shape shape, Func<int, double> element) => [.. Enumerable.Range(0, shape.Size).Select(element)];

    static double[] Pairs(TwinCall c, Func<double, double, double> f) =>
        Fill(
            c.Result,
            place => f(c.X[Places.Broadcast(c.Shape, c.Result, place)], c.Inputs[1][Places.Broadcast(c.Shapes[1], c.Result, place)])
        );

    static double[] Reduce(TwinCall c, Func<IReadOnlyList<double>, double> f)
    {
        int[] axes = [.. ((ReductionAxes)c.Attributes!).Axes];
        return c.Shape.Size == 0
            ? Fill(c.Result, _ => f([]))
            : [.. Places.Groups(c.Shape, axes).Select(group => f([.. group.Select(place => c.X[place])]))];
    }

    static double[][] Cast(TwinCall c) =>
        (DType)c.Attributes! switch
        {
            DType.Int32 =>
            [
                [.. c.X.Select(Math.Truncate)],
            ],
            DType.Bool =>
            [
                [.. c.X.Select(x => x != 0 ? 1.0 : 0.0)],
            ],
            _ => [c.X],
        };

    static double[][] Clip(TwinCall c)
    {
        var bounds = (Bounds)c.Attributes!;
        return
        [
            [.. c.X.Select(x => Math.Clamp(x, bounds.Low, bounds.High))],
        ];
    }

    static double[][] Where(TwinCall c) =>
        [
            Fill(
                c.Result,
                place =>
                {
                    var side = c.X[Places.Broadcast(c.Shape, c.Result, place)] != 0 ? 1 : 2;
                    return c.Inputs[side][Places.Broadcast(c.Shapes[side], c.Result, place)];
                }
            ),
        ];

    static double[][] AlongAxis(TwinCall c, int axis, Func<double[], double[]> f)
    {
        var result = new double[c.X.Length];
        foreach (var group in Places.Groups(c.Shape, axis))
        {
            var values = f([.. group.Select(place => c.X[place])]);
            for (var i = 0; i < group.Length; i++)
                result[group[i]] = values[i];
        }
        return [result];
    }

    static double[][] CumulativeSum(TwinCall c)
    {
        var options = (CumulativeOptions)c.Attributes!;
        return AlongAxis(c, options.Axis, xs => [.. xs.Select((_, i) => options.Reverse ? xs[i..].Sum() : xs[..(i + 1)].Sum())]);
    }

    static double[][] Sort(TwinCall c)
    {
        int[] Order(double[] xs)
        {
            var places = Enumerable.Range(0, xs.Length);
            return [.. (bool)c.Attributes! ? places.OrderByDescending(i => xs[i]) : places.OrderBy(i => xs[i])];
        }
        var axis = c.Shape.Rank - 1;
        return
        [
            AlongAxis(c, axis, xs => [.. Order(xs).Select(i => xs[i])])[0],
            AlongAxis(c, axis, xs => [.. Order(xs).Select(i => (double)i)])[0],
        ];
    }
}

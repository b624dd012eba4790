namespace Functional;

public abstract partial record Chart
{
    private const int Samples = 401;

    /// <summary>An activation and its derivative, which automatic differentiation finds: <c>Chart.Function(Activation.Gelu)</c>.</summary>
    /// <param name="activation">The activation; it must treat every number by itself.</param>
    /// <param name="from">Where the axis begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <exception cref="ArgumentException">The axis ends before it begins, or numbers change each other's results (softmax).</exception>
    public static LineChart Function(Activation activation, double from = -5, double to = 5)
    {
        ArgumentNullException.ThrowIfNull(activation);
        return Function(activation.Apply, from, to, activation.ToString());
    }

    /// <summary>A function of a number and its derivative: <c>Chart.Function(x => Ops.Sin(x) * x, -10, 10, "x sin x")</c>.</summary>
    /// <param name="function">The function, written with operations on tensors; it must treat every number by itself.</param>
    /// <param name="from">Where the axis begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="name">What the function is called.</param>
    /// <exception cref="ArgumentException">The axis ends before it begins, or one number changes the result of another.</exception>
    public static LineChart Function(Func<Tensor, Tensor> function, double from = -5, double to = 5, string name = "f(x)")
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(name);
        var axis = new Axis().With("x", from, to, null);
        double[] x = [.. Enumerable.Range(0, Samples).Select(i => from + ((to - from) * i / (Samples - 1)))];
        var points = Tensor.Of(x);
        var values = function(points);
        RequireElementwise(function, points, values);
        var slopes = Autodiff.Gradient(t => Ops.Sum(function(t)))(points);
        return Line(x, ChartRules.Numbers(values), name).Add(x, ChartRules.Numbers(slopes), "derivative") with
        {
            Title = name,
            XLabel = "x",
            X = axis,
        };
    }

    private static void RequireElementwise(Func<Tensor, Tensor> function, Tensor x, Tensor y)
    {
        var isElementwise = y.Shape == x.Shape && function(x[..(Samples / 2)]) == y[..(Samples / 2)];
        if (!isElementwise)
        {
            throw new ArgumentException(
                Messages.Of(
                    nameof(Function),
                    "the function treats every number by itself: [n] in, [n] out, and half the numbers give half the results",
                    "Softmax and its kin look at all numbers together and have no curve.",
                    ("x", Messages.Describe(x)),
                    ("f(x)", Messages.Describe(y))
                )
            );
        }
    }
}

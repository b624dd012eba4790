namespace Functional.Tests;

/// <summary>
/// One function of Elementary with what is known of it: a reference in double, the range worth sampling, the greatest
/// errors.
/// </summary>
abstract record ElementaryFunction(string Name, Func<double, double, double> Reference, double SingleUlps, double DoubleUlps)
{
    const float Smallest = 1e-44f;

    /// <summary>Every function; the errors are those that its doc comment states, in units of the last place.</summary>
    // csharpier-ignore
    public static readonly IReadOnlyList<ElementaryFunction> All =
    [
        new Unary<ExpKernel>("exp", Math.Exp, 0.91, 1.00),
        new Unary<Expm1Kernel>("expm1", Expm1, 1.57, 1.60),
        new Unary<LogKernel>("log", Math.Log, 0.87, 0.84),
        new Unary<Log1pKernel>("log1p", Log1p, 0.95, 0.75),
        new Unary<SinKernel>("sin", Math.Sin, 0.78, 0.75),
        new Unary<CosKernel>("cos", Math.Cos, 0.78, 0.76),
        new Unary<TanhKernel>("tanh", Math.Tanh, 2.53, 2.15),
        new Unary<SigmoidKernel>("sigmoid", x => 1 / (1 + Math.Exp(-x)), 2.34, 2.04),
        new Unary<SoftplusKernel>("softplus", x => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x))), 1.65, 1.36),
        new Unary<ErfKernel>("erf", Erf, 0.91, 0.85),
        new Power("pow", Math.Pow, 1.16, 1.19),
    ];

    public static ElementaryFunction Named(string name) => All.Single(f => f.Name == name);

    public override string ToString() => Name;

    /// <summary>The results with registers of so many bits, 0 for single elements; y is read by functions of two arguments only.</summary>
    public abstract T[] Run<T>(T[] x, T[] y, int bits)
        where T : unmanaged;

    /// <summary>The result of one pair of arguments, at full width.</summary>
    public T Run<T>(T x, T y = default)
        where T : unmanaged => Run([x], [y], 512)[0];

    /// <summary>The distance of a float from the exact result, in units of the exact result's last place.</summary>
    public static double Distance(float actual, double exact) =>
        exact.Equals(actual) || (Math.Abs(exact) >= 3.4028235677973366e38 && float.IsInfinity(actual) && actual > 0 == exact > 0)
            ? 0
            : Math.Abs(actual - exact) / Math.Max(Smallest / 8, Math.ScaleB(1, Math.Max(Exponent(exact), -126) - 23));

    /// <summary>The distance of a double from the exact result high + low.</summary>
    public static double Distance(double actual, double high, double low) =>
        actual.Equals(high) && low == 0 ? 0 : Math.Abs(actual - high - low) / Math.ScaleB(1, Math.Max(Exponent(high), -1022) - 52);

    static int Exponent(double x) => x == 0 ? -2000 : Math.ILogB(x);

    static double Expm1(double x) => Math.Abs(x) < 0.5 ? 2 * Math.Exp(x / 2) * Sinh(x / 2) : Math.Exp(x) - 1;

    static double Sinh(double x)
    {
        var sum = x;
        var term = x;
        for (var n = 2; n < 24; n += 2)
        {
            term *= x * x / (n * (n + 1));
            sum += term;
        }
        return sum;
    }

    static double Log1p(double x)
    {
        var sum = 1 + x;
        return sum == 1 || double.IsInfinity(x) ? x : Math.Log(sum) + (x - (sum - 1)) / sum;
    }

    /// <summary>The Maclaurin series with all terms positive: erf x = 2/√π · e^(−x²) · Σ 2ⁿ x²ⁿ⁺¹ / (1·3·…·(2n + 1)).</summary>
    static double Erf(double x)
    {
        if (!(Math.Abs(x) <= 6))
            return double.IsNaN(x) ? x : Math.Sign(x);
        var term = x;
        var sum = 0.0;
        for (var n = 0; sum != sum + term; n++)
        {
            sum += term;
            term *= 2 * x * x / (2 * n + 3);
        }
        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    sealed record Unary<TKernel>(string Name, Func<double, double> Function, double SingleUlps, double DoubleUlps)
        : ElementaryFunction(Name, (x, _) => Function(x), SingleUlps, DoubleUlps)
        where TKernel : struct, IUnaryKernel
    {
        public override string ToString() => Name;

        public override T[] Run<T>(T[] x, T[] y, int bits)
        {
            var result = new T[x.Length];
            Widest.Run<T, Map<T>>(new Map<T>(x, result), bits);
            return result;
        }

        readonly struct Map<T>(T[] x, T[] y) : IWidthAction
            where T : unmanaged
        {
            public void Run<V, E>()
                where V : unmanaged, IVector<V, E>
                where E : unmanaged =>
                Elementwise.Map<TKernel, V, E>(default, Reinterpret.As<T, E>((ReadOnlySpan<T>)x), Reinterpret.As<T, E>(y.AsSpan()));
        }
    }

    sealed record Power(string Name, Func<double, double, double> Reference, double SingleUlps, double DoubleUlps)
        : ElementaryFunction(Name, Reference, SingleUlps, DoubleUlps)
    {
        public override string ToString() => Name;

        public override T[] Run<T>(T[] x, T[] y, int bits)
        {
            var result = new T[x.Length];
            Widest.Run<T, Zip<T>>(new Zip<T>(x, y, result), bits);
            return result;
        }

        readonly struct Zip<T>(T[] x, T[] y, T[] z) : IWidthAction
            where T : unmanaged
        {
            public void Run<V, E>()
                where V : unmanaged, IVector<V, E>
                where E : unmanaged
            {
                var plan = BroadcastPlan.Of([x.Length], [x.Length], [y.Length]);
                Elementwise.Zip<PowerKernel, V, E>(
                    default,
                    plan,
                    Reinterpret.As<T, E>((ReadOnlySpan<T>)x),
                    Reinterpret.As<T, E>((ReadOnlySpan<T>)y),
                    Reinterpret.As<T, E>(z.AsSpan())
                );
            }
        }
    }

    readonly struct ExpKernel : IUnaryKernel
    {
        public V Apply<V, T>(V x)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => Elementary.Exp<V, T>(x);
    }

    readonly struct Expm1Kernel : IUnaryKernel
    {
        public V Apply<V, T>(V x)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => Elementary.Expm1<V, T>(x);
    }

    readonly struct LogKernel : IUnaryKernel
    {
        public V Apply<V, T>(V x)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => Elementary.Log<V, T>(x);
    }

    readonly struct Log1pKernel : IUnaryKernel
    {
        public V Apply<V, T>(V x)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => Elementary.Log1p<V, T>(x);
    }

    readonly struct SinKernel : IUnaryKernel
    {
        public V Apply<V, T>(V x)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => Elementary.Sin<V, T>(x);
    }

    readonly struct CosKernel : IUnaryKernel
    {
        public V Apply<V, T>(V x)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => Elementary.Cos<V, T>(x);
    }

    readonly struct TanhKernel : IUnaryKernel
    {
        public V Apply<V, T>(V x)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => Elementary.Tanh<V, T>(x);
    }

    readonly struct SigmoidKernel : IUnaryKernel
    {
        public V Apply<V, T>(V x)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => Elementary.Sigmoid<V, T>(x);
    }

    readonly struct SoftplusKernel : IUnaryKernel
    {
        public V Apply<V, T>(V x)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => Elementary.Softplus<V, T>(x);
    }

    readonly struct ErfKernel : IUnaryKernel
    {
        public V Apply<V, T>(V x)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => Elementary.Erf<V, T>(x);
    }

    readonly struct PowerKernel : IBinaryKernel
    {
        public V Apply<V, T>(V x, V y)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => Elementary.Pow<V, T>(x, y);
    }
}

namespace Functional;

/// <summary>
/// A pure function of a parameter that training applies right after each update of the optimizer, never to the initial value:
/// <c>Constraint.MaxNorm(2)</c>, or one's own: <c>Constraint.Of("small", w => Clip(w, -1, 1))</c>.
/// </summary>
public sealed partial class Constraint : CatalogueEntry<Constraint>
{
    private readonly Func<Tensor, Tensor> function;

    private Constraint(string name, Func<Tensor, Tensor> function, Option[]? options = null, Delegate? own = null)
        : base(name, options, own) => this.function = function;

    /// <summary>A constraint of one's own: any function written with operations.</summary>
    /// <param name="name">Its name in messages and files.</param>
    /// <param name="function">w ↦ the nearest w that is allowed, of the same shape and type.</param>
    public static Constraint Of(string name, Func<Tensor, Tensor> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return new(name, function, own: function);
    }

    /// <summary>The constraint that Keras knows by this name, such as <c>"max_norm"</c>, with its defaults.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists the names and the nearest one.</exception>
    public static Constraint Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Catalogue.Find("constraint", name, Names);
    }

    /// <summary>The parameter as it is allowed to be.</summary>
    /// <exception cref="ShapeException">A function of one's own returned another shape or type.</exception>
    public Tensor Apply(Tensor w)
    {
        ArgumentNullException.ThrowIfNull(w);
        var allowed = function(w);
        return allowed.Shape == w.Shape && allowed.DType == w.DType
            ? allowed
            : throw new ShapeException(
                ToString(),
                "a constraint must keep shape and type of the parameter",
                "Write it with operations that keep the shape; reductions take keepDims.",
                ("parameter", $"{w.DType} {w.Shape}"),
                ("returned", $"{allowed.DType} {allowed.Shape}")
            );
    }
}

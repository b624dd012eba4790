namespace Functional;

/// <summary>
/// A function with a name that a layer applies to its output: element by element, or along the last axis as softmax does.
/// <c>Activation.Relu</c>, or one's own: <c>Activation.Of("cube", x => x * x * x)</c>.
/// </summary>
public sealed partial class Activation : CatalogueEntry<Activation>
{
    private readonly Func<Tensor, Tensor> function;

    private Activation(string name, Func<Tensor, Tensor> function, Option[]? options = null, Delegate? own = null)
        : base(name, options, own) => this.function = function;

    /// <summary>An activation of one's own: any function written with operations.</summary>
    /// <param name="name">Its name in summaries and messages.</param>
    /// <param name="function">x ↦ y, of the same shape.</param>
    public static Activation Of(string name, Func<Tensor, Tensor> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return new(name, function, own: function);
    }

    /// <summary>The activation that Keras knows by this name, such as <c>"relu"</c>; case matters.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists the names and the nearest one.</exception>
    public static Activation Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Catalogue.Find("activation", name, Names);
    }

    /// <summary>Applies the function.</summary>
    public Tensor Apply(Tensor x) => function(x);
}

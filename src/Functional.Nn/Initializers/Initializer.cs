namespace Functional;

/// <summary>
/// Makes the initial value of a parameter from a key and a shape: the same key gives the same value on every machine.
/// </summary>
public sealed partial class Initializer : CatalogueEntry<Initializer>
{
    private readonly Func<Key, Shape, DType, Tensor> create;

    private Initializer(string name, Func<Key, Shape, DType, Tensor> create, Option[]? options = null, Delegate? own = null)
        : base(name, options, own) => this.create = create;

    /// <summary>All 0.</summary>
    public static Initializer Zeros { get; } = new("zeros", (_, shape, dtype) => Tensor.Zeros(shape, dtype));

    /// <summary>All 1.</summary>
    public static Initializer Ones { get; } = new("ones", (_, shape, dtype) => Tensor.Ones(shape, dtype));

    /// <summary>The same number everywhere.</summary>
    public static Initializer Constant(double value) => new("constant", (_, shape, dtype) => Tensor.Full(shape, value, dtype), [value]);

    /// <summary>gain·I, for square or other matrices.</summary>
    /// <remarks>Creating a tensor of another rank than 2 throws a <see cref="ShapeException"/>.</remarks>
    public static Initializer Identity(double gain = 1) =>
        new(
            "identity",
            (_, shape, dtype) =>
                shape.Rank == 2
                    ? gain * Tensor.Eye(Math.Max(shape[0], shape[1]), dtype)[..shape[0], ..shape[1]]
                    : throw new ShapeException(
                        "identity",
                        "only matrices have an identity",
                        "Take another initializer.",
                        ("shape", shape.ToString())
                    ),
            [gain]
        );

    /// <summary>An initializer of one's own.</summary>
    /// <param name="name">Its name in messages and files.</param>
    /// <param name="create">(key, shape) ↦ a tensor of that shape; it is cast to the parameter's type.</param>
    public static Initializer Of(string name, Func<Key, Shape, Tensor> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        return new(name, (key, shape, dtype) => create(key, shape).Cast(dtype), own: create);
    }

    /// <summary>The initializer that Keras knows by this name, such as <c>"he_normal"</c>.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists the names and the nearest one.</exception>
    public static Initializer Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Catalogue.Find("initializer", name, Names);
    }

    /// <summary>The initial value.</summary>
    /// <param name="key">One key, one tensor.</param>
    /// <param name="shape">The shape of the parameter.</param>
    /// <param name="dtype">Float32 unless asked otherwise.</param>
    /// <exception cref="ArgumentException">A function of one's own returned another shape.</exception>
    public Tensor Create(Key key, Shape shape, DType dtype = DType.Float32)
    {
        var value = create(key, shape, dtype);
        return value.Shape == shape
            ? value
            : throw new ArgumentException($"the initializer {Name} was asked for shape {shape} but returned {value.Shape}.");
    }
}

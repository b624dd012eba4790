namespace Functional;

/// <summary>
/// A primitive operation: what it computes, which shapes it takes, and how derivatives pass through it, backwards (vjp) and
/// forwards (jvp). Every operation is a static member of this class, declared in one file of its own together with the
/// function of <see cref="Ops"/> that users call; derivatives are written with operations, so every order exists.
/// </summary>
public abstract partial class Op
{
    private protected Op(string name) => Name = name;

    /// <summary>The name used in messages, traces and plans, such as <c>matmul</c>.</summary>
    public string Name { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>The shapes and types of the outputs. The only place where shapes and types are checked.</summary>
    internal abstract Signature[] Infer(object? attributes, Signature[] inputs);

    /// <summary>
    /// Writes every element of the outputs. May assume what <see cref="Infer"/> has checked. An operation overrides this or
    /// <c>Bind</c>; each is the other's default.
    /// </summary>
    internal virtual void Execute(object? attributes, Tensor[] inputs, Tensor[] outputs) => Bind(attributes, inputs, outputs).Run();

    /// <summary>
    /// The same for memory that is fixed, to be run again and again: everything that shapes decide is done beforehand, and running
    /// allocates nothing.
    /// </summary>
    internal virtual Work Bind(object? attributes, Tensor[] inputs, Tensor[] outputs) => new(() => Execute(attributes, inputs, outputs));

    /// <summary>As above, with matrix products of a native library where there is one and the operation has any.</summary>
    internal virtual Work Bind(object? attributes, Tensor[] inputs, Tensor[] outputs, ProductProvider? products) =>
        Bind(attributes, inputs, outputs);

    /// <summary>The operation on one stretch of elements, where it works on every element by itself; else null.</summary>
    internal virtual Tile? TileOf(object? attributes, DType type) => null;

    /// <summary>The adjoints of the inputs from those of the outputs; null for inputs not wanted and for derivatives of zero.</summary>
    internal abstract Tensor?[] Vjp(Application application, Tensor?[] adjoints, bool[] wanted);

    /// <summary>The tangents of the outputs from those of the inputs; null stands for zero.</summary>
    internal abstract Tensor?[] Jvp(Application application, Tensor?[] tangents);

    /// <summary>Whether every element of the output depends on one element of each input alone.</summary>
    internal virtual bool IsElementwise => false;

    /// <summary>How the operation is written in formulas: by its name, unless there is a sign for it.</summary>
    internal virtual Notation Notation => Notations.Function(Name);

    /// <summary>An output that shares the memory of the input, where the operation only renames elements; else null.</summary>
    internal virtual Tensor? View(object? attributes, Tensor input, Signature output) => null;

    /// <summary>The operations that this one stands for, applied; null for all but functions with a derivative of the user's own.</summary>
    private protected virtual Tensor[]? Expand(Tensor[] inputs) => null;

    /// <summary>Gives weak scalars among the inputs an element type; says whether the outputs are to be weak again.</summary>
    internal virtual bool Align(Tensor[] inputs)
    {
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i] = inputs[i].Strong();
        }
        return false;
    }

    /// <summary>The inputs on which the tests hold this operation against its naive twin and against differences.</summary>
    internal abstract IReadOnlyList<OpSample> Samples { get; }

    /// <summary>Applies an operation that has no attributes and one output.</summary>
    internal Tensor Apply(params Tensor[] inputs) => Run(null, inputs)[0];

    /// <summary>Applies the operation: computes, and records where an input is traced.</summary>
    internal Tensor[] Run(object? attributes, params Tensor[] inputs)
    {
        foreach (var input in inputs)
        {
            ArgumentNullException.ThrowIfNull(input, Name);
        }
        var weak = Align(inputs);
        var outputs = Evaluate(attributes, inputs);
        return weak ? [.. outputs.Select(o => o.Weaken())] : outputs;
    }

    private protected virtual Tensor[] Compute(object? attributes, Tensor[] inputs)
    {
        var signatures = Infer(attributes, [.. inputs.Select(x => x.Signature)]);
        if (inputs.Any(x => x.IsAbstract))
        {
            return [.. signatures.Select(Tensor.Abstract)];
        }
        if (inputs.Length == 1 && signatures.Length == 1 && View(attributes, inputs[0], signatures[0]) is { } view)
        {
            return [view];
        }
        Tensor[] outputs = [.. signatures.Select(s => Tensor.Allocate(s.Shape, s.DType))];
        KernelCounter.Runs++;
        Execute(attributes, inputs, outputs);
        return outputs;
    }

    private Tensor[] Evaluate(object? attributes, Tensor[] inputs)
    {
        Trace? innermost = null;
        foreach (var input in inputs)
        {
            if (input.Origin?.Node.Trace is { } trace)
            {
                trace.RequireOpen(Name);
                innermost = innermost is null || trace.Level > innermost.Level ? trace : innermost;
            }
        }
        if (innermost is null)
        {
            return Compute(attributes, inputs);
        }
        if (innermost.IsStatic && Expand(inputs) is { } expanded)
        {
            return expanded;
        }
        var values = Evaluate(attributes, [.. inputs.Select(innermost.Primal)]);
        return innermost.Record(this, attributes, inputs, values);
    }
}

/// <summary>One application of an operation, as its derivatives see it: values of the level below.</summary>
internal readonly record struct Application(object? Attributes, Tensor[] Inputs, Tensor[] Outputs)
{
    public Tensor Input => Inputs[0];

    public Tensor Output => Outputs[0];
}

/// <summary>How often kernels ran on this thread: building a network must not move it.</summary>
internal static class KernelCounter
{
    [ThreadStatic]
    private static long runs;

    public static long Runs
    {
        get => runs;
        set => runs = value;
    }
}

namespace Functional;

public sealed partial class TraceNode
{
    /// <summary>The most numbers that a Jacobian is worked out for.</summary>
    private const int MostNumbers = 4096;

    /// <summary>What the operation computes, of operands with these names: <c>x @ w + b</c>.</summary>
    /// <param name="inputs">A name for every input; the text of a number is written as that number.</param>
    /// <exception cref="InvalidOperationException">The node is an argument.</exception>
    /// <exception cref="ArgumentException">There is not one name per input.</exception>
    public Formula Formula(IReadOnlyList<string> inputs) => FormulaWriter.Value(Named(inputs), inputs);

    /// <summary>
    /// How the adjoints of the outputs pass to the inputs that the result depends on, by the rule that the backward pass used: the sum of
    /// all products that arrive at a node is its adjoint, to the bit.
    /// </summary>
    /// <param name="inputs">A name for every input, for the formulas.</param>
    /// <param name="output">A name for the output.</param>
    /// <param name="adjoint">A name for the adjoint of the output.</param>
    /// <exception cref="InvalidOperationException">The node is an argument.</exception>
    /// <exception cref="ArgumentException">There is not one name per input.</exception>
    public IReadOnlyList<LocalDerivative> Derivatives(IReadOnlyList<string> inputs, string output = "y", string adjoint = "y\u0304")
    {
        var node = Named(inputs);
        if (Adjoints.All(a => a is null))
        {
            return [];
        }
        var (op, application) = (node.Op!, Application);
        bool[] wanted = [.. this.inputs.Select(x => Trace.Owns(x) && x.DType.IsFloating())];
        var products = op.Vjp(application, [.. Adjoints], wanted);
        return
        [
            .. Enumerable
                .Range(0, wanted.Length)
                .Where(i => wanted[i] && products[i] is not null)
                .Select(i => new LocalDerivative(
                    i,
                    FormulaWriter.Derivative(node, i, inputs, output, adjoint),
                    op.IsElementwise,
                    op.IsElementwise ? Slopes(op, application, i) : Jacobian(op, application, i),
                    Autodiff.Value(products[i]!)
                )),
        ];
    }

    /// <summary>∂y/∂x element by element: what comes out when the input moves by 1 everywhere.</summary>
    private static Tensor Slopes(Op op, Application a, int input)
    {
        var tangents = new Tensor?[a.Inputs.Length];
        tangents[input] = Tensor.Ones(a.Inputs[input].Shape, a.Inputs[input].DType);
        return Autodiff.Value(op.Jvp(a, tangents)[0] ?? Tensor.Zeros(a.Output.Shape, a.Output.DType));
    }

    /// <summary>A row for every element of the output.</summary>
    private static Tensor? Jacobian(Op op, Application a, int input)
    {
        var (rows, columns) = (a.Output.Size, a.Inputs[input].Size);
        if ((long)rows * columns is 0 or > MostNumbers)
        {
            return null;
        }
        bool[] wanted = [.. a.Inputs.Select((_, i) => i == input)];
        var seeds = Tensor.Eye(rows, a.Output.DType);
        Tensor Row(int output)
        {
            var adjoints = new Tensor?[a.Outputs.Length];
            adjoints[0] = Ops.Reshape(seeds[output], a.Output.Shape);
            return Autodiff
                .Value(op.Vjp(a, adjoints, wanted)[input] ?? Tensor.Zeros(a.Inputs[input].Shape, a.Output.DType))
                .Reshape(columns);
        }
        return Ops.Stack([.. Enumerable.Range(0, rows).Select(Row)], 0);
    }

    private TraceNode Named(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (Op is null)
        {
            throw new InvalidOperationException($"%{Index} is an argument: no operation made it.");
        }
        return names.Count == inputs.Length
            ? this
            : throw new ArgumentException($"{Op.Name} has {inputs.Length} inputs, and {names.Count} names were given.", nameof(names));
    }
}

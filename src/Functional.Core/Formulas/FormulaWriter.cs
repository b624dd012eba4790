namespace Functional;

/// <summary>Writes what a trace computes as a formula of its arguments, each operation in its own notation.</summary>
internal static class FormulaWriter
{
    /// <summary>
    /// The derivative of an application with respect to one input, found by running the operation's own rule on shapes: for an operation
    /// on single elements ∂y/∂x, for any other the adjoint of the input, x̄, from that of the output.
    /// </summary>
    public static Formula Derivative(TraceNode node, int input, IReadOnlyList<string> inputs, string output, string adjoint)
    {
        var op = node.Op!;
        Signature Given(Tensor x) => op.IsElementwise ? x.Signature with { Shape = Shape.Scalar } : x.Signature;
        Tensor[] arguments =
        [
            .. node.Inputs.Concat(node.Values).Select(x => Tensor.Abstract(Given(x))),
            .. op.IsElementwise ? [] : new[] { Tensor.Abstract(node.Value.Signature) },
        ];
        bool[] wanted = [.. inputs.Select((_, i) => i == input)];
        var trace = Trace.OnShapes(
            given =>
            {
                var ins = given.Values.Take(inputs.Count).ToArray();
                var outs = given.Values.Skip(inputs.Count).Take(node.Values.Count).ToArray();
                var seed = op.IsElementwise ? Tensor.Ones(Shape.Scalar, node.Value.DType) : given[inputs.Count + outs.Length];
                var adjoints = new Tensor?[outs.Length];
                adjoints[0] = seed;
                var zero = Tensor.Zeros(Shape.Scalar, node.Value.DType);
                return Tensors.Of(op.Vjp(new(node.Attributes, ins, outs), adjoints, wanted)[input] ?? zero);
            },
            Tensors.Of(arguments)
        );
        string[] names = [.. inputs, .. node.Values.Select((_, i) => i == 0 ? output : $"{output}[{i}]"), adjoint];
        return Finish(Write(trace.Results[0], names, []));
    }

    /// <summary>What an application computes, of operands with these names.</summary>
    public static Formula Value(TraceNode node, IReadOnlyList<string> inputs)
    {
        Term[] operands = [.. inputs.Select(Named)];
        var term = node.Op!.Notation(node.Attributes, operands);
        // What a formula about numbers leaves out, a reshape or a division by 1, is still what this node does.
        return Finish(operands.Contains(term) ? Notations.Function(node.Op.Name)(node.Attributes, operands) : term);
    }

    private static Formula Finish(Term term) => new(term.Text, term.Latex);

    private static Term Write(TraceValue value, string[] names, Dictionary<(TraceNode, int), Term> known)
    {
        if (value.Node is not { } node)
        {
            return Constant(value.Value);
        }
        if (node.Op is null)
        {
            return Named(names[node.Index]);
        }
        if (!known.TryGetValue((node, value.Output), out var term))
        {
            term = node.Op.Notation(node.Attributes, [.. node.Operands.Select(operand => Write(operand, names, known))]);
            term = value.Output == 0 ? term : Term.Name($"{term.Within(Term.Atom).Text}[{value.Output}]");
            known[(node, value.Output)] = term;
        }
        return term;
    }

    /// <summary>A name, or a number that is written in the place of one.</summary>
    private static Term Named(string name) =>
        double.TryParse(name.Replace('−', '-'), System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? Term.Number(number)
            : Term.Name(name);

    private static Term Constant(Tensor x)
    {
        if (x.IsAbstract || x.Size == 0 || x.DType == DType.Bool)
        {
            return Term.Name("constant");
        }
        double[] values = x.Cast(DType.Float64).ToArray<double>();
        return Array.TrueForAll(values, v => v.Equals(values[0])) ? Term.Number(values[0]) : Term.Name("constant");
    }
}

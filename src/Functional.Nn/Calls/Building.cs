namespace Functional;

/// <summary>A run on shapes: notes what is asked for and which layers are applied; no kernel runs.</summary>
internal sealed class Building(Mode mode, DType dtype) : CallContext(mode, dtype, Key.Symbolic)
{
    private static readonly LayerScope Scope = LayerScope.Of([]);
    private readonly Dictionary<string, Declaration> byPath = new(StringComparer.Ordinal);

    public List<Declaration> Declarations { get; } = [];

    public List<(string Path, string Kind, Tensors Inputs, Tensors Outputs)> Layers { get; } = [];

    public override Tensors Enter(string path, object part, Tensors inputs, Func<Call, Tensors> apply)
    {
        var place = Layers.Count;
        var outputs = Scope.Run(path, () => apply(new Call(this, path)));
        Layers.Insert(place, (path, LayerNames.KindOf(part), inputs, outputs));
        return outputs;
    }

    protected override Tensor Find(Declaration declaration)
    {
        if (byPath.TryAdd(declaration.Path, declaration))
        {
            Declarations.Add(declaration);
        }
        else if (byPath[declaration.Path].Shape != declaration.Shape)
        {
            throw new ShapeException(
                declaration.Path,
                "a shared layer needs different shapes for different inputs",
                "Inputs of a shared layer must have equal sizes.",
                ("first", byPath[declaration.Path].Shape.ToString()),
                ("now", declaration.Shape.ToString())
            );
        }
        return Tensor.Symbolic(declaration.Shape, declaration.DType);
    }
}

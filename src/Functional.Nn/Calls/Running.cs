namespace Functional;

/// <summary>A run on values (or traced values): parameters and state are looked up by path.</summary>
/// <param name="parameters">The trainable tensors.</param>
/// <param name="state">The other tensors.</param>
/// <param name="scope">Tells traced operations which layer they belong to.</param>
/// <param name="mode">What the network is run for.</param>
/// <param name="dtype">The element type of parameters.</param>
/// <param name="key">The randomness of this run.</param>
/// <param name="frozen">What the network leaves as it is even while it learns.</param>
internal sealed class Running(Parameters parameters, Parameters state, LayerScope scope, Mode mode, DType dtype, Key key, Frozen frozen)
    : CallContext(mode, dtype, key)
{
    public override Mode ModeAt(string path) => frozen.IsStill(path) ? Mode.Inference : base.ModeAt(path);

    public override Tensors Enter(string path, object part, Tensors inputs, Func<Call, Tensors> apply) =>
        scope.Run(path, () => apply(new Call(this, path)));

    protected override Tensor Find(Declaration declaration)
    {
        var tree = declaration.IsTrainable ? parameters : state;
        if (!tree.Contains(declaration.Path))
        {
            throw new ArgumentException(
                $"the {(declaration.IsTrainable ? "parameters" : "state")} given to the network hold no \"{declaration.Path}\"; they hold: "
                    + $"{string.Join(", ", tree.Paths)}. Parameters made by the network itself (Init, Compile) fit it."
            );
        }
        var value = tree[declaration.Path];
        return value.Shape == declaration.Shape
            ? value
            : throw new ShapeException(
                declaration.Path,
                "the layer needs another shape for this input than the value has",
                "The values come from another network, or the input has another size than the network was built for.",
                ("needed", declaration.Shape.ToString()),
                ("value", value.Shape.ToString())
            );
    }
}

namespace Functional;

/// <summary>Makes layers from functions.</summary>
public static class Layer
{
    /// <summary>
    /// A layer from a function: <c>Layer.Of("double", (call, x) => x * 2)</c>. Equal to another when name and delegate are the same.
    /// </summary>
    /// <param name="name">Stands in place of a class name: automatic names are made from it.</param>
    /// <param name="apply">The function; parameters are declared by asking the call for them.</param>
    public static ILayer Of(string name, Func<Call, Tensor, Tensor> apply)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(apply);
        return new FunctionLayer(name, apply);
    }

    private sealed record FunctionLayer(string Name, Func<Call, Tensor, Tensor> Function) : ILayer, IKind
    {
        string IKind.Kind => Name;

        public Tensor Apply(Call call, Tensor x) => Function(call, x);

        public override string ToString() => Name;
    }
}

using System.Globalization;

namespace Functional;

/// <summary>Makes networks of one's own ready to compile.</summary>
public static class OwnNetwork
{
    /// <summary>
    /// A network of one's own with the names and shapes of its inputs: <c>new WideAndDeep(30).WithInputs(("wide", 5), ("deep",
    /// 6))</c>.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">A name and the shape of one example for every input.</param>
    /// <exception cref="ShapeException">A size is 0, or a shape does not fit; the message names the layer.</exception>
    public static Network WithInputs(this INetwork network, params (string Name, Shape Shape)[] inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return network.WithInputs([.. inputs.Select(i => new Port(i.Name, i.Shape))]);
    }

    /// <summary>A network of one's own with its inputs, element types included.</summary>
    /// <exception cref="ArgumentException">There is no input, or two have one name.</exception>
    /// <exception cref="ShapeException">A size is 0, or a shape does not fit; the message names the layer.</exception>
    public static Network WithInputs(this INetwork network, params Port[] inputs)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs.Length == 0
            ? throw new ArgumentException("a network needs at least one input; give its name and the shape of one example.")
            : new Wrapped(network, [.. inputs]);
    }

    private sealed class Wrapped : Network, IEquatable<Wrapped>
    {
        private readonly INetwork inner;

        public Wrapped(INetwork inner, Sequence<Port> inputs)
            : base(inputs)
        {
            this.inner = inner;
            Blueprint = Blueprint.Of(inner, inputs);
        }

        public override Blueprint Blueprint { get; }

        public override string Kind => LayerNames.KindOf(inner);

        public override Sequence<Port> Outputs => OutputPorts(i => string.Create(CultureInfo.InvariantCulture, $"output_{i + 1}"));

        public override Tensors Apply(Call call, Tensors inputs)
        {
            Tensors named = Tensors.Named([.. Inputs.Zip(inputs.Values, (port, x) => (port.Name, x))]);
            return inner.Apply(call, named);
        }

        public bool Equals(Wrapped? other) => other is not null && Inputs == other.Inputs && inner.Equals(other.inner);

        public override bool Equals(object? obj) => Equals(obj as Wrapped);

        public override int GetHashCode() => HashCode.Combine(Inputs, inner);

        public override string ToString() => $"{inner}({string.Join(", ", Inputs)})";
    }
}

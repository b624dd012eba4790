namespace Functional;

/// <summary>One application of a layer inside a network, as found when the network was built.</summary>
/// <param name="Path">Where it stands, such as <c>hidden</c> or <c>encoder/dense_1</c>.</param>
/// <param name="Kind">The class as Keras would name it, such as <c>Dense</c>.</param>
/// <param name="Inputs">The shapes that go in, batch axis included.</param>
/// <param name="Outputs">The shapes that come out, batch axis included.</param>
public sealed record LayerInfo(string Path, string Kind, Sequence<BatchShape> Inputs, Sequence<BatchShape> Outputs)
{
    /// <summary>0 for layers of the network itself, 1 for layers inside those, and so on.</summary>
    public int Depth => Path.Count(c => c == '/');

    /// <summary>One line: <c>hidden (Dense): (None, 64) → (None, 32)</c>.</summary>
    public override string ToString() => $"{Path} ({Kind}): {string.Join(", ", Inputs)} → {string.Join(", ", Outputs)}";
}

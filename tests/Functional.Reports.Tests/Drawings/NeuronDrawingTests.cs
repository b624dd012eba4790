using System.Xml.Linq;

namespace Functional.Tests;

public sealed class NeuronDrawingTests
{
    [Fact]
    public void Lines_are_weights_and_neurons_tell_their_biases()
    {
        var elements = XDocument.Parse(Drawing.Neurons(Sample.TwoTwoOne()).ToSvg()).Descendants().ToList();

        var lines = elements.Where(e => e.Name.LocalName == "path").ToDictionary(e => e.Elements().Single().Value);
        Assert.Equal(6, lines.Count);
        var strong = lines["hidden 1 → output 0: weight −2"];
        var weak = lines["x1 → hidden 0: weight 1"];
        Assert.Equal(("series-0-line", "6"), (strong.Attribute("class")!.Value, strong.Attribute("stroke-width")!.Value));
        Assert.Equal(("series-1-line", "3.25"), (weak.Attribute("class")!.Value, weak.Attribute("stroke-width")!.Value));
        Assert.Contains(elements, e => e.Name.LocalName == "title" && e.Value == "hidden 1, bias −1");
    }

    [Fact]
    public void Layers_without_weights_are_passed()
    {
        var model = Sequential.Input(2).Dense(3).Dropout(0.1).Dense(1, name: "end").Compile(Optimizer.Sgd(), Loss.Mse);

        Assert.Equal(["dense", "end"], Drawing.Neurons(model).Layers.Select(l => l.Name));
    }

    [Fact]
    public void Wrong_input_is_explained()
    {
        var large = Sequential.Input(64).Dense(3).Compile(Optimizer.Sgd(), Loss.Mse);

        var message = Assert.Throws<ArgumentException>(() => Drawing.Neurons(large)).Message;

        Assert.Contains("Neurons: neurons are drawn of dense layers in a row, from one input", message, StringComparison.Ordinal);
        Assert.Contains("Drawing.Of draws networks of every kind and size", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Drawing.Neurons(Sample.TwoTwoOne(), inputNames: ["a"]));
        Assert.Throws<ArgumentException>(() => Drawing.Neurons(Sample.TwoTwoOne(), outputNames: ["a", "b"]));
    }
}

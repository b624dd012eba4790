using System.Text.Json;
using System.Text.Json.Nodes;

namespace Functional.Tests;

/// <summary>Architectures and weights that we write, in the hands of TensorFlow.js, which has Keras 2's layers.</summary>
public sealed class TensorFlowJsTests : IDisposable
{
    private const string Variable = "FUNCTIONAL_TFJS";

    private static readonly Tensor X = Key.Of(7).Uniform([16, 6], -2, 2);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [NodeFact(Variable, "@tensorflow/tfjs")]
    public void A_row_predicts_the_same() =>
        Same(
            Sequential
                .Input(6)
                .Dense(9, Activation.Relu)
                .BatchNormalization()
                .Dense(8, Activation.Selu)
                .LayerNormalization()
                .Dropout(0.3)
                .Dense(7, Activation.Softplus)
                .LeakyRelu(0.1)
                .Dense(4, Activation.Softmax)
                .Compile(Optimizer.Adam(0.01), Loss.Mse)
                .Fit(X, X[.., ..4], epochs: 3),
            X
        );

    [NodeFact(Variable, "@tensorflow/tfjs")]
    public void A_graph_predicts_the_same()
    {
        var (wide, deep) = (Graph.Input(2, name: "wide"), Graph.Input(4, name: "deep"));
        var hidden = deep.Dense(8, Activation.Tanh).Then(new Dense(4, Activation.Elu));
        var model = new Graph(
            [wide, deep],
            [Graph.Concatenate(wide, hidden).Dense(1, name: "price"), (hidden * hidden.Dense(4, Activation.Sigmoid)).Dense(2, name: "pair")]
        ).Compile(Optimizer.Adam(), Loss.Mse);

        Same(model, Tensors.Of(X[.., ..2], X[.., 2..]));
    }

    private void Same(Model model, Tensors inputs)
    {
        var path = folder["model.h5"];
        model.Save(path);
        var root = Hdf5.Read(path);
        var weights = (Hdf5Group)root.Find("model_weights")!;
        var request = new JsonObject
        {
            ["topology"] = JsonNode.Parse(root.Attributes["model_config"].Text),
            ["layers"] = new JsonArray([
                .. weights.Attributes["layer_names"].Texts.Select(name => (JsonNode)Layer(name, (Hdf5Group)weights.Find(name)!)),
            ]),
            ["inputs"] = new JsonArray([.. inputs.Values.Select(x => (JsonNode)Numbers(x))]),
        };
        File.WriteAllText(folder["request.json"], request.ToJsonString());

        using var answer = JsonDocument.Parse(NodeJs.Run("tfjs.cjs", Variable, folder["request.json"]));

        var outputs = model.Predict(inputs);
        for (var i = 0; i < outputs.Count; i++)
        {
            var ours = outputs[i].ToArray<float>();
            Assert.All(ours.Zip(answer.RootElement[i].EnumerateArray()), p => Assert.Equal(p.First, p.Second.GetDouble(), 1e-5));
            Assert.Equal(ours.Length, answer.RootElement[i].GetArrayLength());
        }
    }

    private static JsonObject Layer(string name, Hdf5Group group) =>
        new()
        {
            ["name"] = name,
            ["weights"] = group.Attributes["weight_names"] is { IsText: true } names
                ? new JsonArray([.. names.Texts.Select(weight => (JsonNode)Numbers(((Hdf5Dataset)group.Find(weight)!).Value.ToTensor()))])
                : [],
        };

    private static JsonObject Numbers(Tensor x) =>
        new()
        {
            ["shape"] = new JsonArray([.. x.Shape.Select(size => (JsonNode)size)]),
            ["data"] = new JsonArray([.. x.ToArray<float>().Select(v => (JsonNode)v)]),
        };
}

using System.IO.Compression;
using System.Text.Json.Nodes;
using Functional.Testing;

namespace Functional.Tests;

/// <summary>Files that say the same in other words, and files of which a part is unknown here.</summary>
public sealed class KerasVariantTests : IDisposable
{
    private static readonly Tensor X = Key.Of(1).Normal([12, 6]);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("batch_input_shape", "{\"class_name\": \"__tuple__\", \"items\": [null, 6]}")]
    [InlineData("batch_input_shape", "{\"class_name\": \"TensorShape\", \"items\": [null, 6]}")]
    [InlineData("units", "{\"class_name\": \"__numpy__\", \"value\": 4, \"dtype\": \"int64\"}")]
    [InlineData("units", "{\"class_name\": \"__numpy__\", \"config\": {\"value\": 4, \"dtype\": \"int64\"}}")]
    [InlineData("units", "{\"type\": \"ndarray\", \"value\": 4}")]
    [InlineData("kernel_initializer", "{\"class_name\": \"Mine\", \"config\": {\"scale\": 2}}")]
    public void A_value_may_be_wrapped_and_an_initializer_of_ones_own_is_not_needed(string option, string value)
    {
        var model = Dense();
        var path = Changed(
            model,
            config => config["config"]!["layers"]![option == "batch_input_shape" ? 0 : 1]!["config"]![option] = JsonNode.Parse(value)
        );

        Assert.Equal(model.Predict(X), ModelFile.Load(path).Predict(X));
    }

    [Theory]
    [InlineData("kernel_regularizer")]
    [InlineData("kernel_constraint")]
    public void Penalties_of_ones_own_matter_to_training_alone(string option)
    {
        var model = Dense();
        var path = Changed(
            model,
            config => config["config"]!["layers"]![1]!["config"]![option] = JsonNode.Parse("{\"class_name\": \"Mine\", \"config\": {}}")
        );

        Refused(path, "Mine");
        Assert.Equal(model.Predict(X), ModelFile.Load(path, new() { WithTraining = false }).Predict(X));
    }

    [Theory]
    [InlineData("loss", "\"my_own_loss\"")]
    [InlineData("loss", "{\"class_name\": \"MeanSquaredError\", \"config\": {\"reduction\": \"none\"}}")]
    [InlineData("metrics", "[\"my_own_metric\"]")]
    [InlineData("optimizer_config", "{\"class_name\": \"LossScaleOptimizer\", \"config\": {}}")]
    [InlineData("optimizer_config", "{\"class_name\": \"RMSprop\", \"config\": {\"momentum\": 0.5}}")]
    public void Training_that_is_not_known_here_says_how_to_load_without(string option, string value)
    {
        var model = Dense();
        var path = Training(model, training => training[option] = JsonNode.Parse(value));

        Refused(path, "WithTraining = false");
        Assert.Equal(model.Predict(X), ModelFile.Load(path, new() { WithTraining = false }).Predict(X));
    }

    [Fact]
    public void A_model_without_a_loss_predicts()
    {
        var path = Training(Dense(), training => training["loss"] = null);

        Assert.Empty(ModelFile.Load(path).Objectives);
    }

    [Fact]
    public void The_mean_of_Keras_3_is_the_sum_over_the_size_of_the_batch()
    {
        var mean = JsonNode.Parse("{\"class_name\": \"MeanSquaredError\", \"config\": {\"reduction\": \"mean\"}}");

        Assert.Equal(Loss.Mse, ModelFile.Load(Training(Dense(), training => training["loss"] = mean)).Objectives[0].Loss);
    }

    [Fact]
    public void A_merge_that_is_used_twice_leaves_other_names_alone()
    {
        var (a, b) = (Graph.Input(6, "a"), Graph.Input(6, "b"));
        var first = Graph.Apply(Merge.Add, "add", a, b)[0];
        var model = Model.Of(new Graph([a, b], [Graph.Apply(Merge.Multiply, "add_1", first, a)[0]]), Parameters.Empty);
        var path = Changed(
            model,
            config =>
            {
                var layers = config["config"]!["layers"]!.AsArray();
                layers.Single(l => (string)l!["name"]! == "add")!["inbound_nodes"]!
                    .AsArray()
                    .Add(JsonNode.Parse("[[\"add\", 0, 0, {}], [\"b\", 0, 0, {}]]"));
                layers.Single(l => (string)l!["name"]! == "add_1")!["inbound_nodes"] = JsonNode.Parse(
                    "[[[\"add\", 1, 0, {}], [\"a\", 0, 0, {}]]]"
                );
            }
        );

        var y = ModelFile.Load(path).Predict(Tensors.Of(X, 2 * X)).Single;

        Assert.InRange(Ops.Max(Ops.Abs(((X + (2 * X) + (2 * X)) * X) - y)).ToDouble(), 0, 1e-5);
    }

    [Fact]
    public void Models_in_models_that_call_each_other_without_end_are_refused_at_once()
    {
        var json = """{"class_name": "Dense", "name": "d", "config": {"units": 2}, "inbound_nodes": [[["i", 0, 0, {}]]]}""";
        var input = """{"class_name": "InputLayer", "name": "i", "config": {"batch_input_shape": [null, 2]}, "inbound_nodes": []}""";
        for (var i = 0; i < 17; i++)
        {
            var name = i == 0 ? "d" : "m";
            var second = i == 0 ? json : json[..^1] + ", \"inbound_nodes\": [[[\"i\", 0, 0, {}]], [[\"m\", 1, 0, {}]]]}";
            json =
                $"{{\"class_name\": \"Functional\", \"name\": \"m\", \"config\": {{\"name\": \"m\", \"layers\": [{input}, {second}], "
                + $"\"input_layers\": [[\"i\", 0, 0]], \"output_layers\": [[\"{name}\", {(i == 0 ? 0 : 2)}, 0]]}}}}";
        }

        var error = Assert.Throws<InvalidDataException>(() => KerasJson.ReadNetwork(json));

        Assert.Contains("calls of layers", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_of_a_value_does_not_speak_of_methods()
    {
        var path = Changed(Dense(), config => config["config"]!["layers"]![1]!["config"]!["units"] = -3);

        var message = Refused(path, "at least 1 unit");

        Assert.Contains("(it is -3)", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Actual value", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("h5")]
    [InlineData("keras")]
    public void Networks_thirty_deep_come_back(string ending)
    {
        var row = Sequential.Input(6).Dense(6);
        for (var i = 0; i < 30; i++)
        {
            row = Sequential.Input(6).Then(row, "inner").Dense(6);
        }
        var model = row.Compile(Optimizer.Sgd(), Loss.Mse);
        var path = folder["deep." + ending];
        model.Save(path);

        Assert.Equal(model.Predict(X), ModelFile.Load(path).Predict(X));
    }

    [Fact]
    public void Rows_that_begin_with_rows_are_read_once_each()
    {
        var dense = """{"class_name": "Dense", "config": {"units": 6, "batch_input_shape": [null, 6]}}""";
        var json = $$$"""{"class_name": "Sequential", "config": {"layers": [{{{dense}}}]}}""";
        for (var i = 0; i < 60; i++)
        {
            json = $"{{\"class_name\": \"Sequential\", \"config\": {{\"name\": \"row\", \"layers\": [{json}]}}}}";
        }

        Assert.Equal(2, KerasJson.ReadNetwork(json).Blueprint.Declarations.Count);
    }

    [Fact]
    public void The_memory_in_an_archive_is_laid_out_as_Keras_3_does()
    {
        var golden = Golden.PathOf("keras3/sequential.keras");
        var path = folder["back.keras"];
        ModelFile.Load(golden).Save(path);

        Assert.Equal(Variables(golden), Variables(path));
    }

    [Fact]
    public void Plain_descent_has_a_momentum_for_Keras_2_and_a_product_of_momenta_ends_Nadam_for_Keras_3()
    {
        var plain = Sequential.Input(6).Dense(4).Compile(Optimizer.Sgd(), Loss.Mse);
        var path = folder["plain.h5"];
        plain.Save(path);
        var memory = ((Hdf5Group)Hdf5.Read(path).Find("optimizer_weights")!).Attributes["weight_names"].Texts;
        Assert.Equal(3, memory.Count);
        Assert.Equal(plain.OptimizerState, ModelFile.Load(path).OptimizerState);

        var nadam = Sequential.Input(6).Dense(4).Compile(Optimizer.Nadam(), Loss.Mse).Fit(X, X[.., ..4], epochs: 2, batchSize: 12);
        nadam.Save(folder["nadam.keras"]);
        var variables = Variables(folder["nadam.keras"]);
        Assert.Equal(2 + 4 + 1, variables.Length);
        Assert.Equal("[]: " + (float)(0.9 * (1 - (0.5 * 0.96)) * 0.9 * (1 - (0.5 * 0.96 * 0.96))), variables[^1]);
    }

    [Fact]
    public void Keras_before_2_11_let_the_slots_of_ftrl_take_turns()
    {
        var model = Sequential.Input(6).Dense(6).Compile(Optimizer.Ftrl(), Loss.Mse).Fit(X, X, epochs: 1);
        var path = folder["old.h5"];
        model.Save(path);
        var root = Hdf5.Read(path);
        var old = Hdf5Group.Root;
        string[] names = ["Ftrl/iter:0", "a:0", "b:0", "c:0", "d:0"];
        Tensor[] values =
        [
            Tensor.Scalar(model.OptimizerState.Step, DType.Int64),
            model.OptimizerState.Slots["accumulator/dense/kernel"],
            model.OptimizerState.Slots["linear/dense/kernel"],
            model.OptimizerState.Slots["accumulator/dense/bias"],
            model.OptimizerState.Slots["linear/dense/bias"],
        ];
        foreach (var (name, value) in names.Zip(values))
        {
            old = old.With(name, value);
        }
        Hdf5.Write(path, root.With("optimizer_weights", old.WithAttribute("weight_names", Hdf5Value.OfTexts(names))));

        Assert.Equal(model.OptimizerState, ModelFile.Load(path).OptimizerState);
    }

    [Theory]
    [InlineData("h5")]
    [InlineData("keras")]
    public void A_weight_that_is_one_number_keeps_its_memory(string ending)
    {
        var own = new ModelFileOptions { Layers = OwnLayers.None.With<Factor>("Factor", _ => [], _ => new()) };
        var model = Sequential.Input(6).Then(new Factor()).Dense(1).Compile(Optimizer.Adam(), Loss.Mse).Fit(X, X[.., ..1], epochs: 2);
        var path = folder["scalar." + ending];
        model.Save(path, own);

        Assert.Equal(model.OptimizerState, ModelFile.Load(path, own).OptimizerState);
    }

    private sealed record Factor : ILayer
    {
        public Tensor Apply(Call call, Tensor x) => x * call.Parameter("factor", Shape.Scalar, Initializer.Ones);
    }

    private static Model Dense() =>
        Sequential.Input(6).Dense(4).Dense(2).Compile(Optimizer.RmsProp(), Loss.Mse).Fit(X, X[.., ..2], epochs: 1);

    private static string Refused(string path, string says)
    {
        var error = Assert.Throws<InvalidFileException>(() =>
        {
            ModelFile.Load(path);
        });
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        return error.Message;
    }

    private string Changed(Model model, Action<JsonNode> change) => Changed(model, "model_config", change);

    private string Training(Model model, Action<JsonNode> change) => Changed(model, "training_config", change);

    private string Changed(Model model, string attribute, Action<JsonNode> change)
    {
        var path = folder["changed.h5"];
        model.Save(path);
        var root = Hdf5.Read(path);
        var config = JsonNode.Parse(root.Attributes[attribute].Text)!;
        change(config);
        Hdf5.Write(path, root.WithAttribute(attribute, Hdf5Value.OfText(config.ToJsonString())));
        return path;
    }

    /// <summary>Shapes of an optimizer's variables, and the values of those that are one number.</summary>
    private static string[] Variables(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        using var stream = zip.GetEntry("model.weights.h5")!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var group = (Hdf5Group)Hdf5.Read(bytes.ToArray(), path).Find("optimizer/vars")!;
        return
        [
            .. Enumerable
                .Range(0, group.Children.Count)
                .Select(i => ((Hdf5Dataset)group.Find($"{i}")!).Value.ToTensor())
                .Select(t =>
                    t.Rank == 0
                        ? $"[]: {(t.DType == DType.Int64 ? t.ToArray<long>()[0] : t.Cast(DType.Float32).ToArray<float>()[0])}"
                        : t.Shape.ToString()
                ),
        ];
    }
}

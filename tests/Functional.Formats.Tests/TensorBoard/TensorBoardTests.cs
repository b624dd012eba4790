using System.Text;
using Functional.Protobuf.TensorBoard;
using Functional.Testing;

namespace Functional.Tests;

public sealed class TensorBoardTests : IDisposable
{
    static readonly Dataset Data = Dataset.Of(Key.Of(1).Normal([30, 4]), Key.Of(2).Uniform([30, 1]).Greater(0.5).Cast(DType.Float32));

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    // The network of the recording.
    static Model Compiled() =>
        Sequential
            .Input(4)
            .Dense(3, Activation.Relu)
            .Dense(1, Activation.Sigmoid)
            .Compile(Optimizer.Sgd(0.01), Loss.BinaryCrossentropy, [Metric.Accuracy]);

    static Model Fit(Model model, int epochs = 3, params Callback[] callbacks) =>
        model.Fit(
            Data,
            new FitOptions
            {
                Epochs = epochs,
                BatchSize = 32,
                Validation = Data.Take(10),
                Callbacks = [.. callbacks],
            }
        );

    List<Event> Read(string name) => EventReader.Read(Assert.Single(Directory.GetFiles(folder[name])));

    [Fact]
    public void The_files_have_the_tags_steps_plugins_types_and_shapes_of_real_ones()
    {
        Fit(Compiled(), 3, TensorBoard.Log(folder["logs"], histogramFrequency: 1));
        foreach (var part in new[] { "train", "validation" })
        {
            var real = EventReader.Read(Golden.PathOf($"tensorboard/{part}.tfevents")).Select(EventReader.Structure);
            // Keras 2 writes its own JSON as the graph, and the rate where there is a schedule alone.
            var mine = Read($"logs/{part}")
                .Select(EventReader.Structure)
                .Where(s => !s.StartsWith("summary ", StringComparison.Ordinal) && !s.StartsWith("GraphDef ", StringComparison.Ordinal))
                .Where(s => !s.StartsWith("epoch_learning_rate ", StringComparison.Ordinal));
            Assert.Equal(real.Where(s => !s.StartsWith("keras ", StringComparison.Ordinal)), mine);
        }
    }

    [Fact]
    public void The_numbers_are_those_of_the_history()
    {
        var trained = Fit(Compiled(), 3, TensorBoard.Log(folder["logs"]), Callback.LearningRateScheduler(e => 0.1 / (e + 1)));
        var (train, validation) = (Read("logs/train"), Read("logs/validation"));
        IEnumerable<(long, float)> Series(string key, int first = 0) =>
            trained.History[key].Select((value, epoch) => ((long)(epoch + first), (float)value));
        Assert.Equal(Series("loss"), EventReader.Scalars(train, "epoch_loss"));
        Assert.Equal(Series("accuracy"), EventReader.Scalars(train, "epoch_accuracy"));
        Assert.Equal(Series("val_loss"), EventReader.Scalars(validation, "epoch_loss"));
        Assert.Equal(Series("val_loss", 1), EventReader.Scalars(validation, "evaluation_loss_vs_iterations"));
        Assert.Equal([(0, 0.1f), (1, 0.05f), (2, (float)(0.1 / 3))], EventReader.Scalars(train, "epoch_learning_rate"));
        Assert.DoesNotContain(train, e => e.Summary?.Value[0].Metadata.PluginData.PluginName == "histograms");
    }

    [Fact]
    public void Histograms_hold_the_weights_of_every_so_many_epochs()
    {
        var trained = Fit(Compiled(), 3, TensorBoard.Log(folder["logs"], histogramFrequency: 2));
        var kernels = Read("logs/train").Where(e => e.Summary?.Value[0].Tag == "dense/kernel_0/histogram").ToList();
        Assert.Equal([0, 2], kernels.Select(e => e.Step));
        Assert.Equal(HistogramBuckets.Of(trained.Parameters["dense/kernel"].ToArray<double>()), EventReader.Doubles(kernels[1]));
        Assert.Equal(12, EventReader.Doubles(kernels[1]).Chunk(3).Sum(row => row[2]));
    }

    [Fact]
    public void Batches_are_numbered_through_epochs_and_fits()
    {
        var log = TensorBoard.Log(folder["logs"], updateFrequency: 2);
        var options = new FitOptions
        {
            Epochs = 2,
            BatchSize = 10,
            Callbacks = [log],
        };
        var trained = Compiled().Fit(Data, options);
        Assert.Equal([2, 4, 6], EventReader.Scalars(Read("logs/train"), "batch_loss").Select(s => s.Step));
        Assert.False(Directory.Exists(folder["logs/validation"]));
        trained.Fit(Data, options);
        var second = Directory.GetFiles(folder["logs/train"]).Select(EventReader.Read).Single(f => f.Exists(e => e.Step > 6));
        Assert.Equal([8, 10, 12], EventReader.Scalars(second, "batch_loss").Select(s => s.Step));
        Assert.Equal([2, 3], EventReader.Scalars(second, "epoch_loss").Select(s => s.Step));
    }

    [Fact]
    public void What_is_written_can_be_read_while_training_runs_and_after_it_failed()
    {
        List<int> seen = [];
        var look = Callback.OnEpochEnd(e => seen.Add(EventReader.Scalars(Read("logs/train"), "epoch_loss").Count()));
        var fail = Callback.OnEpochEnd(e => e.Epoch == 1 ? throw new TimeoutException() : Signal.Continue);
        Assert.Throws<TimeoutException>(() => Fit(Compiled(), 3, TensorBoard.Log(folder["logs"]), look, fail));
        Assert.Equal([1, 2], seen);
        Assert.Equal(2, EventReader.Scalars(Read("logs/train"), "epoch_loss").Count());
        // Nobody holds the files.
        Directory.Delete(folder["logs"], recursive: true);
    }

    [Fact]
    public void The_layers_of_a_sequential_network_are_drawn_as_a_chain()
    {
        Fit(Compiled(), 1, TensorBoard.Log(folder["logs"]));
        var nodes = GraphOf(Read("logs/train"));
        Assert.Equal(
            ["input InputLayer <-", "dense Dense <- input", "dense_1 Dense <- dense"],
            nodes.Select(n => $"{n.Name} {n.Op} <- {string.Join(", ", n.Input)}".TrimEnd())
        );
        Assert.Equal([-1, 3], nodes[1].Attr["_output_shapes"].List.Shape[0].Dim.Select(d => d.Size));
        Assert.Equal(15, nodes[1].Attr["parameters"].I);
        Assert.StartsWith("dense (Dense): (None, 4)", nodes[1].Attr["layer"].S.ToString(Encoding.UTF8), StringComparison.Ordinal);
    }

    [Fact]
    public void A_graph_is_drawn_with_its_edges()
    {
        var (wide, deep) = (Graph.Input(2, name: "wide"), Graph.Input(3, name: "deep"));
        var hidden = deep.Dense(4, name: "hidden");
        var model = new Graph([wide, deep], [Graph.Concatenate(wide, hidden).Dense(1, name: "output")]).Compile(Optimizer.Sgd(), Loss.Mse);
        var inputs = Tensors.Named(("wide", Key.Of(1).Normal([5, 2])), ("deep", Key.Of(2).Normal([5, 3])));
        model.Fit(Dataset.Of(inputs, Key.Of(3).Normal([5, 1])), new FitOptions { Epochs = 1, Callbacks = [TensorBoard.Log(folder["a"])] });
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["wide"] = "",
                ["deep"] = "",
                ["hidden"] = "deep",
                ["concatenate"] = "wide,hidden",
                ["output"] = "concatenate",
            },
            GraphOf(Read("a/train")).ToDictionary(n => n.Name, n => string.Join(',', n.Input))
        );
    }

    [Fact]
    public void The_summary_is_a_text_and_the_graph_can_be_left_out()
    {
        var model = Compiled();
        Fit(model, 1, TensorBoard.Log(folder["logs"], writeGraph: false));
        var events = Read("logs/train");
        Assert.DoesNotContain(events, e => e.WhatCase == Event.WhatOneofCase.GraphDef);
        var text = events.Single(e => e.Summary?.Value[0].Tag == "summary").Summary.Value[0];
        Assert.Equal(("text", DataType.DtString), (text.Metadata.PluginData.PluginName, text.Tensor.Dtype));
        Assert.Equal($"```\n{model.Summary()}\n```", Assert.Single(text.Tensor.StringVal).ToStringUtf8());
    }

    [Fact]
    public void The_check_of_a_record_is_that_of_the_standard()
    {
        // CRC-32C of "123456789" is E3069283.
        Assert.Equal(((0xE3069283u >> 15) | (0xE3069283u << 17)) + 0xA282EAD8, EventFile.Check("123456789"u8));
    }

    [Fact]
    public void Wrong_options_are_refused()
    {
        Assert.Throws<ArgumentException>(() => TensorBoard.Log(" "));
        Assert.Throws<ArgumentOutOfRangeException>(() => TensorBoard.Log("logs", histogramFrequency: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => TensorBoard.Log("logs", updateFrequency: 0));
    }

    static List<NodeDef> GraphOf(List<Event> events) =>
        [.. GraphDef.Parser.ParseFrom(Assert.Single(events, e => e.WhatCase == Event.WhatOneofCase.GraphDef).GraphDef).Node];
}

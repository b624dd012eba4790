using Google.Protobuf;

namespace Functional;

/// <summary>The event files of one fit.</summary>
internal sealed class TensorBoardRun(TensorBoardRule rule)
{
    private const string Validation = "val_";

    private readonly EventFile train = new(Path.Combine(rule.Directory, "train"));
    private readonly EventFile validation = new(Path.Combine(rule.Directory, "validation"));
    private bool begun;
    private long step;

    public Signal On(TrainEvent e)
    {
        switch (e)
        {
            case TrainEvent.Started:
                Describe(e.Model);
                break;
            case TrainEvent.EpochStarted when !begun:
                // Only here: a fit may have been resumed after it was started.
                (begun, step) = (true, e.Model.OptimizerState.Step);
                break;
            case TrainEvent.BatchEnded batch:
                step++;
                if (rule.UpdateFrequency is { } every && step % every == 0)
                {
                    train.Append(batch.Logs.Keys.Select(key => Summaries.Scalar(step, $"batch_{key}", batch.Logs[key])));
                }
                break;
            case TrainEvent.ValidationEnded ended:
                validation.Append(
                    ended.Logs.Keys.Select(key => Summaries.Scalar(step, $"evaluation_{key}_vs_iterations", ended.Logs[key]))
                );
                break;
            case TrainEvent.EpochEnded ended:
                Write(ended);
                break;
            default:
                break;
        }
        return Signal.Continue;
    }

    private void Describe(Model model)
    {
        var epoch = model.History.Epochs;
        train.Append([
            .. rule.WriteGraph
                ? [Summaries.Graph(epoch, NetworkGraph.Of(model).ToByteString())]
                : Array.Empty<Protobuf.TensorBoard.Event>(),
            Summaries.Text(epoch, "summary", $"```\n{model.Summary()}\n```"),
        ]);
    }

    private void Write(TrainEvent.EpochEnded e)
    {
        var ofValidation = e.Logs.Keys.ToLookup(key => key.StartsWith(Validation, StringComparison.Ordinal));
        train.Append([
            .. ofValidation[false].Select(key => Summaries.Scalar(e.Epoch, $"epoch_{key}", e.Logs[key])),
            Summaries.Scalar(e.Epoch, "epoch_learning_rate", e.LearningRate),
            .. rule.HistogramFrequency > 0 && e.Epoch % rule.HistogramFrequency == 0 ? Histograms(e.Epoch, e.Model) : [],
        ]);
        validation.Append(ofValidation[true].Select(key => Summaries.Scalar(e.Epoch, $"epoch_{key[Validation.Length..]}", e.Logs[key])));
    }

    private static IEnumerable<Protobuf.TensorBoard.Event> Histograms(int epoch, Model model) =>
        from layer in model.Layers
        from tree in new[] { layer.Parameters, layer.State }
        from path in tree.Paths
        select Summaries.Histogram(epoch, $"{layer.Name}/{path}_0/histogram", [.. tree[path].ToArray<double>()]);
}

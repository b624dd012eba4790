using System.Text.Json.Nodes;

namespace Functional;

/// <summary>Losses, metrics and the optimizer of a model, in the form that Keras 2 and Keras 3 both read.</summary>
internal static class KerasCompilingWriter
{
    /// <param name="model">A model with objectives.</param>
    /// <param name="optimizerName">What the optimizer is called.</param>
    /// <param name="withModule">Whether objects say where Keras has them, as <c>.keras</c> files must.</param>
    public static JsonObject Write(Model model, string optimizerName, bool withModule)
    {
        Port[] outputs = [.. model.Network.Outputs];
        Objective?[] objectives = [.. outputs.Select(o => model.Objectives.FirstOrDefault(x => x.Output == o.Name))];
        var losses = objectives.Select(o => o is null ? null : In("keras.losses", KerasEntryWriter.Loss(o.Loss)));
        var isWeighted = objectives.Any(o => o is { Weight: not 1 });
        return new()
        {
            [optimizerName] = In("keras.optimizers", KerasEntryWriter.Optimizer(model.Optimizer)),
            ["loss"] = One(losses),
            ["loss_weights"] = isWeighted ? One(objectives.Select(o => o is null ? null : (JsonNode)o.Weight)) : null,
            ["metrics"] = Metrics(weighted: false),
            ["weighted_metrics"] = Metrics(weighted: true),
        };

        JsonNode? One(IEnumerable<JsonNode?> each) => outputs.Length == 1 ? each.First() : new JsonArray([.. each]);

        JsonNode? Metrics(bool weighted)
        {
            JsonArray?[] lists =
            [
                .. objectives.Select(
                    (o, i) =>
                        o?.Metrics.Where(m => m.IsWeighted == weighted).ToList() is { Count: > 0 } metrics
                            ? new JsonArray([
                                .. metrics.Select(m =>
                                    In(
                                        "keras.metrics",
                                        KerasEntryWriter.Metric(m, outputs[i].Shape.Rank > 0 ? outputs[i].Shape.Last : null)
                                    )
                                ),
                            ])
                            : null
                ),
            ];
            return lists.All(l => l is null) ? null
                : outputs.Length == 1 ? lists[0]
                : new JsonArray([.. lists.Select(l => (JsonNode)(l ?? []))]);
        }

        JsonNode In(string module, JsonNode written)
        {
            if (withModule && written is JsonObject entry)
            {
                entry["module"] = module;
                entry["registered_name"] = null;
                if (entry["config"]?["learning_rate"] is JsonObject schedule)
                {
                    schedule["module"] = "keras.optimizers.schedules";
                    schedule["registered_name"] = null;
                }
            }
            return written;
        }
    }
}

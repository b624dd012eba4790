namespace Functional;

/// <summary>The plan of predicting a batch. Inputs: rows; outputs: the network's; state: parameters and state, only read.</summary>
internal static class PredictionPlan
{
    public static Plan For(Definition definition, PassData data, int rows)
    {
        var symbols = data.Symbols(rows);
        var trainable = definition.Network.Blueprint.Declarations.Where(d => d.IsTrainable).Select(d => d.Path).ToArray();
        var other = definition.Network.Blueprint.Declarations.Where(d => !d.IsTrainable).Select(d => d.Path).ToArray();
        return definition.Plans.Get(
            typeof(PredictionPlan),
            symbols,
            () =>
                Plan.Of(
                    (inputs, traced) =>
                    {
                        var network = definition.Network;
                        var run = network.Run(
                            Tree(trainable, traced, 0),
                            Tree(other, traced, trainable.Length),
                            Feed.Inputs(network.Inputs, inputs),
                            Mode.Inference,
                            Key.Of(0)
                        );
                        return (run.Outputs, traced);
                    },
                    Tensors.Of(symbols),
                    EvaluationPlan.ModelSymbols(definition)
                )
        );
    }

    private static Parameters Tree(string[] paths, Tensors values, int first) =>
        Parameters.From(paths.Select((path, i) => KeyValuePair.Create(path, values[first + i])));
}

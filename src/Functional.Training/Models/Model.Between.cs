namespace Functional;

public sealed partial class Model
{
    /// <summary>
    /// A part of this model with its trained parameters, for predicting what lies between: the features of a hidden layer,
    /// <c>trained.Between("input", "hidden").Predict(x)</c>. It has no loss; to train on, compile its network:
    /// <c>part.Network.Compile(optimizer, loss, [], from: part)</c>.
    /// </summary>
    /// <param name="input">The name of an input, or of a layer whose output becomes the input.</param>
    /// <param name="output">The name of the layer whose output is predicted.</param>
    /// <exception cref="ArgumentException">There is no such layer, or the output needs another input.</exception>
    /// <exception cref="NotSupportedException">The network is code of one's own, which has no places between.</exception>
    public Model Between(string input, string output) => Between([input], [output]);

    /// <inheritdoc cref="Between(string, string)"/>
    /// <param name="inputs">Names of inputs, or of layers whose output becomes an input.</param>
    /// <param name="outputs">Names of layers whose output is predicted.</param>
    public Model Between(IEnumerable<string> inputs, IEnumerable<string> outputs) => Part(Network.Between(inputs, outputs));

    /// <inheritdoc cref="Between(string, string)"/>
    /// <param name="input">A node of the graph, which becomes the input.</param>
    /// <param name="output">The node of the graph that is predicted.</param>
    public Model Between(Node input, Node output) => Between([input], [output]);

    /// <inheritdoc cref="Between(string, string)"/>
    /// <param name="inputs">Nodes of the graph, which become inputs.</param>
    /// <param name="outputs">Nodes of the graph that are predicted.</param>
    public Model Between(IEnumerable<Node> inputs, IEnumerable<Node> outputs) =>
        Network is Graph graph
            ? Part(graph.Between(inputs, outputs))
            : throw new ArgumentException($"nodes belong to a graph, but the network is {Network}; name its layers instead.");

    private Model Part(Network part)
    {
        var paths = part.Blueprint.Declarations.ToLookup(d => d.IsTrainable, d => d.Path);
        Parameters Of(Parameters tree, bool trainable) => Parameters.From(paths[trainable].Select(p => KeyValuePair.Create(p, tree[p])));
        var parameters = Of(Parameters, true);
        return new(
            Definition.OfPart(part),
            Optimizer,
            new(parameters, Of(State, false), Optimizer.Init(parameters)),
            History.Empty,
            Seed,
            Execution
        );
    }

    /// <exception cref="InvalidOperationException">The model has no loss.</exception>
    internal void RequireObjectives()
    {
        if (Objectives.Count == 0)
        {
            throw new InvalidOperationException(
                "this model has no loss, so it only predicts, as a part of another or one read from a file without; to train or "
                    + "evaluate it, give it one: model.WithObjectives(optimizer, objectives)."
            );
        }
    }
}

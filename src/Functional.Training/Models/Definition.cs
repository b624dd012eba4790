namespace Functional;

/// <summary>
/// What does not change while a model trains: the network, its objectives in the order of the outputs, and what was decided from
/// them when it was compiled.
/// </summary>
internal sealed class Definition
{
    private readonly int[] positions;
    private readonly Loss[] losses;
    private readonly bool[] readsLogits;

    private Definition(Network network, Sequence<Objective> objectives, int[] positions, Frozen frozen)
    {
        (Network, Objectives, this.positions, Frozen) = (network, objectives, positions, frozen);
        readsLogits = LogitsRule.Decide(network, [.. objectives.Select(o => o.Loss)], positions);
        losses = [.. objectives.Select((o, i) => readsLogits[i] ? o.Loss.FromLinkedLogits() : o.Loss)];
        Keys = LogKeys.Of(network, objectives);
        InputNames = [.. network.Inputs.Select(p => p.Name)];
        Outputs = network.Outputs;
        OutputNames = [.. Outputs.Select(p => p.Name)];
    }

    public Network Network { get; }

    public Sequence<Objective> Objectives { get; }

    /// <summary>What training leaves as it is.</summary>
    public Frozen Frozen { get; }

    public LogKeys Keys { get; }

    public IReadOnlyList<string> InputNames { get; }

    /// <summary>The network's outputs, which some networks work out anew whenever they are asked.</summary>
    public Sequence<Port> Outputs { get; }

    public IReadOnlyList<string> OutputNames { get; }

    /// <summary>Plans of steps, evaluations and predictions, by shapes.</summary>
    public PlanCache Plans { get; } = new();

    /// <exception cref="ArgumentException">An output is missing, or two objectives are for one.</exception>
    public static Definition Of(Network network, IEnumerable<Objective> objectives)
    {
        Objective[] asked = [.. objectives.Select(o => o.In(network))];
        var outputs = network.Outputs.Select(p => p.Name).ToList();
        if (asked.Length == 0)
        {
            throw new ArgumentException("a model needs at least one objective: a loss for an output.");
        }
        foreach (var objective in asked)
        {
            if (!outputs.Contains(objective.Output))
            {
                throw new ArgumentException($"no output is called \"{objective.Output}\"; there are: {string.Join(", ", outputs)}.");
            }
        }
        var twice = asked.GroupBy(o => o.Output).FirstOrDefault(g => g.Count() > 1)?.Key;
        if (twice is not null)
        {
            throw new ArgumentException($"the output \"{twice}\" has two objectives; give it one, with several metrics if need be.");
        }
        Sequence<Objective> ordered = [.. asked.OrderBy(o => outputs.IndexOf(o.Output))];
        return new(network, ordered, [.. ordered.Select(o => outputs.IndexOf(o.Output))], Frozen.None);
    }

    /// <summary>A network without objectives: it predicts and is neither trained nor evaluated.</summary>
    public static Definition OfPart(Network network) => new(network, [], [], Frozen.None);

    /// <summary>The same with other paths frozen, and plans of its own.</summary>
    public Definition With(Frozen frozen) => new(Network, Objectives, positions, frozen);

    /// <summary>The port of an objective's output.</summary>
    public Port Output(int objective) => Outputs[positions[objective]];

    /// <summary>Runs the network on a batch and adds up its losses; the arithmetic is the same for training and evaluation.</summary>
    public StepOutcome Forward(Parameters parameters, Parameters state, Batch batch, Mode mode, Key key)
    {
        var run = Network.Run(parameters, state, batch.Inputs, mode, key, Frozen);
        var values = new Tensor[losses.Length];
        var predictions = new Tensor[losses.Length];
        Tensor? total = null;
        for (var i = 0; i < losses.Length; i++)
        {
            var output = run.Outputs[positions[i]];
            predictions[i] = output;
            values[i] = losses[i].Value(batch.Targets[i], readsLogits[i] ? LogitsRule.Logits(output) : output, batch.Weights);
            var term = Objectives[i].Weight == 1 ? values[i] : values[i] * Objectives[i].Weight;
            total = total is null ? term : total + term;
        }
        return new(total! + run.Penalty(), values, predictions, run.State);
    }
}

/// <summary>What one forward pass found.</summary>
/// <param name="Total">Σ weight·loss + penalties.</param>
/// <param name="Losses">The loss of every objective, unweighted and without penalties.</param>
/// <param name="Predictions">The output of every objective.</param>
/// <param name="State">The network's state afterwards.</param>
internal sealed record StepOutcome(Tensor Total, Tensor[] Losses, Tensor[] Predictions, Parameters State);

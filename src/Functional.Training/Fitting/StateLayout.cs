namespace Functional;

/// <summary>Which tensor of a plan's state is what: parameters, the network's state, the optimizer's slots, sums of the pass.</summary>
internal sealed class StateLayout
{
    private readonly Definition definition;
    private readonly string[] parameters;
    private readonly string[] state;
    private readonly string[] slots;

    public StateLayout(Definition definition, FitState like)
    {
        this.definition = definition;
        (parameters, state) = ([.. like.Parameters.Paths], [.. like.State.Paths]);
        slots = [.. like.Optimizer.Slots.Paths];
        FactorTypes = [.. ((ITree<Parameters>)like.Parameters).Leaves.Select(x => x.DType).Distinct()];
    }

    /// <summary>The element types of parameters: the factors of a step are given in each.</summary>
    public Sequence<DType> FactorTypes { get; }

    /// <summary>How many tensors a plan that only reads the model has in its state.</summary>
    public int ModelCount => parameters.Length + state.Length;

    private int FirstSum => ModelCount + slots.Length;

    /// <summary>The tensors in order, sums at 0.</summary>
    public IReadOnlyList<Tensor> Tensors(FitState from) =>
        [
            .. parameters.Select(p => from.Parameters[p]),
            .. state.Select(p => from.State[p]),
            .. slots.Select(p => from.Optimizer.Slots[p]),
            .. Tally.Start(definition).Sums,
        ];

    /// <summary>Parameters and the network's state, in order.</summary>
    public static IReadOnlyList<Tensor> Tensors(Parameters parameters, Parameters state) =>
        [.. ((ITree<Parameters>)parameters).Leaves, .. ((ITree<Parameters>)state).Leaves];

    public FitState Read(PlanState memory, OptimizerState counters) =>
        new(
            Tree(parameters, 0, memory.Copy),
            Tree(state, parameters.Length, memory.Copy),
            counters with
            {
                Slots = Tree(slots, ModelCount, memory.Copy),
            }
        );

    public void Write(PlanState memory, FitState value)
    {
        var tensors = Tensors(value);
        for (var i = 0; i < FirstSum; i++)
        {
            memory.Set(i, tensors[i]);
        }
    }

    public Sequence<Tensor> ReadSums(PlanState memory) => [.. Enumerable.Range(FirstSum, memory.Count - FirstSum).Select(memory.Copy)];

    public void ResetSums(PlanState memory)
    {
        var zeros = Tally.Start(definition).Sums;
        for (var i = 0; i < zeros.Count; i++)
        {
            memory.Set(FirstSum + i, zeros[i]);
        }
    }

    /// <summary>The parts of a traced state.</summary>
    public (Parameters Parameters, Parameters State, Parameters Slots, IReadOnlyList<Tensor> Sums) Split(Tensors traced)
    {
        var values = traced.Values;
        return (
            Tree(parameters, 0, i => values[i]),
            Tree(state, parameters.Length, i => values[i]),
            values.Count > ModelCount ? Tree(slots, ModelCount, i => values[i]) : Parameters.Empty,
            [.. values.Skip(FirstSum)]
        );
    }

    private static Parameters Tree(string[] paths, int first, Func<int, Tensor> value) =>
        Parameters.From(paths.Select((path, i) => KeyValuePair.Create(path, value(first + i))));
}

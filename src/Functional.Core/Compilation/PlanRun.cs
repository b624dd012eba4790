namespace Functional;

/// <summary>
/// A plan with memory: inputs are written into it, instructions run on it, outputs are read from it. For one execution at a time.
/// </summary>
public sealed class PlanRun
{
    private readonly Plan plan;
    private readonly Dictionary<DType, (Array Data, int Offset)> memory = [];
    private readonly PlanState state;
    private readonly int threads;
    private readonly Tensor[] inputs;
    private readonly Tensor[] results;
    private readonly Work[] works;

    internal PlanRun(Plan plan, PlanState state, Execution execution)
    {
        (this.plan, this.state, threads) = (plan, state, execution.Threads);
        var products = ProductProviders.Get(execution.Blas);
        foreach (var (type, length) in plan.Placement.Lengths)
        {
            memory[type] = Storage.AllocatePinned(type, length);
        }
        inputs = [.. Enumerable.Range(0, plan.InputCount).Select(i => Over(new(i, 0)))];
        results = [.. plan.Graph.Results.Select(Over)];
        foreach (var node in plan.Graph.Nodes.Where(n => n.Constant is not null))
        {
            PlanMemory.Copy(node.Constant!, Over(new(node.Index, 0)));
        }
        works = [.. plan.Units.Select(u => u.Bind([.. u.Inputs.Select(Over)], [.. u.Outputs.Select(Over)], products))];
        IsWorthDividing = works.Any(w => w.Units > 1 && w.Cost >= ThreadTeam.WorthDividing);
    }

    /// <summary>Whether some instruction is large enough for several threads.</summary>
    private bool IsWorthDividing { get; }

    /// <summary>The memory of an input, to be filled before <see cref="Execute()"/>.</summary>
    /// <typeparam name="T">The input's element type.</typeparam>
    /// <exception cref="DTypeException">The input is of another type.</exception>
    public Span<T> Input<T>(int index)
        where T : unmanaged => PlanMemory.Typed<T>(inputs[index]).Target<T>();

    /// <summary>Copies a tensor into an input.</summary>
    /// <exception cref="ShapeException">The plan was made for another shape or type.</exception>
    public void SetInput(int index, Tensor value) => PlanMemory.Set(inputs[index], value);

    /// <summary>The memory of an output, until the next <see cref="Execute()"/>.</summary>
    /// <typeparam name="T">The output's element type.</typeparam>
    /// <exception cref="DTypeException">The output is of another type.</exception>
    public ReadOnlySpan<T> Output<T>(int index)
        where T : unmanaged => PlanMemory.Typed<T>(results[index]).Span<T>();

    /// <summary>A copy of an output.</summary>
    public Tensor OutputCopy(int index) => PlanMemory.Clone(results[index]);

    /// <summary>Runs every instruction once, on the threads of its execution where that pays; allocates nothing.</summary>
    public void Execute() => Execute(threads);

    /// <summary>The same on at most so many threads; the bits do not depend on it.</summary>
    public void Execute(int threads)
    {
        if (threads > 1 && IsWorthDividing)
        {
            var team = ThreadTeam.Shared(threads);
            if (team.TryTake())
            {
                try
                {
                    Divide(team, threads);
                }
                finally
                {
                    team.Leave();
                }
                return;
            }
        }
        foreach (var work in works)
        {
            work.Run();
        }
    }

    private void Divide(ThreadTeam team, int threads)
    {
        foreach (var work in works)
        {
            if (work.Units > 1 && work.Cost >= ThreadTeam.WorthDividing)
            {
                team.Run(work, threads);
            }
            else
            {
                work.Run();
            }
        }
    }

    /// <summary>Runs every instruction many times and says how long each takes. Changes outputs and state.</summary>
    public PlanProfile Profile() => Profiler.Of(plan, works);

    private Tensor Over(GraphValue value)
    {
        var (place, start) = plan.Find(value);
        var signature = plan.Graph.SignatureOf(value);
        if (plan.StateIndex(place) is { } index)
        {
            return state[index].Part(signature, start);
        }
        var (data, offset) = memory[signature.DType];
        return Tensor.Over(signature, data, offset + plan.Placement[place] + start);
    }
}

/// <summary>Runs of one plan on one state: each execution rents one, so that any number of threads may run the plan at once.</summary>
public sealed class PlanPool
{
    private readonly System.Collections.Concurrent.ConcurrentBag<PlanRun> idle = [];
    private readonly PlanState state;
    private readonly Execution execution;

    /// <summary>Runs of a plan; plans that change their state must not run at the same time on one state.</summary>
    public PlanPool(Plan plan, PlanState? state = null, Execution? execution = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        (Plan, this.state, this.execution) = (plan, state ?? new PlanState([]), execution ?? Execution.Default);
    }

    /// <summary>The plan.</summary>
    public Plan Plan { get; }

    /// <summary>A run for the caller alone: an idle one or a new one.</summary>
    public PlanRun Rent() => idle.TryTake(out var run) ? run : Plan.Start(state, execution);

    /// <summary>Gives a run back.</summary>
    public void Return(PlanRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        idle.Add(run);
    }
}

namespace Functional;

/// <summary>
/// A plan with memory: inputs are written into it, instructions run on it, outputs are read from it. For one execution at a time.
/// </summary>
public sealed class PlanRun
{
    /// <summary>Bytes from which reading an input where it lies is worth binding instructions anew.</summary>
    private const long WorthLending = 256 * 1024;

    private readonly Plan plan;
    private readonly Dictionary<DType, (Array Data, int Offset)> memory = [];
    private readonly PlanState state;
    private readonly int threads;
    private readonly bool isWorthDividing;
    private readonly ProductProvider? products;
    private readonly Tensor[] inputs;
    private readonly Tensor?[] lent;
    private readonly Tensor[] results;
    private readonly Work[] works;
    private readonly RowCopy?[] rowCopies;

    internal PlanRun(Plan plan, PlanState state, Execution execution)
    {
        (this.plan, this.state, threads) = (plan, state, execution.Threads);
        products = ProductProviders.Get(execution.Blas);
        foreach (var (type, length) in plan.Placement.Lengths)
        {
            memory[type] = Storage.AllocatePinned(type, length);
        }
        lent = new Tensor?[plan.InputCount];
        inputs = [.. Enumerable.Range(0, plan.InputCount).Select(i => Over(new(i, 0)))];
        results = [.. plan.Graph.Results.Select(Over)];
        foreach (var node in plan.Graph.Nodes.Where(n => n.Constant is not null))
        {
            PlanMemory.Copy(node.Constant!, Over(new(node.Index, 0)));
        }
        works = [.. plan.Units.Select(Bind)];
        rowCopies = new RowCopy?[inputs.Length];
        isWorthDividing = works.Any(ThreadTeam.IsWorthDividing);
    }

    /// <summary>
    /// The memory of an input, to be filled before <see cref="Execute()"/>. Take it anew after <see cref="SetInput"/>, which may let
    /// the plan read the tensor itself instead.
    /// </summary>
    /// <typeparam name="T">The input's element type.</typeparam>
    /// <exception cref="DTypeException">The input is of another type.</exception>
    public Span<T> Input<T>(int index)
        where T : unmanaged
    {
        var memory = PlanMemory.Typed<T>(inputs[index]).Target<T>();
        if (lent[index] is { } value)
        {
            Lend(index, null);
            PlanMemory.Copy(value, inputs[index]);
        }
        return memory;
    }

    /// <summary>Gives an input a value: a large tensor is read where it lies, until the input is set again; others are copied.</summary>
    /// <exception cref="ShapeException">The plan was made for another shape or type.</exception>
    public void SetInput(int index, Tensor value)
    {
        PlanMemory.RequireFits(inputs[index], value);
        var isLent = value.Size * (long)value.DType.Width() >= WorthLending && value.IsLendable;
        Lend(index, isLent ? value : null);
        if (!isLent)
        {
            PlanMemory.Copy(value, inputs[index]);
        }
    }

    /// <summary>Copies neighbouring rows of a tensor into an input: as many as the input has, from a first one on.</summary>
    /// <exception cref="ShapeException">The tensor has no such rows, or rows of another shape or type.</exception>
    public void SetRows(int index, Tensor source, int first)
    {
        ArgumentNullException.ThrowIfNull(source);
        CopyRows(index, RowsOf(index).Choose(source, first));
    }

    /// <summary>Copies chosen rows of a tensor into an input, on the threads of the execution where that pays.</summary>
    /// <param name="index">Which input.</param>
    /// <param name="source">The tensor.</param>
    /// <param name="rows">The position of every row; as many as the input has.</param>
    /// <exception cref="ShapeException">The tensor has rows of another shape or type, or there are more or fewer positions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A position is that of no row.</exception>
    public void SetRows(int index, Tensor source, ReadOnlyMemory<int> rows)
    {
        ArgumentNullException.ThrowIfNull(source);
        CopyRows(index, RowsOf(index).Choose(source, rows));
    }

    /// <summary>The memory of an output, until the next <see cref="Execute()"/>.</summary>
    /// <typeparam name="T">The output's element type.</typeparam>
    /// <exception cref="DTypeException">The output is of another type.</exception>
    public ReadOnlySpan<T> Output<T>(int index)
        where T : unmanaged => PlanMemory.Typed<T>(results[index]).Span<T>();

    /// <summary>A copy of an output.</summary>
    public Tensor OutputCopy(int index) => PlanMemory.Clone(results[index]);

    /// <summary>Runs every instruction once, on the threads of its execution where that pays; allocates nothing.</summary>
    public void Execute()
    {
        var team = isWorthDividing ? TakeTeam() : null;
        try
        {
            foreach (var work in works)
            {
                Run(work, team);
            }
        }
        finally
        {
            team?.Leave();
        }
    }

    /// <summary>
    /// Runs every instruction many times, on the threads of its execution, and says how long each takes. Changes outputs and state.
    /// </summary>
    public PlanProfile Profile()
    {
        var team = isWorthDividing ? TakeTeam() : null;
        try
        {
            return Profiler.Of(plan, works, team is null ? 1 : threads, work => Run(work, team), work => ThreadsFor(work, team));
        }
        finally
        {
            team?.Leave();
        }
    }

    private RowCopy RowsOf(int index) => rowCopies[index] ??= new(inputs[index]);

    private void CopyRows(int index, RowCopy chosen)
    {
        Lend(index, null);
        Run(chosen.Work);
        chosen.Forget();
    }

    /// <summary>Lets go of tensors that inputs were set to; they must be set anew before the next execution.</summary>
    internal void Forget()
    {
        for (var i = 0; i < lent.Length; i++)
        {
            Lend(i, null);
        }
    }

    private Work Bind(PlanUnit unit) => unit.Bind([.. unit.Inputs.Select(Over)], [.. unit.Outputs.Select(Over)], products);

    /// <summary>Binds what reads an input to a tensor's own memory, or, with none, to the memory of this run.</summary>
    private void Lend(int index, Tensor? value)
    {
        if (!ReferenceEquals(lent[index], value))
        {
            lent[index] = value;
            BindAnew(index);
        }
    }

    private void BindAnew(int index)
    {
        bool Reads(GraphValue v) => plan.Find(v).Place == new GraphValue(index, 0);
        for (var i = 0; i < works.Length; i++)
        {
            if (plan.Units[i].Inputs.Any(Reads))
            {
                works[i] = Bind(plan.Units[i]);
            }
        }
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = Reads(plan.Graph.Results[i]) ? Over(plan.Graph.Results[i]) : results[i];
        }
    }

    /// <summary>The team for this execution; null where one thread is asked for, or another execution has the team.</summary>
    private ThreadTeam? TakeTeam() => threads > 1 && ThreadTeam.Shared(threads) is var team && team.TryTake() ? team : null;

    private void Run(Work work)
    {
        var team = ThreadTeam.IsWorthDividing(work) ? TakeTeam() : null;
        try
        {
            Run(work, team);
        }
        finally
        {
            team?.Leave();
        }
    }

    private int ThreadsFor(Work work, ThreadTeam? team) => team is not null && ThreadTeam.IsWorthDividing(work) ? threads : 1;

    private void Run(Work work, ThreadTeam? team)
    {
        if (ThreadsFor(work, team) > 1)
        {
            team!.Run(work, threads);
        }
        else
        {
            work.Run();
        }
    }

    private Tensor Over(GraphValue value)
    {
        var (place, start) = plan.Find(value);
        var signature = plan.Graph.SignatureOf(value);
        if (plan.StateIndex(place) is { } index)
        {
            return state[index].Part(signature, start);
        }
        if (place.Node < lent.Length && lent[place.Node] is { } tensor)
        {
            return tensor.Part(signature, start);
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

    /// <summary>Gives a run back; it forgets the tensors that its inputs were set to.</summary>
    public void Return(PlanRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        run.Forget();
        idle.Add(run);
    }
}

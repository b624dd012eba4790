namespace Functional;

/// <summary>Steps by plans: parameters, slots and averages stay in the plan's memory and are changed there.</summary>
internal sealed class PlanEngine : FitEngine
{
    private readonly Definition definition;
    private readonly Optimizer optimizer;
    private readonly Execution execution;
    private readonly LatestPass passes;
    private readonly StateLayout layout;
    private readonly PlanState memory;
    private readonly Dictionary<int, TrainingRun> runs = [];
    private readonly Dictionary<Sequence<(Shape, DType)>, PlanPool> evaluations = [];
    private readonly double[] factors;
    private OptimizerState remembered;
    private TrainingRun? latest;
    private long steps;
    private long seen;

    public PlanEngine(Definition definition, Optimizer optimizer, FitState start, Execution execution)
    {
        this.execution = execution;
        (this.definition, this.optimizer, remembered, steps) = (definition, optimizer, start.Optimizer, start.Optimizer.Step);
        factors = new double[optimizer.FactorCount];
        passes = new(definition);
        layout = new(definition, start);
        memory = new(layout.Tensors(start));
    }

    public override FitState State
    {
        get => layout.Read(memory, remembered with { Step = steps });
        set
        {
            layout.Write(memory, value);
            (remembered, steps) = (value.Optimizer, value.Optimizer.Step);
        }
    }

    public override long StepCount => steps;

    public override void SetLearningRate(double rate) => remembered = remembered with { LearningRate = rate };

    public override void StartPass()
    {
        layout.ResetSums(memory);
        seen = 0;
    }

    public override void Step(Rows rows, Key key)
    {
        var data = passes.Of(rows.Data);
        var run = latest is { } last && last.Rows == rows.Count ? last : latest = Start(data, rows.Count);
        data.Fill(run.Plan, rows);
        optimizer.FactorsAt(steps, remembered.LearningRate, factors);
        run.SetScalars(key.Bits, factors);
        run.Plan.Execute();
        steps++;
        seen += rows.Count;
    }

    public override Tally Tally() => new(definition, seen, layout.ReadSums(memory));

    public override Logs Evaluate(IEnumerable<Rows> batches) =>
        EvaluationPlan.Run(
            definition,
            batches,
            (data, rows) =>
            {
                var key = PlanCache.Key(data.Symbols(rows));
                return evaluations.TryGetValue(key, out var pool)
                    ? pool
                    : evaluations[key] = new(EvaluationPlan.For(definition, data, rows, layout), memory, execution);
            }
        );

    private TrainingRun Start(PassData data, int rows)
    {
        if (!runs.TryGetValue(rows, out var run))
        {
            var plan = TrainingPlan.For(definition, optimizer, data, rows, layout);
            runs[rows] = run = new(plan.Start(memory, execution), rows, data.TensorCount, layout);
        }
        return run;
    }

    /// <summary>A run of a training plan, and where its scalars are.</summary>
    private sealed class TrainingRun(PlanRun run, int rows, int key, StateLayout layout)
    {
        private readonly DType[] types = [.. layout.FactorTypes];

        public PlanRun Plan => run;

        public int Rows => rows;

        public void SetScalars(long bits, ReadOnlySpan<double> factors)
        {
            run.Input<long>(key)[0] = bits;
            for (var (t, input) = (0, key + 1); t < types.Length; t++)
            {
                foreach (var factor in factors)
                {
                    if (types[t] == DType.Float32)
                    {
                        run.Input<float>(input++)[0] = (float)factor;
                    }
                    else
                    {
                        run.Input<double>(input++)[0] = factor;
                    }
                }
            }
        }
    }
}

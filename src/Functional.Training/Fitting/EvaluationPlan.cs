namespace Functional;

/// <summary>
/// The plan of evaluating a batch. Inputs: rows of the data, then the sums so far; outputs: the sums with this batch. State:
/// parameters and the network's state, which it only reads, so that several threads may evaluate one model.
/// </summary>
internal static class EvaluationPlan
{
    public static Plan For(Definition definition, PassData data, int rows, StateLayout layout)
    {
        var symbols = data.Symbols(rows);
        return definition.Plans.Get(
            typeof(EvaluationPlan),
            symbols,
            () =>
                Plan.Of(
                    (inputs, traced) =>
                    {
                        var (parameters, state, _, _) = layout.Split(traced);
                        var batch = data.Batch(definition, inputs);
                        var outcome = Steps.Evaluate(definition, parameters, state, batch);
                        var sums = Tally.Add(definition, [.. inputs.Values.Skip(symbols.Length)], batch, outcome);
                        return (Tensors.Of(sums), traced);
                    },
                    Tensors.Of([.. symbols, .. Tally.Start(definition).Sums]),
                    ModelSymbols(definition)
                )
        );
    }

    /// <summary>Shapes and types of parameters and the network's state.</summary>
    public static Tensors ModelSymbols(Definition definition) =>
        Tensors.Of([
            .. definition.Network.Blueprint.Declarations.OrderBy(d => d.IsTrainable ? 0 : 1).Select(d => Tensor.Symbolic(d.Shape, d.DType)),
        ]);

    /// <summary>Batches one after the other.</summary>
    /// <param name="definition">What is evaluated.</param>
    /// <param name="batches">The batches.</param>
    /// <param name="poolFor">Runs for batches of data with so many rows.</param>
    /// <param name="tell">Told the averages after every batch.</param>
    public static Logs Run(
        Definition definition,
        IEnumerable<Rows> batches,
        Func<PassData, int, PlanPool> poolFor,
        Action<Tally>? tell = null
    )
    {
        var sums = Tally.Start(definition).Sums.ToArray();
        var passes = new LatestPass(definition);
        (PassData? Data, int Rows, PlanPool Pool) latest = (null, 0, null!);
        var count = 0L;
        foreach (var rows in batches)
        {
            var data = passes.Of(rows.Data);
            if (latest.Data != data || latest.Rows != rows.Count)
            {
                latest = (data, rows.Count, poolFor(data, rows.Count));
            }
            var run = latest.Pool.Rent();
            data.Fill(run, rows);
            count += rows.Count;
            var at = data.TensorCount;
            for (var i = 0; i < sums.Length; i++)
            {
                run.SetInput(at + i, sums[i]);
            }
            run.Execute();
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] = run.OutputCopy(i);
            }
            latest.Pool.Return(run);
            tell?.Invoke(new(definition, count, [.. sums]));
        }
        return new Tally(definition, count, [.. sums]).Logs();
    }
}

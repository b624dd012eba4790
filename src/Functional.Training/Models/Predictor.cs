namespace Functional;

/// <summary>
/// Predicts by plans: rows go through the whole network a few at a time, so that what lies between layers stays in the cache, and
/// groups of rows are shared among threads. What was checked for one shape is not checked again for the next call.
/// </summary>
internal sealed class Predictor
{
    /// <summary>Rows that go through the network together when there are many.</summary>
    private const int RowsTogether = 64;

    private readonly Definition definition;
    private readonly PlanPool pool;
    private readonly PlanPool? rest;
    private readonly int count;
    private readonly int chunk;
    private readonly ParallelOptions threads;

    private Predictor(Definition definition, ModelPools pools, PassData data, int chunk)
    {
        (this.definition, count, this.chunk) = (definition, data.Count, chunk);
        threads = new() { MaxDegreeOfParallelism = pools.Threads };
        pool = pools.Prediction(data, chunk, sideBySide: count > chunk);
        rest = count % chunk == 0 ? null : pools.Prediction(data, count % chunk, sideBySide: true);
    }

    /// <summary>Checks inputs of a shape and gets plans for them.</summary>
    /// <exception cref="ShapeException">A shape does not fit the network.</exception>
    public static Predictor For(Definition definition, ModelPools pools, Tensors inputs, int batchSize)
    {
        Feed.Inputs(definition.Network.Inputs, inputs.Map(x => Tensor.Symbolic(x.Shape, x.DType)));
        var data = PassData.Of(inputs);
        return new(definition, pools, data, Math.Max(1, Math.Min(Math.Min(batchSize, RowsTogether), data.Count)));
    }

    /// <summary>The outputs for inputs of the shapes that this was made for.</summary>
    public Tensor[] Run(Tensors inputs)
    {
        var data = PassData.Of(inputs);
        if (count == chunk)
        {
            return One(data);
        }
        var outputs = definition.Outputs.Select(port => OutputRows.Of(port, count)).ToArray();
        Parallel.For(0, (count + chunk - 1) / chunk, threads, i => Part(data, i, outputs));
        return [.. outputs.Select(o => o.ToTensor())];
    }

    private Tensor[] One(PassData data)
    {
        var run = pool.Rent();
        data.Fill(run, 0);
        run.Execute();
        var outputs = new Tensor[definition.Outputs.Count];
        for (var i = 0; i < outputs.Length; i++)
        {
            outputs[i] = run.OutputCopy(i);
        }
        pool.Return(run);
        return outputs;
    }

    private void Part(PassData data, int part, OutputRows[] outputs)
    {
        var first = part * chunk;
        var rows = Math.Min(chunk, count - first);
        var from = rows == chunk ? pool : rest!;
        var run = from.Rent();
        data.Fill(run, first);
        run.Execute();
        for (var i = 0; i < outputs.Length; i++)
        {
            outputs[i].Copy(run, i, first);
        }
        from.Return(run);
    }
}

/// <summary>The rows of an output while they are gathered.</summary>
internal abstract class OutputRows
{
    public static OutputRows Of(Port port, int count)
    {
        Shape shape = Shape.Of([count, .. port.Shape]);
        return port.DType == DType.Float64 ? new Typed<double>(shape) : new Typed<float>(shape);
    }

    public abstract void Copy(PlanRun run, int output, int firstRow);

    public abstract Tensor ToTensor();

    private sealed class Typed<T>(Shape shape) : OutputRows
        where T : unmanaged
    {
        private readonly T[] values = new T[shape.Size];

        public override void Copy(PlanRun run, int output, int firstRow) =>
            run.Output<T>(output).CopyTo(values.AsSpan(firstRow * (shape.Size / shape[0])));

        public override Tensor ToTensor() => Tensor.Of<T>(values, shape);
    }
}

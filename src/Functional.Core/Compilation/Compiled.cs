using System.Collections.Concurrent;

namespace Functional;

/// <summary>
/// A function of tensors that is traced once on shapes and then runs as a plan, with the bits of the plain function. Plans are kept by
/// names, shapes and types. Tensors that the function captures are constants; it may not branch on values.
/// </summary>
public sealed class Compiled
{
    private readonly ConcurrentDictionary<Sequence<(string? Name, Signature Signature)>, Entry> plans = new();
    private readonly Func<Tensors, Tensors> function;
    private readonly Execution execution;

    private Compiled(Func<Tensors, Tensors> function, Execution execution) => (this.function, this.execution) = (function, execution);

    /// <summary>A function of several tensors with several results.</summary>
    /// <param name="function">The function.</param>
    /// <param name="execution">How it is carried out; the default way unless given.</param>
    public static Compiled Of(Func<Tensors, Tensors> function, Execution? execution = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        return new(function, execution ?? Execution.Default);
    }

    /// <summary>A function of one tensor.</summary>
    public static Func<Tensor, Tensor> Of(Func<Tensor, Tensor> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        var compiled = Of((Tensors xs) => function(xs[0]));
        return x => compiled.Run(x)[0];
    }

    /// <summary>A function of two tensors.</summary>
    public static Func<Tensor, Tensor, Tensor> Of(Func<Tensor, Tensor, Tensor> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        var compiled = Of((Tensors xs) => function(xs[0], xs[1]));
        return (x, y) => compiled.Run(Tensors.Of(x, y))[0];
    }

    /// <summary>Runs the function: by its plan, or plainly inside a derivative, which needs to see what it does.</summary>
    public Tensors Run(Tensors inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (execution.IsEager || inputs.Values.Any(x => x.Origin is not null || x.IsAbstract))
        {
            return function(inputs);
        }
        var (pool, names) = EntryFor(inputs);
        var run = Execute(pool, inputs);
        var results = Tensors.Of(names, [.. Enumerable.Range(0, names.Count).Select(run.OutputCopy)]);
        pool.Return(run);
        return results;
    }

    /// <summary>
    /// Runs the function and writes its results, Float32, into memory of the caller's; allocates none for them, only about a kilobyte
    /// for the call.
    /// </summary>
    /// <param name="inputs">The arguments.</param>
    /// <param name="into">Memory for every result, of its size.</param>
    /// <exception cref="ArgumentException">There is not one memory for every result, or one has another size.</exception>
    public void Run(Tensors inputs, params Memory<float>[] into)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(into);
        var (pool, names) = EntryFor(inputs);
        if (into.Length != names.Count)
        {
            throw new ArgumentException($"the function has {names.Count} results, but memory for {into.Length} is given: one for each.");
        }
        var run = Execute(pool, inputs);
        for (var i = 0; i < into.Length; i++)
        {
            var result = run.Output<float>(i);
            if (result.Length != into[i].Length)
            {
                throw new ArgumentException($"result {i} has {result.Length} elements, but the memory given has {into[i].Length}.");
            }
            result.CopyTo(into[i].Span);
        }
        pool.Return(run);
    }

    /// <summary>The plan for inputs of these shapes and types; tensors without values will do.</summary>
    public Plan PlanFor(Tensors inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return EntryFor(inputs).Pool.Plan;
    }

    private Entry EntryFor(Tensors inputs) =>
        plans.GetOrAdd([.. inputs.Names.Zip(inputs.Values, (name, x) => (name, x.Signature))], static (key, self) => self.Build(key), this);

    private Entry Build(Sequence<(string? Name, Signature Signature)> key)
    {
        IReadOnlyList<string?> resultNames = [];
        var plan = PlanBuilder.Build(
            xs =>
            {
                var results = function(Tensors.Of([.. key.Select(k => k.Name)], xs));
                resultNames = results.Names;
                return [.. results.Values];
            },
            [.. key.Select(k => k.Signature)],
            stateCount: 0
        );
        return new(new(plan, execution: execution), resultNames);
    }

    private static PlanRun Execute(PlanPool pool, Tensors inputs)
    {
        var run = pool.Rent();
        for (var i = 0; i < inputs.Count; i++)
        {
            run.SetInput(i, inputs[i]);
        }
        run.Execute();
        return run;
    }

    private sealed record Entry(PlanPool Pool, IReadOnlyList<string?> ResultNames);
}

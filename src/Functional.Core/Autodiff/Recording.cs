namespace Functional;

/// <summary>A function that was run once under a trace, ready to be swept in either direction.</summary>
internal static class Recording
{
    public static Recording<T> Of<T>(string transform, Func<T, Tensor> function, T at, bool sources = false)
        where T : ITree<T>
    {
        var (trace, result) = Run(transform, function, at, sources);
        var recording = new Recording<T>(transform, trace, at, result);
        trace.Result = recording.Origin?.Node;
        return recording;
    }

    /// <summary>A function from a tree to a tree of the same structure, such as a gradient.</summary>
    public static TreeRecording<T> Of<T>(string transform, Func<T, T> function, T at)
        where T : ITree<T>
    {
        var (trace, result) = Run(transform, function, at, sources: false);
        return new TreeRecording<T>(transform, trace, at, result);
    }

    /// <summary>A zero of the type of every leaf; checks that a direction fits the point.</summary>
    public static IReadOnlyList<Tensor> Directions<T>(string transform, T at, T direction)
        where T : ITree<T>
    {
        var (points, vectors) = (at.Leaves, direction.Leaves);
        for (var i = 0; i < points.Count; i++)
        {
            if (i >= vectors.Count || points[i].Shape != vectors[i].Shape)
            {
                throw new ShapeException(
                    transform,
                    "the direction must have the shapes of the point",
                    "Give one number of direction for every number of the point.",
                    ("point", points[i].Shape.ToString()),
                    ("direction", i < vectors.Count ? vectors[i].Shape.ToString() : "nothing")
                );
            }
        }
        return [.. points.Zip(vectors, (p, v) => OfTypeOf(transform, p, v))];
    }

    private static Tensor OfTypeOf(string transform, Tensor point, Tensor vector) =>
        vector.Weak is not null ? vector.Strong(point.DType)
        : vector.DType == point.DType ? vector
        : throw new DTypeException(
            transform,
            "the direction must have the type of the point",
            $"Cast it: direction.Cast(DType.{point.DType}).",
            ("point", point.Signature.ToString()),
            ("direction", vector.Signature.ToString())
        );

    private static (Trace Trace, TResult Result) Run<T, TResult>(string transform, Func<T, TResult> function, T at, bool sources)
        where T : ITree<T>
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(at);
        var (leaves, names, trace) = (at.Leaves, at.Names, new Trace(sources));
        var arguments = new Tensor[leaves.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            var leaf = leaves[i].Strong();
            if (!leaf.DType.IsFloating())
            {
                throw new DTypeException(
                    transform,
                    $"derivatives exist with respect to float32 and float64 only{(names[i].Length == 0 ? "" : $" (\"{names[i]}\")")}",
                    "Cast the argument, for example x.Cast(DType.Float32), or capture it instead of passing it.",
                    ("argument", leaf.Signature.ToString())
                );
            }
            arguments[i] = trace.Argument(leaf, names[i]);
        }
        try
        {
            return (
                trace,
                function(at.WithLeaves(arguments)) ?? throw new InvalidOperationException($"{transform}: the function returned null.")
            );
        }
        finally
        {
            trace.End();
        }
    }
}

internal sealed class Recording<T>(string transform, Trace trace, T at, Tensor result)
    where T : ITree<T>
{
    public Trace Trace => trace;

    /// <summary>The result without this trace's history.</summary>
    public Tensor Value { get; } = trace.Primal(result).Strong();

    public Origin? Origin { get; } = trace.Owns(result) ? result.Origin : null;

    public void RequireScalar()
    {
        if (Value.Size != 1)
        {
            throw new ShapeException(
                transform,
                "the function must return one number",
                "Reduce the result with Sum or Mean, or use Jacobian or Vjp for a function with many results.",
                ("result", Value.Shape.ToString())
            );
        }
        Promotion.RequireFloating(transform, Value.DType);
    }

    /// <summary>Jᵀ·ȳ, in the structure of the point.</summary>
    public T Pull(Tensor adjoint)
    {
        ArgumentNullException.ThrowIfNull(adjoint);
        return at.WithLeaves([.. Adjoints(adjoint)]);
    }

    /// <summary>J·v.</summary>
    public Tensor Push(T direction)
    {
        var directions = Recording.Directions(transform, at, direction);
        return (Origin is null ? null : Sweep.Forward(trace, Origin, directions)) ?? Tensor.Zeros(Value.Shape, Value.DType);
    }

    public void KeepAdjoints()
    {
        if (Origin is null)
        {
            return;
        }
        var adjoints = Sweep.Reverse(trace, Origin, Tensor.Ones(Value.Shape, Value.DType));
        foreach (var node in trace.Nodes)
        {
            node.Adjoints = adjoints[node.Index] ?? node.Adjoints;
        }
    }

    private IEnumerable<Tensor> Adjoints(Tensor adjoint)
    {
        adjoint = adjoint.Strong(Value.DType);
        if (adjoint.Shape != Value.Shape || adjoint.DType != Value.DType)
        {
            throw new ShapeException(
                transform,
                "the adjoint must have the shape and type of the result",
                "Give one number for every number of the result.",
                ("result", Value.Signature.ToString()),
                ("adjoint", adjoint.Signature.ToString())
            );
        }
        var adjoints = Origin is null ? null : Sweep.Reverse(trace, Origin, adjoint);
        return at.Leaves.Select((x, i) => adjoints?[i]?[0] ?? Tensor.Zeros(x.Shape, x.DType));
    }
}

internal sealed class TreeRecording<T>(string transform, Trace trace, T at, T result)
    where T : ITree<T>
{
    /// <summary>J·v for every leaf of the result.</summary>
    public T Push(T direction)
    {
        var directions = Recording.Directions(transform, at, direction);
        return result.WithLeaves([
            .. result.Leaves.Select(y =>
                (trace.Owns(y) ? Sweep.Forward(trace, y.Origin!, directions) : null) ?? Tensor.Zeros(y.Shape, y.DType)
            ),
        ]);
    }
}

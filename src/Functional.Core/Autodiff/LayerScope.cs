namespace Functional;

/// <summary>
/// Runs parts of a function under the path of a layer: operations recorded meanwhile carry the path, and errors about shapes and
/// types name it. The path lives in the traces of the tensors that take part; nothing is ambient.
/// </summary>
public sealed class LayerScope
{
    private readonly Trace[] traces;

    private LayerScope(Trace[] traces) => this.traces = traces;

    /// <summary>The scope of a function of these tensors: its inputs and parameters.</summary>
    public static LayerScope Of(IEnumerable<Tensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        var found = new HashSet<Trace>();
        foreach (var tensor in tensors)
        {
            for (var origin = tensor.Origin; origin is not null; origin = origin.Primal.Origin)
            {
                found.Add(origin.Node.Trace);
            }
        }
        return new([.. found]);
    }

    /// <summary>Runs a part of the function under a path, such as <c>encoder/dense_1</c>.</summary>
    /// <exception cref="ShapeException">As thrown by the part, with the path added.</exception>
    /// <exception cref="DTypeException">As thrown by the part, with the path added.</exception>
    public T Run<T>(string path, Func<T> part)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(part);
        string[] outer = [.. traces.Select(t => t.Path)];
        try
        {
            Enter(_ => path);
            return part();
        }
        catch (ShapeException e) when (e.Path is null && path.Length > 0)
        {
            throw e.At(path);
        }
        catch (DTypeException e) when (e.Path is null && path.Length > 0)
        {
            throw e.At(path);
        }
        finally
        {
            Enter(i => outer[i]);
        }
    }

    private void Enter(Func<int, string> path)
    {
        for (var i = 0; i < traces.Length; i++)
        {
            traces[i].Path = path(i);
        }
    }
}

using System.Globalization;

namespace Functional;

/// <summary>What makes nodes a graph: which applications it holds, what they are called, and what must hold of them.</summary>
internal static class GraphRules
{
    /// <summary>The ports of inputs: given names, or <c>input_1</c> and so on by position.</summary>
    public static Sequence<Port> Ports(Node[] inputs, Node[] outputs)
    {
        if (inputs.Length == 0 || outputs.Length == 0)
        {
            throw new ArgumentException("a graph needs at least one input and one output: new Graph([input], [output]).");
        }
        foreach (var node in inputs.Where(n => n.By is not null))
        {
            throw new ArgumentException($"\"{node}\" is made by a layer; the inputs of a graph are nodes made by Graph.Input.");
        }
        if (inputs.Distinct().Count() < inputs.Length)
        {
            throw new ArgumentException("an input is listed twice; list every input once, in the order in which data are given.");
        }
        Port[] ports =
        [
            .. inputs.Select((n, i) => new Port(n.Name ?? string.Create(CultureInfo.InvariantCulture, $"input_{i + 1}"), n.Shape, n.DType)),
        ];
        RequireDifferent("inputs", ports.Select(p => p.Name));
        return [.. ports];
    }

    /// <summary>
    /// Everything that outputs need, in Keras' order: what is farther from the outputs first, and of equal distance what is met first
    /// on the way back from them. The keys are inputs (nodes) and applications.
    /// </summary>
    public static object[] InOrder(Node[] outputs)
    {
        var distance = new Dictionary<object, int>(ReferenceEqualityComparer.Instance);
        var met = new List<object>();
        foreach (var output in outputs)
        {
            Walk(output, met, distance);
        }
        // Each after all that read it, so that the longest way is known before its inputs are looked at.
        foreach (var application in FromOutputs(outputs))
        {
            foreach (var source in application.Inputs.Select(KeyOf))
            {
                distance[source] = Math.Max(distance[source], distance[application] + 1);
            }
        }
        return [.. met.OrderByDescending(key => distance[key])];
    }

    private static object KeyOf(Node node) => node.By ?? (object)node;

    private static void Walk(Node output, List<object> met, Dictionary<object, int> distance)
    {
        var pending = new Stack<object>([KeyOf(output)]);
        while (pending.TryPop(out var key))
        {
            if (distance.TryAdd(key, 0))
            {
                met.Add(key);
                foreach (var input in key is Application application ? application.Inputs.Reverse() : [])
                {
                    pending.Push(KeyOf(input));
                }
            }
        }
    }

    /// <summary>Every application before those that it reads.</summary>
    private static List<Application> FromOutputs(Node[] outputs)
    {
        var order = new List<Application>();
        var seen = new HashSet<Application>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<(Application Application, bool IsReady)>(outputs.Where(o => o.By is not null).Select(o => (o.By!, false)));
        while (pending.TryPop(out var next))
        {
            if (next.IsReady)
            {
                order.Add(next.Application);
            }
            else if (seen.Add(next.Application))
            {
                pending.Push((next.Application, true));
                foreach (var input in next.Application.Inputs.Where(n => n.By is not null))
                {
                    pending.Push((input.By!, false));
                }
            }
        }
        order.Reverse();
        return order;
    }

    public static void RequireConnected(Node[] inputs, Application[] applications, Node[] outputs, Sequence<Port> ports)
    {
        var read = applications.SelectMany(a => a.Inputs).Concat(outputs).Where(n => n.By is null).ToHashSet();
        foreach (var missing in read.Except(inputs))
        {
            throw new ArgumentException(
                $"the outputs need the input \"{missing}\", which is not among the graph's inputs "
                    + $"({string.Join(", ", ports.Select(p => p.Name))}). List it, or make the outputs from the listed ones."
            );
        }
        for (var i = 0; i < inputs.Length; i++)
        {
            if (!read.Contains(inputs[i]))
            {
                throw new ArgumentException($"the input \"{ports[i].Name}\" leads to no output. Leave it out, or connect it.");
            }
        }
        if (outputs.Distinct().Count() < outputs.Length)
        {
            throw new ArgumentException("an output is listed twice; every output of a graph is another node.");
        }
    }

    /// <summary>Given names, and the snake-case class with a number for the others; uses of a shared layer have one name.</summary>
    public static string[] Names(Application[] applications)
    {
        var given = applications.Where(a => a.Name is not null).ToLookup(a => a.Name!, StringComparer.Ordinal);
        foreach (var uses in given.Where(g => g.Count() > 1))
        {
            if (!uses.All(a => a.IsShared))
            {
                throw new ArgumentException(
                    $"two layers of the graph are called \"{uses.Key}\". Give one of them another name; to use one layer several times "
                        + $"with the same parameters, say layer.Shared(\"{uses.Key}\") once and put it behind each node."
                );
            }
            if (uses.Select(a => a.Layer).Distinct().Count() > 1)
            {
                throw new ArgumentException(
                    $"\"{uses.Key}\" is shared by two different layers: {string.Join(" and ", uses.Select(a => a.Layer).Distinct())}."
                );
            }
        }
        return LayerNames.Of([.. applications.Select(a => a.Name is { } name ? (object)name : a.Part)], [.. given.Select(g => g.Key)]);
    }

    /// <summary>The names of outputs: those of their nodes, numbered where one layer makes several.</summary>
    public static string[] OutputNames(Node[] outputs, Func<Node, string> nameOf)
    {
        string[] plain = [.. outputs.Select(nameOf)];
        string[] names =
        [
            .. plain.Select(
                (name, i) =>
                    plain.Take(i).Count(n => n == name) is > 0 and var before
                        ? string.Create(CultureInfo.InvariantCulture, $"{name}_{before}")
                        : name
            ),
        ];
        RequireDifferent("outputs", names);
        return names;
    }

    private static void RequireDifferent(string what, IEnumerable<string> names)
    {
        if (names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key is { } twice)
        {
            throw new ArgumentException($"two {what} of the graph are called \"{twice}\". Give one of them another name.");
        }
    }
}

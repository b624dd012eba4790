namespace Functional;

/// <summary>Brings tensors to the ports of a network: by name or position, with the shape and element type of the port.</summary>
internal static class Feed
{
    /// <summary>Inputs in the order of the ports; whole numbers are cast, and [n] becomes [n, 1] where the port says so.</summary>
    /// <exception cref="ShapeException">A shape does not fit its port.</exception>
    /// <exception cref="DTypeException">A floating type is not that of its port.</exception>
    public static Tensors Inputs(Sequence<Port> ports, Tensors inputs)
    {
        var matched = Match("input", [.. ports.Select(p => p.Name)], inputs);
        return Tensors.Named([.. ports.Select((port, i) => (port.Name, Fit(port, matched[i])))]);
    }

    /// <summary>As <see cref="Match"/>, for inputs to predict from: with as many examples in each.</summary>
    /// <exception cref="ShapeException">One input has more examples than another.</exception>
    /// <exception cref="ArgumentException">An input is missing, or there are too many.</exception>
    public static Tensors Examples(IReadOnlyList<string> names, Tensors inputs)
    {
        var matched = Match("input", names, inputs);
        for (var i = 1; i < matched.Count; i++)
        {
            if (matched[i].Rank > 0 && matched[0].Rank > 0 && matched[i].Shape[0] != matched[0].Shape[0])
            {
                throw new ShapeException(
                    "predict",
                    "every input must have the same number of examples",
                    "Take as many rows of one as of the other.",
                    ($"input \"{names[0]}\"", matched[0].Shape.ToString()),
                    ($"input \"{names[i]}\"", matched[i].Shape.ToString())
                );
            }
        }
        return matched;
    }

    /// <summary>Tensors in the order of the names: by name when they have names, else by position.</summary>
    /// <exception cref="ArgumentException">A name is missing, or there are more or fewer tensors than names.</exception>
    public static Tensors Match(string role, IReadOnlyList<string> names, Tensors tensors)
    {
        if (tensors.Count > 0 && tensors.Names.All(n => n is not null))
        {
            foreach (var name in names)
            {
                if (!tensors.Names.Contains(name))
                {
                    throw new ArgumentException(
                        $"there is no {role} \"{name}\" among [{string.Join(", ", tensors.Names)}]. Name the tensors as the network does: "
                            + $"[{string.Join(", ", names)}], or give them by position."
                    );
                }
            }
            return Tensors.Of([.. names.Select(n => tensors[n])]);
        }
        return tensors.Count == names.Count
            ? tensors
            : throw new ArgumentException(
                $"{names.Count} {role}{(names.Count == 1 ? "" : "s")} needed ([{string.Join(", ", names)}]), "
                    + $"but {tensors.Count} given: {tensors}. Give one tensor for each, in this "
                    + "order: Tensors.Of(…), a tuple, or by name with Tensors.Named(…)."
            );
    }

    private static Tensor Fit(Port port, Tensor x)
    {
        Shape[] accepted = port.Shape.Rank > 0 && port.Shape.Last == 1 ? [port.Shape, port.Shape[..^1]] : [port.Shape];
        if (x.Rank == 0 || !accepted.Contains(x.Shape[1..]))
        {
            throw new ShapeException(
                $"input \"{port.Name}\"",
                "the network was built for examples of another shape",
                x.Shape == port.Shape
                    ? "This looks like one example without a batch axis: use x.ExpandDims(0), or x[..1] of a batch."
                    : "Reshape the data, or build the network with Input of the data's shape; the first axis counts examples.",
                ("network", new BatchShape([null, .. port.Shape.Select(s => (int?)s)]).ToString()),
                ("data", x.Shape.ToString())
            );
        }
        if (x.DType != port.DType && IsFloating(x.DType) && IsFloating(port.DType))
        {
            throw new DTypeException(
                $"input \"{port.Name}\"",
                "floating types never mix silently",
                $"Cast the data: x.Cast(DType.{port.DType}), or build the network with Input(shape, dtype: DType.{x.DType}).",
                ("network", port.DType.ToString()),
                ("data", x.DType.ToString())
            );
        }
        var cast = x.DType == port.DType ? x : x.Cast(port.DType);
        return cast.Shape[1..] == port.Shape ? cast : Ops.ExpandDims(cast, -1);
    }

    private static bool IsFloating(DType dtype) => dtype is DType.Float32 or DType.Float64;
}

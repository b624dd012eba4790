namespace Functional;

/// <summary>
/// Puts a loop behind the matrix product that it alone reads, as one instruction that hands rows over while they are in a cache: bias
/// and activation of a layer, or the update of its kernel. Only for products that would not stay in a cache; others gain nothing.
/// </summary>
internal static class Chaining
{
    /// <summary>Bytes of a product from which a loop is put behind it: more than the second cache of a core.</summary>
    private const long Worth = 1 << 20;

    /// <summary>Replaces products and loops of a lowering by instructions that do both.</summary>
    public static void Apply(Graph graph, Lowering lowering)
    {
        foreach (var product in lowering.Units.Select(u => u.Unit).Where(u => IsWorth(graph, u)).ToList())
        {
            if (lowering.Loops.FirstOrDefault(l => CanFollow(graph, lowering, product, l)) is { } loop)
            {
                lowering.Replace([product, loop.Unit], Chain(product, loop));
            }
        }
    }

    private static bool IsWorth(Graph graph, PlanUnit unit) =>
        unit.Product is { Count: 1 } p
        && graph.SignatureOf(unit.Outputs[0]) is var signature
        && signature.DType.IsFloating()
        && !ProductWork.IsByColumns(p.Flags, p.M, p.N)
        && unit.Inputs.Concat(unit.Outputs).All(v => graph.SignatureOf(v).Shape.Rank == 2)
        && (long)p.M * p.N * signature.DType.Width() >= Worth;

    private static bool CanFollow(Graph graph, Lowering lowering, PlanUnit product, LoweredLoop loop) =>
        Reads(loop.Group, product.Outputs[0], product.Product!)
        && IsNext(lowering, product, loop.Unit)
        && !IsReadOutside(graph, lowering, product.Outputs[0], loop.Unit);

    /// <summary>Whether a loop reads the whole product once, and everything else in a way that rows of the product do not cut.</summary>
    private static bool Reads(StepGroup group, GraphValue product, ProductSizes sizes) =>
        group.Count == sizes.M * sizes.N
        && group.Operands.Count(o => o.Value == product) == 1
        && group.Operands.Single(o => o.Value == product).Pattern.IsFull(group.Count)
        && group.Operands.All(o => o.Pattern.IsScalar || o.Pattern.IsFull(group.Count) || IsByRows(o.Pattern, sizes.N));

    private static bool IsByRows(Pattern pattern, int columns) =>
        pattern.Block == 1 ? columns % pattern.Period == 0 : columns % pattern.Block == 0;

    /// <summary>Whether nothing else that the loop reads waits for the product.</summary>
    private static bool IsNext(Lowering lowering, PlanUnit product, PlanUnit loop)
    {
        var (first, then) = (lowering.Units.FindIndex(u => u.Unit == product), lowering.Units.FindIndex(u => u.Unit == loop));
        var edges = Schedule.Edges(lowering.Units, lowering.RootOf).ToLookup(e => e.First, e => e.Then);
        return edges[first].All(between => between == then || !Schedule.IsBefore(between, then, edges));
    }

    private static bool IsReadOutside(Graph graph, Lowering lowering, GraphValue value, PlanUnit loop) =>
        graph.Results.Any(r => lowering.RootOf(r) == value)
        || lowering.Units.Any(u => u.Unit != loop && u.Unit.Inputs.Any(v => lowering.RootOf(v) == value));

    private static PlanUnit Chain(PlanUnit product, LoweredLoop loop)
    {
        var (group, sizes) = (loop.Group, product.Product!);
        var at = group.Operands.FindIndex(o => o.Value == product.Outputs[0]);
        return new(
            $"{product.Name} → {loop.Unit.Name}",
            [.. product.Inputs, .. group.Operands.Where((_, i) => i != at).Select(o => o.Value)],
            loop.Unit.Outputs,
            (i, o, products) =>
            {
                var outputs = loop.Written.Zip(o).ToDictionary(p => p.First, p => p.Second);
                var bound = FusedLoop.Of(group, [.. i[2..(2 + at)], null, .. i[(2 + at)..]], outputs);
                return group.Type == DType.Float32
                    ? ProductLoop.Bind<float>(sizes, (i[0], i[1]), bound, products)
                    : ProductLoop.Bind<double>(sizes, (i[0], i[1]), bound, products);
            },
            product.Path.Length > 0 ? product.Path : loop.Unit.Path
        )
        {
            InPlace = group.ReadInFull().Where(i => i != at).Select(i => 2 + (i < at ? i : i - 1)).ToHashSet(),
            Product = sizes,
        };
    }
}

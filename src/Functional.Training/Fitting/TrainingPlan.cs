namespace Functional;

/// <summary>
/// The plan of a training step. Inputs: rows of the data, the bits of the step's key, the factors of the step in every type
/// of parameters. State: as <see cref="StateLayout"/> orders it.
/// </summary>
internal static class TrainingPlan
{
    /// <summary>The plan for batches of so many rows, kept by the definition.</summary>
    public static Plan For(Definition definition, Optimizer optimizer, PassData data, int rows, StateLayout layout)
    {
        var symbols = data.Symbols(rows);
        return definition.Plans.Get(
            optimizer,
            symbols,
            () =>
                Plan.Of(
                    (inputs, state) => Step(definition, optimizer, data, layout, inputs, state),
                    Tensors.Of([
                        .. symbols,
                        Tensor.Symbolic(Shape.Scalar, DType.Int64),
                        .. layout.FactorTypes.SelectMany(t =>
                            Enumerable.Range(0, optimizer.FactorCount).Select(_ => Tensor.Symbolic(Shape.Scalar, t))
                        ),
                    ]),
                    Tensors.Of([.. layout.Tensors(Start(definition, optimizer))])
                )
        );
    }

    private static (Tensors Outputs, Tensors State) Step(
        Definition definition,
        Optimizer optimizer,
        PassData data,
        StateLayout layout,
        Tensors inputs,
        Tensors traced
    )
    {
        var (parameters, state, slots, sums) = layout.Split(traced);
        var batch = data.Batch(definition, inputs);
        var scalars = inputs.Count - 1 - (layout.FactorTypes.Count * optimizer.FactorCount);
        var key = Key.FromBits(inputs[scalars]);
        IReadOnlyList<Tensor> Factors(DType type)
        {
            var first = scalars + 1 + (layout.FactorTypes.ToList().IndexOf(type) * optimizer.FactorCount);
            return [.. Enumerable.Range(first, optimizer.FactorCount).Select(i => inputs[i])];
        }

        var (updated, remembered, outcome) = Steps.Train(definition, optimizer, parameters, state, slots, batch, key, Factors);
        var next = Tally.Add(definition, sums, batch, outcome);
        return (
            Tensors.Of(),
            Tensors.Of([
                .. ((ITree<Parameters>)updated).Leaves,
                .. ((ITree<Parameters>)outcome.State).Leaves,
                .. ((ITree<Parameters>)remembered).Leaves,
                .. next,
            ])
        );
    }

    /// <summary>Shapes and types of the state; values do not matter.</summary>
    private static FitState Start(Definition definition, Optimizer optimizer)
    {
        Parameters Symbols(bool trainable) =>
            Parameters.From(
                definition
                    .Network.Blueprint.Declarations.Where(d => d.IsTrainable == trainable)
                    .Select(d => KeyValuePair.Create(d.Path, Tensor.Symbolic(d.Shape, d.DType)))
            );
        var parameters = Symbols(true);
        return new(parameters, Symbols(false), optimizer.Init(parameters));
    }
}

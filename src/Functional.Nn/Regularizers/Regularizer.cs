namespace Functional;

/// <summary>
/// Adds a penalty on a tensor to the loss, once per step and not divided by the size of the batch.
/// </summary>
public sealed class Regularizer : CatalogueEntry<Regularizer>
{
    private readonly Func<Tensor, Tensor> penalty;

    private Regularizer(string name, Func<Tensor, Tensor> penalty, Option[]? options = null, Delegate? own = null)
        : base(name, options, own) => this.penalty = penalty;

    private static readonly (string Name, Func<Regularizer> Make)[] Names =
    [
        ("l1", () => L1()),
        ("l2", () => L2()),
        ("l1_l2", () => L1L2()),
        ("orthogonal_regularizer", () => Orthogonal()),
        ("L1", () => L1()),
        ("L2", () => L2()),
        ("L1L2", () => L1L2(0, 0)),
        ("OrthogonalRegularizer", () => Orthogonal()),
    ];

    /// <summary>factor·Σ|w|; the derivative at 0 is 0.</summary>
    public static Regularizer L1(double factor = 0.01) => new("l1", w => factor * Ops.Sum(Ops.Abs(w)), [factor]);

    /// <summary>factor·Σw², without ½: the gradient is 2·factor·w.</summary>
    public static Regularizer L2(double factor = 0.01) => new("l2", w => factor * Ops.Sum(Ops.Square(w)), [factor]);

    /// <summary>l1·Σ|w| + l2·Σw².</summary>
    public static Regularizer L1L2(double l1 = 0.01, double l2 = 0.01) =>
        new("l1_l2", w => (l1 * Ops.Sum(Ops.Abs(w))) + (l2 * Ops.Sum(Ops.Square(w))), [("l1", l1), ("l2", l2)]);

    /// <summary>
    /// factor·½·Σ|u_i·u_j| over i ≠ j, divided by the number of pairs, with u the rows or columns of a matrix scaled to length 1, as
    /// x / √max(Σx², 1e-12): small when they stand at right angles. 0 for a single row or column.
    /// </summary>
    /// <param name="factor">The greatest penalty; 0.01.</param>
    /// <param name="mode">What stands at right angles: rows, unless told otherwise.</param>
    /// <remarks>The penalty on a tensor of another rank than 2 throws a <see cref="ShapeException"/>.</remarks>
    public static Regularizer Orthogonal(double factor = 0.01, OrthogonalMode mode = OrthogonalMode.Rows) =>
        new(
            "orthogonal_regularizer",
            w => factor * Overlap(w, mode),
            [("factor", factor), new("mode", mode == OrthogonalMode.Rows ? "rows" : "columns")]
        );

    /// <summary>The regularizer that Keras knows by this name, such as <c>"l2"</c>, with its defaults.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists the names and the nearest one.</exception>
    public static Regularizer Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Catalogue.Find("regularizer", name, Names);
    }

    /// <summary>A regularizer of one's own: tensor ↦ a single number, written with operations.</summary>
    public static Regularizer Of(string name, Func<Tensor, Tensor> penalty)
    {
        ArgumentNullException.ThrowIfNull(penalty);
        return new(name, penalty, own: penalty);
    }

    /// <summary>The penalty on a tensor: a single number.</summary>
    /// <exception cref="ShapeException">A function of one's own returned more than one number.</exception>
    public Tensor Penalty(Tensor w) => penalty(w).Reshape();

    /// <summary>The mean of |cosine| over all pairs.</summary>
    private static Tensor Overlap(Tensor w, OrthogonalMode mode)
    {
        if (w.Rank != 2)
        {
            throw new ShapeException(
                "orthogonal_regularizer",
                "only matrices have rows and columns",
                "Take another regularizer, or one of your own that reshapes first.",
                ("parameter", w.Shape.ToString())
            );
        }
        var rows = mode == OrthogonalMode.Rows ? w : w.T;
        var count = rows.Shape[0];
        var units = rows / Ops.Sqrt(Ops.Maximum(Ops.Sum(Ops.Square(rows), 1, keepDims: true), 1e-12));
        var others = Ops.MatMul(units, units.T) * (1 - Tensor.Eye(count, w.DType));
        return Ops.Sum(Ops.Abs(others)) * (0.5 / Math.Max(1, count * (count - 1.0) / 2));
    }
}

/// <summary>What <see cref="Regularizer.Orthogonal"/> wants at right angles.</summary>
public enum OrthogonalMode
{
    /// <summary>The rows of a matrix.</summary>
    Rows,

    /// <summary>The columns of a matrix: on a dense kernel, the weights of each unit.</summary>
    Columns,
}

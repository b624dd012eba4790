namespace Functional;

/// <summary>
/// Steps of preparation one after the other, each fitted to what the ones before make of the training data:
/// <c>var prepared = Pipeline.Of(Imputer.Median, Scaler.Standard).Fit(train)</c>, then <c>prepared.Transform(test)</c>. A fitted
/// pipeline is immutable, so no test data can reach it by accident. Equal to another of equal steps.
/// </summary>
/// <param name="Steps">The steps in order.</param>
public sealed record Pipeline(Sequence<ITransform> Steps) : ITransform
{
    /// <summary>Steps in order.</summary>
    public static Pipeline Of(params IEnumerable<ITransform> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        return new([.. steps.Select(s => s ?? throw new ArgumentNullException(nameof(steps)))]);
    }

    /// <inheritdoc cref="ITransform.Fit(Tensor)"/>
    public FittedPipeline Fit(Tensor data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var fitted = new List<IFittedTransform>();
        for (var (i, x) = (0, data); i < Steps.Count; i++)
        {
            fitted.Add(Steps[i].Fit(x));
            x = i + 1 < Steps.Count ? fitted[i].Transform(x) : x;
        }
        return new([.. fitted]);
    }

    IFittedTransform ITransform.Fit(Tensor data) => Fit(data);

    /// <summary>The steps.</summary>
    public override string ToString() => string.Join(" → ", Steps);
}

/// <summary>Fitted steps of preparation one after the other.</summary>
/// <param name="Steps">The steps in order.</param>
public sealed record FittedPipeline(Sequence<IFittedTransform> Steps) : IFittedTransform
{
    /// <inheritdoc/>
    public bool KeepsColumns => Steps.All(step => step.KeepsColumns);

    /// <inheritdoc/>
    public Tensor Transform(Tensor data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Steps.Aggregate(data, (x, step) => step.Transform(x));
    }

    /// <summary>Prepared rows as they were, by the steps' ways back in reverse order.</summary>
    /// <exception cref="NotSupportedException">A step has no way back.</exception>
    public Tensor Inverse(Tensor data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Steps.Reverse().Aggregate(data, (y, step) => step.Inverse(y));
    }

    /// <summary>The steps.</summary>
    public override string ToString() => string.Join(" → ", Steps);
}

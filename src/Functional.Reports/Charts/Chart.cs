namespace Functional;

/// <summary>
/// A picture of numbers: <c>Chart.LearningCurves(trained.History).Save("curves.svg")</c>. The words of this class make charts; a chart
/// is an immutable value, and <see cref="ChartExtensions"/> returns changed ones.
/// </summary>
public abstract partial record Chart : Picture
{
    private protected Chart() { }

    /// <summary>What stands above the chart; empty for nothing.</summary>
    public string Title { get; init; } = "";

    /// <summary>What stands below the horizontal axis; empty for nothing.</summary>
    public string XLabel { get; init; } = "";

    /// <summary>What stands beside the vertical axis; empty for nothing.</summary>
    public string YLabel { get; init; } = "";

    /// <summary>The width in pixels; null for what fits the content.</summary>
    public double? Width { get; init; }

    /// <summary>The height in pixels; null for what fits the content.</summary>
    public double? Height { get; init; }

    /// <inheritdoc/>
    public override string Caption => Title.Length > 0 ? Title : Kind;

    /// <summary>What a chart without a title is called.</summary>
    private protected abstract string Kind { get; }
}

namespace Functional;

public abstract partial record Chart
{
    /// <summary>Pictures below each other.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static PictureGrid Rows(params Picture[] pictures) => Grid(nameof(Rows), pictures, 1);

    /// <summary>Pictures beside each other; what is wider than a screen is composed of rows of columns.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static PictureGrid Columns(params Picture[] pictures) => Grid(nameof(Columns), pictures, pictures?.Length ?? 0);

    private static PictureGrid Grid(string operation, Picture[] pictures, int columns)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        ChartRules.RequireAny(operation, nameof(pictures), pictures.Length);
        return new([.. pictures], columns);
    }
}

namespace Functional;

/// <summary>What the cells of a column hold.</summary>
public enum ColumnType
{
    /// <summary>Numbers: <see cref="double"/>; NaN is a missing value.</summary>
    Number,

    /// <summary>Whole numbers: <see cref="long"/>.</summary>
    Whole,

    /// <summary>Text: <see cref="string"/>.</summary>
    Text,

    /// <summary>True or false: <see cref="bool"/>.</summary>
    Truth,

    /// <summary>A date, or a date and a time of day: <see cref="DateTime"/>.</summary>
    Date,

    /// <summary>One of a few texts, kept as its position among them: <see cref="string"/> with a code.</summary>
    Category,
}

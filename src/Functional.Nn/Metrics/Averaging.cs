namespace Functional;

/// <summary>How a score that every class has becomes one number.</summary>
public enum Averaging
{
    /// <summary>Not at all: a score for every class.</summary>
    None,

    /// <summary>The score of all classes' counts together.</summary>
    Micro,

    /// <summary>The mean of the classes' scores.</summary>
    Macro,

    /// <summary>The mean of the classes' scores, each weighted by how often the class occurs.</summary>
    Weighted,
}

using System.Globalization;

namespace Functional;

/// <summary>
/// A configuration that could not be built, trained or judged. The message names it and the fold; the inner exception says what went
/// wrong.
/// </summary>
public sealed class TrialException : Exception
{
    internal TrialException(Configuration configuration, int? fold, Exception inner)
        : base($"search: {configuration}, {Rows(fold)}: {inner.Message}", inner) => (Configuration, Fold) = (configuration, fold);

    /// <summary>What was chosen.</summary>
    public Configuration Configuration { get; }

    /// <summary>The fold, from 0; null where the model was trained on all rows.</summary>
    public int? Fold { get; }

    private static string Rows(int? fold) => fold is { } k ? string.Create(CultureInfo.InvariantCulture, $"fold {k}") : "all rows";
}

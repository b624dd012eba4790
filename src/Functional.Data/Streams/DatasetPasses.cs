using System.Collections;

namespace Functional;

/// <summary>Passes from a function of their number.</summary>
internal sealed class DatasetPasses(Func<int, IEnumerable<Dataset>> pass) : IDatasetPasses
{
    public IEnumerable<Dataset> Pass(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        return pass(number);
    }

    public IEnumerator<Dataset> GetEnumerator() => pass(0).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>A pass of a stream: the one there is, where all are alike.</summary>
    public static IEnumerable<Dataset> Of(IEnumerable<Dataset> stream, int number) =>
        stream is IDatasetPasses passes ? passes.Pass(number) : stream;
}

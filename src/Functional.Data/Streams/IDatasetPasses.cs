namespace Functional;

/// <summary>
/// A stream of batches whose passes differ, by order or augmentation, and each of which can be had again by its number. <c>Fit</c> asks
/// for the pass of every epoch. To enumerate it gives the first pass every time. <see cref="ImageFolder"/> is one, and so is what
/// <c>ShuffleRows</c> returns, also through <c>InBatches</c>.
/// </summary>
public interface IDatasetPasses : IEnumerable<Dataset>
{
    /// <summary>The batches of a pass: the same whenever it is asked for.</summary>
    /// <param name="number">The number of the pass, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    IEnumerable<Dataset> Pass(int number);
}

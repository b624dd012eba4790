namespace Functional;

/// <summary>What is read of a model, which decides what may be unknown here.</summary>
/// <param name="Layers">Layers of one's own that may be named.</param>
/// <param name="WithWeights">Whether every weight comes from the file, so that nothing is left to do for an initializer.</param>
/// <param name="WithTraining">Whether the model is to be trained on as it was, so that regularizers and constraints matter.</param>
internal sealed record KerasReading(OwnLayers Layers, bool WithWeights, bool WithTraining)
{
    /// <summary>An architecture alone.</summary>
    public static KerasReading Architecture { get; } = new(OwnLayers.None, WithWeights: false, WithTraining: true);
}

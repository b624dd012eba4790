using System.Text.Json;

namespace Functional;

/// <summary>
/// Reads what Keras writes as JSON: the architecture of a model (<c>model.to_json()</c>, also that inside its files), layers, losses,
/// metrics and optimizers. The forms of Keras 2 and of Keras 3 are read. An option that cannot be had here is an error that names it,
/// never another network in silence.
/// </summary>
public static class KerasJson
{
    /// <summary>The classes of layers of one input that are read, in alphabetical order.</summary>
    public static Sequence<string> Layers { get; } = [.. KerasLayers.Layers.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The classes of layers of several inputs that are read, in alphabetical order.</summary>
    public static Sequence<string> Merges { get; } = [.. KerasLayers.Merges.Keys.Order(StringComparer.Ordinal)];

    /// <summary>
    /// The network of a model: a <see cref="Sequential"/>, or a <c>Graph</c> for functional ones. Layers and inputs keep their
    /// names; models inside models, shared layers, several inputs and outputs are read. Weights, and which of them are frozen, are not
    /// part of a network; for the latter see <see cref="ReadFrozen"/>. A <c>Masking</c> layer sets steps to 0 and passes
    /// no mask on; where Keras' mask reaches the loss, it leaves the masked steps out, and here they count.
    /// </summary>
    /// <param name="json">What <c>model.to_json()</c> gives.</param>
    /// <exception cref="InvalidDataException">The text is no JSON, or not what Keras writes of a model.</exception>
    /// <exception cref="NotSupportedException">There is a layer, or an option of one, that is not here; the message names it.</exception>
    public static Network ReadNetwork(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = KerasFile.DeepestJson });
            return ReadNetwork(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"keras: the architecture is no JSON: {e.Message}", e);
        }
    }

    /// <summary>The same from JSON that is parsed already.</summary>
    /// <param name="json">An object with <c>class_name</c> and <c>config</c>.</param>
    /// <exception cref="InvalidDataException">This is not what Keras writes of a model.</exception>
    /// <exception cref="NotSupportedException">There is a layer, or an option of one, that is not here; the message names it.</exception>
    public static Network ReadNetwork(JsonElement json)
    {
        try
        {
            return KerasNetworks.Read(json);
        }
        catch (Exception e) when (ContentErrors.Cover(e) && e is not (NotSupportedException or InvalidDataException))
        {
            throw new InvalidDataException($"keras: {ContentErrors.TextOf(e)}.", e);
        }
    }

    /// <summary>
    /// The layers that are not trainable, as beginnings of paths, <c>dense/</c> or <c>inner/dense/</c>:
    /// <c>var frozen = KerasJson.ReadFrozen(json); model.Freeze(path => frozen.Any(path.StartsWith))</c>.
    /// </summary>
    /// <param name="json">An object with <c>class_name</c> and <c>config</c>.</param>
    public static Sequence<string> ReadFrozen(JsonElement json) => [.. KerasFrozen.Of(json)];

    /// <summary>A layer of one input, without its name.</summary>
    /// <param name="json">An object with <c>class_name</c> and <c>config</c>.</param>
    /// <exception cref="InvalidDataException">This is not what Keras writes of a layer.</exception>
    /// <exception cref="NotSupportedException">The layer, or an option of it, is not here; the message names it.</exception>
    public static ILayer ReadLayer(JsonElement json) => KerasLayers.ReadLayer(KerasObject.Of("layer", json), null);

    /// <summary>A layer of several inputs, such as <c>Concatenate</c>.</summary>
    /// <param name="json">An object with <c>class_name</c> and <c>config</c>.</param>
    /// <exception cref="InvalidDataException">This is not what Keras writes of a layer.</exception>
    /// <exception cref="NotSupportedException">The layer, or an option of it, is not here; the message names it.</exception>
    public static Merge ReadMerge(JsonElement json) => KerasLayers.ReadMerge(KerasObject.Of("layer", json), null);

    /// <summary>An activation: a name such as <c>"relu"</c>, or an object with <c>class_name</c> and <c>config</c>.</summary>
    /// <exception cref="InvalidDataException">This is not what Keras writes of an activation.</exception>
    /// <exception cref="NotSupportedException">The activation, or an option of it, is not here; the message names it.</exception>
    public static Activation ReadActivation(JsonElement json) => KerasCatalogues.ReadActivation(json);

    /// <summary>An initializer, by name or as an object.</summary>
    /// <exception cref="InvalidDataException">This is not what Keras writes of an initializer.</exception>
    /// <exception cref="NotSupportedException">The initializer, or an option of it, is not here; the message names it.</exception>
    public static Initializer ReadInitializer(JsonElement json) => KerasCatalogues.ReadInitializer(json);

    /// <summary>A regularizer, by name or as an object.</summary>
    /// <exception cref="InvalidDataException">This is not what Keras writes of a regularizer.</exception>
    /// <exception cref="NotSupportedException">The regularizer, or an option of it, is not here; the message names it.</exception>
    public static Regularizer ReadRegularizer(JsonElement json) => KerasCatalogues.ReadRegularizer(json);

    /// <summary>A constraint, by name or as an object.</summary>
    /// <exception cref="InvalidDataException">This is not what Keras writes of a constraint.</exception>
    /// <exception cref="NotSupportedException">The constraint, or an option of it, is not here; the message names it.</exception>
    public static Constraint ReadConstraint(JsonElement json) => KerasCatalogues.ReadConstraint(json);

    /// <summary>A loss: a name such as <c>"mse"</c>, or an object with <c>class_name</c> and <c>config</c>.</summary>
    /// <exception cref="InvalidDataException">This is not what Keras writes of a loss.</exception>
    /// <exception cref="NotSupportedException">The loss, or an option of it, is not here; the message names it.</exception>
    public static Loss ReadLoss(JsonElement json) => KerasLosses.ReadLoss(json);

    /// <summary>A metric, by name or as an object; its key in the history is the name that Keras gave it.</summary>
    /// <param name="json">The name or object.</param>
    /// <param name="outputs">
    /// The size of the last axis of predictions: F scores and R² count by it, and Keras finds it when it sees the first batch.
    /// </param>
    /// <exception cref="InvalidDataException">This is not what Keras writes of a metric.</exception>
    /// <exception cref="NotSupportedException">The metric, or an option of it, is not here; the message names it.</exception>
    public static Metric ReadMetric(JsonElement json, int? outputs = null) => KerasMetrics.ReadMetric(json, outputs);

    /// <summary>
    /// An optimizer, by name or as an object. One from before Keras 2.11 is known by its <c>decay</c>, and is made as it was computed
    /// then.
    /// </summary>
    /// <exception cref="InvalidDataException">This is not what Keras writes of an optimizer.</exception>
    /// <exception cref="NotSupportedException">The optimizer, or an option of it, is not here; the message names it.</exception>
    public static Optimizer ReadOptimizer(JsonElement json) => KerasOptimizers.ReadOptimizer(json);

    /// <summary>A schedule of learning rates: a number, or an object with <c>class_name</c> and <c>config</c>.</summary>
    /// <exception cref="InvalidDataException">This is not what Keras writes of a schedule.</exception>
    /// <exception cref="NotSupportedException">The schedule, or an option of it, is not here; the message names it.</exception>
    public static Schedule ReadSchedule(JsonElement json) => KerasOptimizers.ReadSchedule(json);
}

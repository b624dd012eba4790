using System.Globalization;
using System.Text;

namespace Functional;

/// <summary>A layer whose class Keras calls otherwise than we do, or that carries a name in place of a class.</summary>
internal interface IKind
{
    string Kind { get; }
}

/// <summary>Names of layers: Keras' class names, and the names that layers get when they are given none.</summary>
internal static class LayerNames
{
    /// <summary>The class of a layer or network, as summaries print it.</summary>
    public static string KindOf(object part) =>
        part switch
        {
            Named named => KindOf(named.Layer),
            IKind { Kind: var kind } => kind,
            _ => part.GetType().Name.Split('`')[0],
        };

    /// <summary>
    /// A name for every layer of a chain: its own, or the snake-case class, zero-based, <c>dense</c>, <c>dense_1</c>, … in order;
    /// numbers taken by given names are skipped.
    /// </summary>
    public static string[] Of(IReadOnlyList<ILayer> layers)
    {
        var taken = layers.OfType<Named>().Select(n => n.Name).ToHashSet(StringComparer.Ordinal);
        var next = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. layers.Select(Name)];

        string Name(ILayer layer)
        {
            if (layer is Named named)
            {
                return named.Name;
            }
            var word = SnakeCase(KindOf(layer));
            for (; ; )
            {
                var number = next.GetValueOrDefault(word);
                next[word] = number + 1;
                var name = number == 0 ? word : string.Create(CultureInfo.InvariantCulture, $"{word}_{number}");
                if (taken.Add(name))
                {
                    return name;
                }
            }
        }
    }

    /// <summary>Keras' rule: BatchNormalization → batch_normalization, LSTM → lstm, Conv2DTranspose → conv2d_transpose.</summary>
    public static string SnakeCase(string kind)
    {
        var text = new StringBuilder();
        for (var i = 0; i < kind.Length; i++)
        {
            var startsWord = i > 0 && char.IsUpper(kind[i]) && i + 1 < kind.Length && char.IsLower(kind[i + 1]);
            var endsWord = i > 0 && char.IsUpper(kind[i]) && char.IsLower(kind[i - 1]);
            text.Append(startsWord || endsWord ? "_" : "").Append(char.ToLowerInvariant(kind[i]));
        }
        return text.ToString();
    }
}

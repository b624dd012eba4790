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
    public static string[] Of(IReadOnlyList<ILayer> layers) =>
        Of([.. layers.Select(l => l is Named named ? (object)named.Name : l)], layers.OfType<Named>().Select(n => n.Name));

    /// <summary>The same for parts of any kind; a string stands for a part of that name.</summary>
    /// <param name="parts">The parts in order.</param>
    /// <param name="given">Names that are taken.</param>
    public static string[] Of(IReadOnlyList<object> parts, IEnumerable<string> given)
    {
        var taken = given.ToHashSet(StringComparer.Ordinal);
        var next = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. parts.Select(Name)];

        string Name(object part)
        {
            if (part is string own)
            {
                return own;
            }
            var word = SnakeCase(KindOf(part));
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

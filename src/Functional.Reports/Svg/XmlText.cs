using System.Text;

namespace Functional;

/// <summary>Text as XML and HTML hold it: markup escaped, what XML forbids replaced by U+FFFD.</summary>
internal static class XmlText
{
    private const char Replacement = '\uFFFD';

    /// <summary>Adds a text so that it reads as text between tags and between quotes.</summary>
    public static void Append(StringBuilder target, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                target.Append(c).Append(text[++i]);
            }
            else
            {
                AppendOne(target, c);
            }
        }
    }

    /// <summary>A text escaped.</summary>
    public static string Escape(string text)
    {
        var target = new StringBuilder(text.Length + 16);
        Append(target, text);
        return target.ToString();
    }

    private static void AppendOne(StringBuilder target, char c) =>
        _ = c switch
        {
            '&' => target.Append("&amp;"),
            '<' => target.Append("&lt;"),
            '>' => target.Append("&gt;"),
            '"' => target.Append("&quot;"),
            '\'' => target.Append("&#39;"),
            '\t' or '\n' or '\r' => target.Append(c),
            < ' ' or '\uFFFE' or '\uFFFF' => target.Append(Replacement),
            _ => target.Append(char.IsSurrogate(c) ? Replacement : c),
        };
}

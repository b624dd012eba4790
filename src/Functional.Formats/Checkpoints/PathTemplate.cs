using System.Globalization;
using System.Text.RegularExpressions;

namespace Functional;

/// <summary>
/// A path with places for numbers, in Python's notation as Keras' users write it: <c>w.{epoch:02d}-{val_loss:.2f}.safetensors</c>.
/// </summary>
internal sealed partial class PathTemplate
{
    private readonly string template;

    /// <exception cref="FormatException">A place has a form that is not understood.</exception>
    public PathTemplate(string template)
    {
        this.template = template;
        if (Places().Replace(template, "").AsSpan().IndexOfAny('{', '}') >= 0)
        {
            throw new FormatException(
                $"the path \"{template}\" has a brace that is no place for a number; places are such as {{epoch:02d}} and "
                    + "{val_loss:.3f}, without blanks."
            );
        }
        foreach (var place in Places().Matches(template).Cast<Match>())
        {
            Format(0, place.Groups["form"].Value);
        }
    }

    /// <summary>The names of numbers that the path asks for.</summary>
    public IEnumerable<string> Names => Places().Matches(template).Select(m => m.Groups["name"].Value);

    /// <summary>The path with numbers in its places.</summary>
    /// <exception cref="KeyNotFoundException">A name has no number; the message lists those there are.</exception>
    public string With(IReadOnlyList<(string Name, double Value)> numbers) =>
        Places()
            .Replace(
                template,
                place =>
                {
                    var name = place.Groups["name"].Value;
                    var known = numbers.FirstOrDefault(n => n.Name == name);
                    return known.Name is null
                        ? throw new KeyNotFoundException(
                            $"the path \"{template}\" asks for \"{name}\"; there are: {string.Join(", ", numbers.Select(n => n.Name))}."
                        )
                        : Format(known.Value, place.Groups["form"].Value);
                }
            );

    /// <summary>Python's <c>02d</c>, <c>.3f</c>, <c>.2e</c>; the shortest digits without a form.</summary>
    private string Format(double value, string form)
    {
        if (form.Length == 0)
        {
            return value == Math.Floor(value) && Math.Abs(value) < 1e15
                ? value.ToString("F0", CultureInfo.InvariantCulture)
                : value.ToString("R", CultureInfo.InvariantCulture);
        }
        var parts = Forms().Match(form);
        if (!parts.Success)
        {
            throw new FormatException(
                $"the path \"{template}\" has a place of the form \"{form}\"; understood are d, f and e with width and precision, such as "
                    + "{epoch:02d} and {val_loss:.3f}."
            );
        }
        var precision = parts.Groups["precision"] is { Success: true } p ? int.Parse(p.Value, CultureInfo.InvariantCulture) : 6;
        var text = parts.Groups["kind"].Value switch
        {
            "d" => value.ToString("F0", CultureInfo.InvariantCulture),
            "f" => value.ToString($"F{precision}", CultureInfo.InvariantCulture),
            _ => Scientific(value.ToString($"E{precision}", CultureInfo.InvariantCulture)),
        };
        var width = parts.Groups["width"] is { Success: true } w ? int.Parse(w.Value, CultureInfo.InvariantCulture) : 0;
        // Zeros go behind the sign.
        return !parts.Groups["zero"].Success ? text.PadLeft(width)
            : text.StartsWith('-') ? $"-{text[1..].PadLeft(width - 1, '0')}"
            : text.PadLeft(width, '0');
    }

    /// <summary>An exponent of two digits where they suffice, as in Python, in place of three.</summary>
    private static string Scientific(string text)
    {
        var parts = text.Split('E');
        var exponent = int.Parse(parts[1], CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{parts[0]}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):D2}");
    }

    [GeneratedRegex(@"\{(?<name>[A-Za-z_][A-Za-z0-9_./-]*)(:(?<form>[^{}]*))?\}")]
    private static partial Regex Places();

    [GeneratedRegex(@"^(?<zero>0)?(?<width>[1-9][0-9]?)?(\.(?<precision>[0-9]{1,2}))?(?<kind>[dfe])$")]
    private static partial Regex Forms();
}

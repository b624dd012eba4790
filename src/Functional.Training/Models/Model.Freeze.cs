namespace Functional;

public sealed partial class Model
{
    /// <summary>
    /// The same model with some of its parameters frozen: training leaves them as they are, to the bit. What was frozen before stays
    /// so. A layer all of whose parameters and state are frozen runs as for inference, as batch normalization needs: give the whole
    /// layer, <c>model.Freeze(path => path.StartsWith("encoder/"))</c>.
    /// </summary>
    /// <param name="path">Whether a path, of a parameter or of state, is frozen.</param>
    /// <exception cref="ArgumentException">No path is frozen by this; the message lists the paths there are.</exception>
    public Model Freeze(Func<string, bool> path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Network.Blueprint.Declarations.Any(d => path(d.Path))
            ? WithFrozen(p => Definition.Frozen.Contains(p) || path(p))
            : throw new ArgumentException(
                $"nothing is frozen by this rule; the paths are: {string.Join(", ", Network.Blueprint.Declarations.Select(d => d.Path))}. "
                    + "A rule for a whole layer ends in a slash: path => path.StartsWith(\"hidden/\")."
            );
    }

    /// <summary>The same model with frozen parameters free to learn again.</summary>
    /// <param name="path">Whether a frozen path is freed; all of them unless given.</param>
    public Model Unfreeze(Func<string, bool>? path = null) =>
        WithFrozen(p => Definition.Frozen.Contains(p) && path is not null && !path(p));

    private Model WithFrozen(Func<string, bool> rule) => Copy(Definition.With(Functional.Frozen.Of(Network.Blueprint, rule)));
}

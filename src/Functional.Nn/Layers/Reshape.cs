namespace Functional;

/// <summary>The same numbers under another shape, example by example: [batch, …] → [batch, target].</summary>
/// <param name="Target">The sizes after the batch axis; one may be −1 and is then worked out.</param>
public sealed record Reshape(Sequence<int> Target) : ILayer
{
    /// <inheritdoc/>
    public Tensor Apply(Call call, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(x);
        var (size, known) = (x.Shape[1..].Size, Target.Where(t => t != -1).Aggregate(1, (product, t) => product * t));
        var free = Target.Count(t => t == -1);
        var fits = Target.All(t => t >= -1) && (free == 0 ? known == size : free == 1 && known > 0 && size % known == 0);
        return fits
            ? x.Reshape([x.Shape[0], .. Target.Select(t => t == -1 ? size / known : t)])
            : throw new ShapeException(
                "reshape",
                $"an example has {size} elements, which do not fill the target",
                "The product of the sizes must be the same; one size may be -1.",
                ("example", x.Shape[1..].ToString()),
                ("target", Target.ToString())
            );
    }

    /// <summary>The target.</summary>
    public override string ToString() => $"Reshape({Target})";
}

public static partial class LayerExtensions
{
    extension<TChain>(TChain chain)
        where TChain : IChain<TChain>
    {
        /// <summary>Adds a layer that gives every example another shape.</summary>
        /// <param name="target">The sizes after the batch axis; one may be −1 and is then worked out.</param>
        /// <param name="name">A name in place of the automatic one.</param>
        public TChain Reshape(int[] target, string? name = null)
        {
            ArgumentNullException.ThrowIfNull(target);
            return chain.Then(new Reshape([.. target]), name);
        }

        /// <summary>Adds a layer that gives every example another shape: <c>Reshape(8, 8)</c>.</summary>
        /// <param name="target">The sizes after the batch axis; one may be −1 and is then worked out.</param>
        public TChain Reshape(params int[] target) => chain.Reshape(target, name: null);
    }
}

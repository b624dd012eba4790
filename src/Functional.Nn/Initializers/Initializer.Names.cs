namespace Functional;

public sealed partial class Initializer
{
    private static (string Name, Func<Initializer> Make)[] Names =>
        [
            .. Both("zeros", () => Zeros),
            .. Both("ones", () => Ones),
            .. Both("constant", () => Constant(0)),
            .. Both("random_uniform", () => RandomUniform()),
            ("uniform", () => RandomUniform()),
            .. Both("random_normal", () => RandomNormal()),
            ("normal", () => RandomNormal()),
            .. Both("truncated_normal", () => TruncatedNormal()),
            .. Both("variance_scaling", () => VarianceScaling()),
            .. Both("glorot_uniform", () => GlorotUniform),
            .. Both("glorot_normal", () => GlorotNormal),
            .. Both("he_uniform", () => HeUniform),
            .. Both("he_normal", () => HeNormal),
            .. Both("lecun_uniform", () => LecunUniform),
            .. Both("lecun_normal", () => LecunNormal),
            .. Both("orthogonal", () => Orthogonal()),
            .. Both("identity", () => Identity()),
        ];

    /// <summary>The name of Keras' function and that of its class: he_normal and HeNormal.</summary>
    private static IEnumerable<(string Name, Func<Initializer> Make)> Both(string name, Func<Initializer> make)
    {
        yield return (name, make);
        yield return (string.Concat(name.Split('_').Select(part => char.ToUpperInvariant(part[0]) + part[1..])), make);
    }
}

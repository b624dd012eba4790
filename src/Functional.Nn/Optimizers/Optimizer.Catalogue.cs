namespace Functional;

public sealed partial class Optimizer
{
    private static readonly (string Name, Func<Optimizer> Make)[] Names =
    [
        ("sgd", () => Sgd()),
        ("rmsprop", () => RmsProp()),
        ("adam", () => Adam()),
        ("adamw", () => AdamW()),
        ("adamax", () => Adamax()),
        ("nadam", () => Nadam()),
        ("adagrad", () => Adagrad()),
        ("adadelta", () => Adadelta()),
        ("ftrl", () => Ftrl()),
        ("lion", () => Lion()),
    ];

    private static void RequireShare(double value, string name)
    {
        if (value is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is a share between 0 and 1.");
        }
    }
}

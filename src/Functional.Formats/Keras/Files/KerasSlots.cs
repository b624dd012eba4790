using System.Globalization;

namespace Functional;

/// <summary>
/// What optimizers remember, in the order in which Keras keeps it: number of steps, then for every trained weight what the optimizer
/// has. Since Keras 2.11 the slots of one row of the table take turns from weight to weight, and row follows row; before, every slot
/// was a list of its own.
/// </summary>
internal static class KerasSlots
{
    /// <summary>What the number of steps has been called since Keras 2.11; <c>iterations</c> and <c>iter</c> before.</summary>
    public const string Steps = "iteration";

    private const string Average = "average";
    private const string Accumulated = "accumulated";

    /// <summary>Whose slots took turns already before Keras 2.11.</summary>
    private const string AlwaysTakesTurns = "ftrl";

    private static readonly Dictionary<string, string[][]> Orders = new(StringComparer.Ordinal)
    {
        ["sgd"] =
        [
            ["momentum"],
        ],
        ["rmsprop"] =
        [
            ["v"],
            ["momentum"],
            ["mean"],
        ],
        ["legacy_rmsprop"] =
        [
            ["v"],
            ["momentum"],
            ["mean"],
        ],
        ["adam"] =
        [
            ["m", "v"],
            ["v_max"],
        ],
        ["adamw"] =
        [
            ["m", "v"],
            ["v_max"],
        ],
        ["adamax"] =
        [
            ["m", "u"],
        ],
        ["nadam"] =
        [
            ["m", "v"],
        ],
        ["adagrad"] =
        [
            ["accumulator"],
        ],
        ["legacy_adagrad"] =
        [
            ["accumulator"],
        ],
        ["adadelta"] =
        [
            ["v", "d"],
        ],
        ["ftrl"] =
        [
            ["accumulator", "linear"],
        ],
        ["lion"] =
        [
            ["m"],
        ],
    };

    /// <summary>Whether this optimizer's memory can be in a file of Keras.</summary>
    public static bool Knows(Optimizer optimizer) => Orders.ContainsKey(optimizer.Name);

    /// <summary>Whether the first variable has the name that it had before Keras 2.11.</summary>
    public static bool IsOld(string first) => first.Split('/')[^1].Split(':')[0] != Steps;

    /// <summary>The memory of a model's optimizer from the variables of a file.</summary>
    /// <param name="file">What is read, for messages.</param>
    /// <param name="model">The model, with fresh memory.</param>
    /// <param name="trained">The paths of its trained weights in Keras' order.</param>
    /// <param name="variables">The variables of the file; the first is the number of steps.</param>
    /// <param name="isOld">Whether an optimizer of before Keras 2.11 wrote them.</param>
    public static OptimizerState Read(KerasFile file, Model model, string[] trained, Tensor[] variables, bool isOld)
    {
        var slots = model.OptimizerState.Slots;
        var isCounted = variables is [{ Rank: 0, DType: DType.Int64 or DType.Int32 }, ..];
        var steps = isCounted ? variables[0].Cast(DType.Int64).ToArray<long>()[0] : 0;
        if (steps < 0)
        {
            throw file.Error("optimizer", $"the number of steps is {steps}", KerasFile.WithoutTraining);
        }
        var at = isCounted ? 1 : 0;
        (string Slot, string Path)[] order = [.. Order(model.Optimizer, trained, isOld)];
        var more = variables.Length - at - order.Length;
        foreach (var (slot, path) in order)
        {
            var name = $"{slot}/{path}";
            // Scalars that are too many are the learning rate, which is first, and what follows from the number of steps.
            for (; more > 0 && variables[at].Rank == 0 && (at == 1 || slots[name].Rank > 0); more--)
            {
                at++;
            }
            if (at == variables.Length || variables[at].Shape != slots[name].Shape)
            {
                throw file.Error(
                    "optimizer",
                    $"{model.Optimizer.Name} remembers {slots[name].Shape} as {name}, and "
                        + (at == variables.Length ? "the file has nothing more" : $"variable {at} of the file is {variables[at].Shape}"),
                    KerasFile.WithoutTraining
                );
            }
            slots = slots.With(name, variables[at++].Cast(slots[name].DType));
        }
        return new(steps, slots);
    }

    /// <summary>
    /// The variables as Keras 2 has had them since 2.11, with their names: the number of steps, then the slots; a momentum also for the
    /// plain SGD that uses none.
    /// </summary>
    public static IEnumerable<(string Name, Tensor Value)> ForKeras2(Model model, string[] trained) =>
        [
            ($"{Steps}:0", Tensor.Scalar(model.OptimizerState.Step, DType.Int64)),
            .. Slots(model, trained).Select(s => ($"{s.Slot}/{s.Path}:0", s.Value)),
            .. IsPlain(model.Optimizer)
                ? trained.Select(path =>
                    ($"momentum/{path}:0", Tensor.Zeros([.. model.Parameters[path].Shape], model.Parameters[path].DType))
                )
                : [],
        ];

    /// <summary>
    /// The variables as Keras 3 has them: the number of steps, the learning rate unless it is a schedule, the slots, and for Nadam the
    /// product of its momenta.
    /// </summary>
    public static IEnumerable<Tensor> ForKeras3(Model model, string[] trained)
    {
        var (optimizer, steps) = (model.Optimizer, model.OptimizerState.Step);
        return
        [
            Tensor.Scalar(steps, DType.Int64),
            .. optimizer.LearningRate.Name == Schedule.Constant(0).Name ? [Tensor.Scalar(optimizer.LearningRate.At(0))] : (Tensor[])[],
            .. Slots(model, trained).Select(s => s.Value),
            .. optimizer.Name == "nadam" ? [Tensor.Scalar(Momenta(optimizer, steps))] : (Tensor[])[],
        ];
    }

    private static bool IsPlain(Optimizer optimizer) => optimizer.Name == "sgd" && !optimizer.Slots.Contains("momentum");

    private static IEnumerable<(string Slot, string Path, Tensor Value)> Slots(Model model, string[] trained) =>
        Order(model.Optimizer, trained, isOld: false).Select(s => (s.Slot, s.Path, model.OptimizerState.Slots[$"{s.Slot}/{s.Path}"]));

    /// <summary>β₁(1 − ½ψ) · β₁(1 − ½ψ²) ⋯ up to a step.</summary>
    private static double Momenta(Optimizer nadam, long steps)
    {
        double Option(string name) => double.Parse(nadam.Options.Single(o => o.Name == name).Value, CultureInfo.InvariantCulture);
        var (beta1, decay) = (Option("beta1"), Option("momentum_decay"));
        var (product, power) = (1.0, decay);
        for (var step = 1L; step <= steps && product > 0; step++, power *= decay)
        {
            if (power < 1e-20)
            {
                // From here on every momentum is β₁.
                return product * Math.Pow(beta1, steps - step + 1);
            }
            product *= beta1 * (1 - (0.5 * power));
        }
        return product;
    }

    private static IEnumerable<(string Slot, string Path)> Order(Optimizer optimizer, string[] trained, bool isOld)
    {
        string[][] rows =
        [
            [Average],
            [Accumulated],
            .. Orders[optimizer.Name],
        ];
        return rows.Select(row => row.Where(optimizer.Slots.Contains))
            .SelectMany(row =>
                isOld && optimizer.Name != AlwaysTakesTurns
                    ? row.SelectMany(slot => trained.Select(path => (slot, path)))
                    : trained.SelectMany(path => row.Select(slot => (slot, path)))
            );
    }
}

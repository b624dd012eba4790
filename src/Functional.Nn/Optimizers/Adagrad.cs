namespace Functional;

public sealed partial class Optimizer
{
    /// <summary>
    /// Steps divided by the size of all gradients so far (Duchi et al. 2011): a ← a + g², w ← w − η·g / √(a + ε).
    /// </summary>
    /// <param name="learningRate">η; 0.001.</param>
    /// <param name="initialAccumulator">What a starts from, 0 or more; 0.1.</param>
    /// <param name="epsilon">ε, inside the root; 1e-7.</param>
    /// <exception cref="ArgumentOutOfRangeException">a would start below 0.</exception>
    public static Optimizer Adagrad(Schedule? learningRate = null, double initialAccumulator = 0.1, double epsilon = 1e-7) =>
        SummedSquares("adagrad", learningRate ?? 0.001, initialAccumulator, epsilon, isOutside: false);

    private static Optimizer SummedSquares(string name, Schedule learningRate, double initialAccumulator, double epsilon, bool isOutside)
    {
        RequireAmount(initialAccumulator, nameof(initialAccumulator));
        return new(
            name,
            learningRate,
            ["accumulator"],
            step =>
            {
                var a = step.Slots[0] + Ops.Square(step.Gradient);
                var size = isOutside ? Ops.Sqrt(a) + epsilon : Ops.Sqrt(a + epsilon);
                return new(step.Parameter - (step.LearningRate * step.Gradient / size), a);
            },
            [("initial_accumulator", initialAccumulator), ("epsilon", epsilon)],
            initial: [initialAccumulator]
        );
    }
}

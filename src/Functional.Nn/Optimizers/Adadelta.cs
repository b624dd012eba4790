namespace Functional;

public sealed partial class Optimizer
{
    /// <summary>
    /// Steps in the parameter's own unit (Zeiler 2012): v ← ρ·v + (1 − ρ)·g², δ = √(d + ε)/√(v + ε)·g, d ← ρ·d + (1 − ρ)·δ²,
    /// w ← w − η·δ.
    /// </summary>
    /// <param name="learningRate">η; 0.001. The paper's is 1.</param>
    /// <param name="rho">ρ; 0.95.</param>
    /// <param name="epsilon">ε, inside the roots; 1e-7.</param>
    /// <exception cref="ArgumentOutOfRangeException">ρ is outside [0, 1].</exception>
    public static Optimizer Adadelta(Schedule? learningRate = null, double rho = 0.95, double epsilon = 1e-7)
    {
        RequireShare(rho, nameof(rho));
        return new(
            "adadelta",
            learningRate ?? 0.001,
            ["v", "d"],
            step =>
            {
                var v = (rho * step.Slots[0]) + ((1 - rho) * Ops.Square(step.Gradient));
                var move = Ops.Sqrt(step.Slots[1] + epsilon) / Ops.Sqrt(v + epsilon) * step.Gradient;
                var d = (rho * step.Slots[1]) + ((1 - rho) * Ops.Square(move));
                return new(step.Parameter - (step.LearningRate * move), v, d);
            },
            [("rho", rho), ("epsilon", epsilon)]
        );
    }
}

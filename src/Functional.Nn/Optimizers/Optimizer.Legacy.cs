namespace Functional;

public sealed partial class Optimizer
{
    /// <summary>
    /// Optimizers that Keras computed differently before version 2.11, for models and numbers of that time. The others have not
    /// changed; their <c>decay</c> is <see cref="Schedule.InverseTimeDecay"/> with one step: η/(1 + decay·t).
    /// </summary>
    public static class Legacy
    {
        /// <summary>
        /// <see cref="Optimizer.RmsProp"/> with ε outside the root, w ← w − η·g / (√v + ε); with momentum it was inside, as it is now.
        /// </summary>
        /// <param name="learningRate">η; 0.001.</param>
        /// <param name="rho">ρ; 0.9.</param>
        /// <param name="momentum">μ; 0.</param>
        /// <param name="epsilon">ε; 1e-7.</param>
        /// <param name="centered">Whether to subtract the squared mean; false.</param>
        /// <exception cref="ArgumentOutOfRangeException">ρ or μ is outside [0, 1].</exception>
        public static Optimizer RmsProp(
            Schedule? learningRate = null,
            double rho = 0.9,
            double momentum = 0,
            double epsilon = 1e-7,
            bool centered = false
        ) => RootMeanSquare("legacy_rmsprop", learningRate ?? 0.001, rho, momentum, epsilon, centered, isOutside: momentum == 0);

        /// <summary><see cref="Optimizer.Adagrad"/> with ε outside the root: w ← w − η·g / (√a + ε).</summary>
        /// <param name="learningRate">η; 0.001.</param>
        /// <param name="initialAccumulator">What a starts from, 0 or more; 0.1.</param>
        /// <param name="epsilon">ε; 1e-7.</param>
        /// <exception cref="ArgumentOutOfRangeException">a would start below 0.</exception>
        public static Optimizer Adagrad(Schedule? learningRate = null, double initialAccumulator = 0.1, double epsilon = 1e-7) =>
            SummedSquares("legacy_adagrad", learningRate ?? 0.001, initialAccumulator, epsilon, isOutside: true);

        /// <summary><see cref="Optimizer.Nadam"/> with a momentum that warms up slowly: ψ = 0.96^0.004.</summary>
        /// <param name="learningRate">η; 0.001.</param>
        /// <param name="beta1">β₁; 0.9.</param>
        /// <param name="beta2">β₂; 0.999.</param>
        /// <param name="epsilon">ε; 1e-7.</param>
        /// <exception cref="ArgumentOutOfRangeException">β₁ or β₂ is outside [0, 1].</exception>
        public static Optimizer Nadam(Schedule? learningRate = null, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-7) =>
            Optimizer.Nadam(learningRate, beta1, beta2, epsilon, HostMath.Pow(0.96, 0.004));
    }
}

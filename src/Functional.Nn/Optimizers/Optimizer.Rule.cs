namespace Functional;

public sealed partial class Optimizer
{
    /// <summary>The numbers of a step, computed outside it in double precision; t is 1 for the first step.</summary>
    private delegate void StepFactors(double rate, long t, Span<double> factors);

    private static void PlainRate(double rate, long t, Span<double> factors) => factors[0] = rate;

    /// <summary>What an optimizer does with one tensor.</summary>
    private sealed record Rule(
        Sequence<string> Slots,
        Sequence<double>? Initial,
        Func<UpdateStep, UpdateResult> Update,
        int FactorCount,
        StepFactors Factors
    )
    {
        /// <summary>A slot before the first step.</summary>
        public Tensor Start(int slot, Tensor parameter) =>
            Initial is null ? Tensor.Zeros(parameter.Shape, parameter.DType) : Tensor.Full(parameter.Shape, Initial[slot], parameter.DType);
    }
}

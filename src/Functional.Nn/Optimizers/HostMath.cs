namespace Functional;

/// <summary>Functions of single numbers in double precision by the library's own kernels: the same bits on every machine.</summary>
internal static class HostMath
{
    /// <summary>xʸ; x itself for y = 1.</summary>
    public static double Pow(double x, double y) => y == 1 ? x : Ops.Pow(Tensor.Scalar(x, DType.Float64), y).ToDouble();

    /// <summary>cos x.</summary>
    public static double Cos(double x) => Ops.Cos(Tensor.Scalar(x, DType.Float64)).ToDouble();
}

using MathNet.Numerics.LinearAlgebra;

namespace Functional;

/// <summary>
/// X = U · diag(S) · Vᵀ with U [n, k], Vᵀ [k, f], k = min(n, f), singular values falling. By a QR decomposition first, so that a long
/// matrix costs n · f² and never an n × n one.
/// </summary>
internal sealed record ThinSvd(Matrix<double> U, Vector<double> S, Matrix<double> Vt)
{
    public static ThinSvd Of(Matrix<double> x)
    {
        if (x.RowCount < x.ColumnCount)
        {
            var (u, s, vt) = Of(x.Transpose());
            return new(vt.Transpose(), s, u.Transpose());
        }
        var qr = x.QR();
        var svd = qr.R.Svd();
        return new(qr.Q * svd.U, svd.S, svd.VT);
    }

    /// <summary>A matrix of MathNet with the numbers of a Float64 tensor [n, f].</summary>
    public static Matrix<double> Matrix(Tensor x)
    {
        // MathNet keeps columns together: those of the transpose are our rows.
        return Matrix<double>.Build.Dense(x.Shape[1], x.Shape[0], x.ToArray<double>()).Transpose();
    }

    /// <summary>A Float64 tensor with the numbers of a matrix of MathNet.</summary>
    public static Tensor Tensor(Matrix<double> x) => Functional.Tensor.Of(x.ToRowMajorArray(), Shape.Of(x.RowCount, x.ColumnCount));
}

namespace Functional;

public sealed partial class Tensor
{
    /// <summary>Sum of two tensors, element by element, broadcast.</summary>
    public static Tensor operator +(Tensor left, Tensor right) => Ops.Add(left, right);

    /// <summary>Sum of a tensor and a number, which takes the tensor's element type.</summary>
    public static Tensor operator +(Tensor left, double right) => Ops.Add(left, right);

    /// <summary>Sum of a number, which takes the tensor's element type, and a tensor.</summary>
    public static Tensor operator +(double left, Tensor right) => Ops.Add(left, right);

    /// <summary>Sum of a tensor and a number, which takes the tensor's element type.</summary>
    public static Tensor operator +(Tensor left, float right) => Ops.Add(left, right);

    /// <summary>Sum of a number, which takes the tensor's element type, and a tensor.</summary>
    public static Tensor operator +(float left, Tensor right) => Ops.Add(left, right);

    /// <summary>Sum of a tensor and a number, which takes the tensor's element type.</summary>
    public static Tensor operator +(Tensor left, int right) => Ops.Add(left, right);

    /// <summary>Sum of a number, which takes the tensor's element type, and a tensor.</summary>
    public static Tensor operator +(int left, Tensor right) => Ops.Add(left, right);

    /// <summary>Difference of two tensors, element by element, broadcast.</summary>
    public static Tensor operator -(Tensor left, Tensor right) => Ops.Subtract(left, right);

    /// <summary>Difference of a tensor and a number, which takes the tensor's element type.</summary>
    public static Tensor operator -(Tensor left, double right) => Ops.Subtract(left, right);

    /// <summary>Difference of a number, which takes the tensor's element type, and a tensor.</summary>
    public static Tensor operator -(double left, Tensor right) => Ops.Subtract(left, right);

    /// <summary>Difference of a tensor and a number, which takes the tensor's element type.</summary>
    public static Tensor operator -(Tensor left, float right) => Ops.Subtract(left, right);

    /// <summary>Difference of a number, which takes the tensor's element type, and a tensor.</summary>
    public static Tensor operator -(float left, Tensor right) => Ops.Subtract(left, right);

    /// <summary>Difference of a tensor and a number, which takes the tensor's element type.</summary>
    public static Tensor operator -(Tensor left, int right) => Ops.Subtract(left, right);

    /// <summary>Difference of a number, which takes the tensor's element type, and a tensor.</summary>
    public static Tensor operator -(int left, Tensor right) => Ops.Subtract(left, right);

    /// <summary>Product of two tensors, element by element, broadcast.</summary>
    public static Tensor operator *(Tensor left, Tensor right) => Ops.Multiply(left, right);

    /// <summary>Product of a tensor and a number, which takes the tensor's element type.</summary>
    public static Tensor operator *(Tensor left, double right) => Ops.Multiply(left, right);

    /// <summary>Product of a number, which takes the tensor's element type, and a tensor.</summary>
    public static Tensor operator *(double left, Tensor right) => Ops.Multiply(left, right);

    /// <summary>Product of a tensor and a number, which takes the tensor's element type.</summary>
    public static Tensor operator *(Tensor left, float right) => Ops.Multiply(left, right);

    /// <summary>Product of a number, which takes the tensor's element type, and a tensor.</summary>
    public static Tensor operator *(float left, Tensor right) => Ops.Multiply(left, right);

    /// <summary>Product of a tensor and a number, which takes the tensor's element type.</summary>
    public static Tensor operator *(Tensor left, int right) => Ops.Multiply(left, right);

    /// <summary>Product of a number, which takes the tensor's element type, and a tensor.</summary>
    public static Tensor operator *(int left, Tensor right) => Ops.Multiply(left, right);

    /// <summary>Quotient of two tensors, element by element, broadcast.</summary>
    public static Tensor operator /(Tensor left, Tensor right) => Ops.Divide(left, right);

    /// <summary>Quotient of a tensor and a number, which takes the tensor's element type.</summary>
    public static Tensor operator /(Tensor left, double right) => Ops.Divide(left, right);

    /// <summary>Quotient of a number, which takes the tensor's element type, and a tensor.</summary>
    public static Tensor operator /(double left, Tensor right) => Ops.Divide(left, right);

    /// <summary>Quotient of a tensor and a number, which takes the tensor's element type.</summary>
    public static Tensor operator /(Tensor left, float right) => Ops.Divide(left, right);

    /// <summary>Quotient of a number, which takes the tensor's element type, and a tensor.</summary>
    public static Tensor operator /(float left, Tensor right) => Ops.Divide(left, right);

    /// <summary>Quotient of a tensor and a number, which takes the tensor's element type.</summary>
    public static Tensor operator /(Tensor left, int right) => Ops.Divide(left, right);

    /// <summary>Quotient of a number, which takes the tensor's element type, and a tensor.</summary>
    public static Tensor operator /(int left, Tensor right) => Ops.Divide(left, right);

    /// <summary>The remainder that has the sign of the divisor, x − y·⌊x/y⌋.</summary>
    public static Tensor operator %(Tensor left, Tensor right) => Ops.Remainder(left, right);

    /// <summary>The remainder by a number that has the sign of the divisor.</summary>
    public static Tensor operator %(Tensor left, double right) => Ops.Remainder(left, right);

    /// <summary>The remainder by a number that has the sign of the divisor.</summary>
    public static Tensor operator %(Tensor left, int right) => Ops.Remainder(left, right);

    /// <summary>Every element with the other sign.</summary>
    public static Tensor operator -(Tensor value) => Ops.Negate(value);

    /// <summary>The tensor itself.</summary>
    public static Tensor operator +(Tensor value) => value;

    /// <summary>Bool, element by element: left &gt; right.</summary>
    public static Tensor operator >(Tensor left, Tensor right) => Ops.Greater(left, right);

    /// <summary>Bool, element by element: left &lt; right.</summary>
    public static Tensor operator <(Tensor left, Tensor right) => Ops.Less(left, right);

    /// <summary>Bool, element by element: left ≥ right.</summary>
    public static Tensor operator >=(Tensor left, Tensor right) => Ops.GreaterOrEqual(left, right);

    /// <summary>Bool, element by element: left ≤ right.</summary>
    public static Tensor operator <=(Tensor left, Tensor right) => Ops.LessOrEqual(left, right);

    /// <inheritdoc cref="Op.Sin"/>
    /// <remarks>F#'s core word looks for this member.</remarks>
    public static Tensor Sin(Tensor x) => Ops.Sin(x);

    /// <inheritdoc cref="Op.Cos"/>
    /// <remarks>F#'s core word looks for this member.</remarks>
    public static Tensor Cos(Tensor x) => Ops.Cos(x);

    /// <inheritdoc cref="Op.Exp"/>
    /// <remarks>F#'s core word looks for this member.</remarks>
    public static Tensor Exp(Tensor x) => Ops.Exp(x);

    /// <inheritdoc cref="Op.Log"/>
    /// <remarks>F#'s core word looks for this member.</remarks>
    public static Tensor Log(Tensor x) => Ops.Log(x);

    /// <inheritdoc cref="Op.Sqrt"/>
    /// <remarks>F#'s core word looks for this member.</remarks>
    public static Tensor Sqrt(Tensor x) => Ops.Sqrt(x);

    /// <inheritdoc cref="Op.Tanh"/>
    /// <remarks>F#'s core word looks for this member.</remarks>
    public static Tensor Tanh(Tensor x) => Ops.Tanh(x);

    /// <inheritdoc cref="Op.Abs"/>
    /// <remarks>F#'s core word looks for this member.</remarks>
    public static Tensor Abs(Tensor x) => Ops.Abs(x);

    /// <inheritdoc cref="Op.Sign"/>
    /// <remarks>F#'s core word looks for this member.</remarks>
    public static Tensor Sign(Tensor x) => Ops.Sign(x);

    /// <inheritdoc cref="Op.Floor"/>
    /// <remarks>F#'s core word looks for this member.</remarks>
    public static Tensor Floor(Tensor x) => Ops.Floor(x);

    /// <inheritdoc cref="Op.Power"/>
    /// <remarks>F#'s <c>**</c> looks for this member.</remarks>
    public static Tensor Pow(Tensor x, Tensor y) => Ops.Pow(x, y);

    /// <inheritdoc cref="Op.Power"/>
    /// <remarks>F#'s <c>**</c> looks for this member.</remarks>
    public static Tensor Pow(Tensor x, double y) => Ops.Pow(x, y);
}

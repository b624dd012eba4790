namespace Functional;

/// <summary>
/// Derivatives as functions of functions, exact to rounding and of any order: transforms nest, and nested ones never mix up whose
/// derivative is whose. Inside a transform tensors hold values, so loops and branches on values are plain C# or F#.
/// </summary>
public static partial class Autodiff
{
    /// <summary>The derivative of a function with a scalar result, as a function again: x ↦ ∇f(x), of the shape of x.</summary>
    public static Func<Tensor, Tensor> Gradient(Func<Tensor, Tensor> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return at => Gradient(function, at);
    }

    /// <summary>∇f at a point: the derivative with respect to every leaf, in the structure of the point.</summary>
    /// <typeparam name="T">A tensor, <see cref="Parameters"/>, <see cref="Tensors"/> or a tree of the user's own.</typeparam>
    /// <exception cref="ShapeException">The result of the function is not a scalar.</exception>
    /// <exception cref="DTypeException">A leaf is not of a floating type.</exception>
    public static T Gradient<T>(Func<T, Tensor> function, T at)
        where T : ITree<T> => ValueAndGradient(function, at).Gradient;

    /// <summary>The derivatives with respect to two tensors.</summary>
    /// <exception cref="ShapeException">The result of the function is not a scalar.</exception>
    public static (Tensor First, Tensor Second) Gradient(Func<Tensor, Tensor, Tensor> function, Tensor first, Tensor second)
    {
        var (_, x, y) = ValueAndGradient(function, first, second);
        return (x, y);
    }

    /// <summary>f and ∇f at a point, computed together.</summary>
    /// <typeparam name="T">A tensor, <see cref="Parameters"/>, <see cref="Tensors"/> or a tree of the user's own.</typeparam>
    /// <exception cref="ShapeException">The result of the function is not a scalar.</exception>
    /// <exception cref="DTypeException">A leaf is not of a floating type.</exception>
    public static (Tensor Value, T Gradient) ValueAndGradient<T>(Func<T, Tensor> function, T at)
        where T : ITree<T>
    {
        var run = Recording.Of("gradient", function, at);
        run.RequireScalar();
        return (run.Value, run.Pull(Tensor.Ones(run.Value.Shape, run.Value.DType)));
    }

    /// <summary>f and its derivatives with respect to two tensors.</summary>
    /// <exception cref="ShapeException">The result of the function is not a scalar.</exception>
    public static (Tensor Value, Tensor First, Tensor Second) ValueAndGradient(
        Func<Tensor, Tensor, Tensor> function,
        Tensor first,
        Tensor second
    )
    {
        ArgumentNullException.ThrowIfNull(function);
        var (value, gradient) = ValueAndGradient<Tensors>(xs => function(xs[0], xs[1]), Tensors.Of(first, second));
        return (value, gradient[0], gradient[1]);
    }

    /// <summary>f and its derivatives with respect to three tensors.</summary>
    /// <exception cref="ShapeException">The result of the function is not a scalar.</exception>
    public static (Tensor Value, Tensor First, Tensor Second, Tensor Third) ValueAndGradient(
        Func<Tensor, Tensor, Tensor, Tensor> function,
        Tensor first,
        Tensor second,
        Tensor third
    )
    {
        ArgumentNullException.ThrowIfNull(function);
        var (value, gradient) = ValueAndGradient<Tensors>(xs => function(xs[0], xs[1], xs[2]), Tensors.Of(first, second, third));
        return (value, gradient[0], gradient[1], gradient[2]);
    }

    /// <summary>
    /// Reverse mode: f at a point, and the function that pulls an adjoint of the result back to the point, ȳ ↦ Jᵀ·ȳ.
    /// It may be called any number of times.
    /// </summary>
    /// <exception cref="DTypeException">A leaf is not of a floating type.</exception>
    public static (Tensor Value, Func<Tensor, T> Pull) Vjp<T>(Func<T, Tensor> function, T at)
        where T : ITree<T>
    {
        var run = Recording.Of("vjp", function, at);
        return (run.Value, run.Pull);
    }

    /// <summary>Forward mode: f at a point, and its derivative in a direction, J·v.</summary>
    /// <exception cref="ShapeException">Point and direction differ in shape.</exception>
    /// <exception cref="DTypeException">A leaf is not of a floating type.</exception>
    public static (Tensor Value, Tensor Derivative) Jvp<T>(Func<T, Tensor> function, T at, T direction)
        where T : ITree<T>
    {
        var run = Recording.Of("jvp", function, at);
        return (run.Value, run.Push(direction));
    }

    /// <summary>
    /// All partial derivatives, ∂f_i/∂x_j: for a result of shape r and a leaf of shape s, a tensor of shape r followed by s.
    /// One backward sweep per element of the result.
    /// </summary>
    /// <exception cref="DTypeException">A leaf is not of a floating type.</exception>
    public static T Jacobian<T>(Func<T, Tensor> function, T at)
        where T : ITree<T>
    {
        var run = Recording.Of("jacobian", function, at);
        var (size, dtype) = (run.Value.Size, run.Value.DType);
        if (size == 0)
        {
            return at.WithLeaves([.. at.Leaves.Select(x => Tensor.Zeros(Shape.Of([.. run.Value.Shape, .. x.Shape]), dtype))]);
        }
        var seeds = Tensor.Eye(size, dtype);
        T[] rows = [.. Enumerable.Range(0, size).Select(i => run.Pull(Ops.Reshape(seeds[i], run.Value.Shape)))];
        return at.WithLeaves([
            .. at.Leaves.Select(
                (x, leaf) => Ops.Reshape(Ops.Stack([.. rows.Select(r => r.Leaves[leaf])], 0), Shape.Of([.. run.Value.Shape, .. x.Shape]))
            ),
        ]);
    }

    /// <summary>All second derivatives of a function with a scalar result, ∂²f/∂x_i∂x_j: for x of shape s, shape s followed by s.</summary>
    /// <exception cref="ShapeException">The result of the function is not a scalar.</exception>
    public static Tensor Hessian(Func<Tensor, Tensor> function, Tensor at) => Jacobian(Gradient(function), at);

    /// <summary>
    /// All second derivatives over a tree, as one matrix [n, n] over the n numbers of all leaves, leaf after leaf, row-major.
    /// </summary>
    /// <exception cref="ShapeException">The result of the function is not a scalar.</exception>
    public static Tensor Hessian(Func<Parameters, Tensor> function, Parameters at)
    {
        var blocks = Jacobian<Parameters>(p => Flatten(Gradient(function, p)), at);
        var count = blocks.IsEmpty ? 0 : ((ITree<Parameters>)blocks).Leaves[0].Shape[0];
        Tensor[] columns = [.. ((ITree<Parameters>)blocks).Leaves.Select(b => b.Reshape(count, b.Size / Math.Max(1, count)))];
        return columns.Length == 0 ? Tensor.Zeros(0, 0) : Ops.Concatenate(columns, 1);
    }

    /// <summary>The Hessian times a vector, H·v, without forming the Hessian: forward mode over reverse mode.</summary>
    /// <exception cref="ShapeException">The result of the function is not a scalar, or the shapes of point and vector differ.</exception>
    public static T HessianVectorProduct<T>(Func<T, Tensor> function, T at, T vector)
        where T : ITree<T>
    {
        var run = Recording.Of("hessian-vector product", (T x) => Gradient(function, x), at);
        return run.Push(vector);
    }

    /// <summary>The tensor as a plain value: inside a transform, without its history; derivatives do not pass.</summary>
    /// <remarks>To stop derivatives inside an expression, <see cref="Ops.StopGradient"/> says it.</remarks>
    public static Tensor Value(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        while (x.Origin is { } origin && !origin.Node.Trace.IsStatic)
        {
            x = origin.Primal;
        }
        return x;
    }

    /// <summary>
    /// Runs a function with a scalar result and records every operation with its values and adjoints, for teaching and debugging.
    /// </summary>
    /// <param name="function">What to record.</param>
    /// <param name="at">The arguments.</param>
    /// <param name="sourceLines">Whether to note, for every operation, the user's line that asked for it; slow.</param>
    /// <exception cref="ShapeException">The result of the function is not a scalar.</exception>
    public static Trace Trace<T>(Func<T, Tensor> function, T at, bool sourceLines = false)
        where T : ITree<T>
    {
        var run = Recording.Of("trace", function, at, sourceLines);
        run.RequireScalar();
        run.KeepAdjoints();
        return run.Trace;
    }

    private static Tensor Flatten(Parameters tree) =>
        tree.IsEmpty ? Tensor.Zeros(0) : Ops.Concatenate([.. ((ITree<Parameters>)tree).Leaves.Select(x => x.Reshape(x.Size))], 0);
}

namespace Functional;

/// <summary>The loss of logistic regression, C · Σ −log p + ½ Σ w² without the biases, and the search for its least.</summary>
internal sealed class LogisticLoss
{
    private const double Tolerance = 1e-12;

    private readonly Tensor inputs;
    private readonly Tensor hot;
    private readonly Tensor penalty;
    private readonly double c;

    /// <param name="x">Float64 [n, columns].</param>
    /// <param name="hot">One-hot classes, Float64 [n, classes]; [n, 1] for two.</param>
    /// <param name="c">How much the rows count.</param>
    public LogisticLoss(Tensor x, Tensor hot, double c)
    {
        inputs = Ops.Concatenate([x, Tensor.Ones(Shape.Of(x.Shape[0], 1), DType.Float64)], 1);
        var free = Tensor.Zeros(Shape.Of(1, 1), DType.Float64);
        penalty = Ops.Concatenate([Tensor.Ones(Shape.Of(x.Shape[1], 1), DType.Float64), free], 0);
        (this.hot, this.c) = (hot, c);
    }

    /// <summary>Weights [columns + 1, outputs], the biases in the last row; how many steps; whether it came to rest.</summary>
    public (Tensor Weights, int Steps, bool HasConverged) Minimize(int most)
    {
        var weights = Tensor.Zeros(Shape.Of(inputs.Shape[1], hot.Shape[1]), DType.Float64);
        var loss = Loss(weights);
        var start = 0.0;
        for (var step = 0; step < most; step++)
        {
            var probabilities = Probabilities(weights);
            var gradient = Gradient(weights, probabilities);
            var size = Norm(gradient);
            start = step == 0 ? size : start;
            if (size <= Tolerance * start)
            {
                return (weights, step, true);
            }
            var direction = Balanced(Solve(probabilities, -gradient, Math.Min(0.1, size / start) * size));
            if (Search(weights, loss, direction, Dot(gradient, direction)) is not { } next)
            {
                // No step makes the loss less: this is as near as Float64 comes.
                return (weights, step, true);
            }
            (weights, loss) = next;
        }
        return (weights, most, false);
    }

    private bool Two => hot.Shape[1] == 1;

    private Tensor Probabilities(Tensor weights)
    {
        var scores = Ops.MatMul(inputs, weights);
        return Two ? Ops.Sigmoid(scores) : Ops.Softmax(scores, 1);
    }

    private double Loss(Tensor weights)
    {
        var scores = Ops.MatMul(inputs, weights);
        var normalizer = Two ? Ops.Sum(Ops.Softplus(scores)) : Ops.Sum(Ops.LogSumExp(scores, 1));
        var squares = Ops.Sum(penalty * Ops.Square(weights));
        return c * (normalizer - Ops.Sum(hot * scores)).ToDouble() + 0.5 * squares.ToDouble();
    }

    private Tensor Gradient(Tensor weights, Tensor probabilities) => Ops.MatMul(inputs.T, probabilities - hot) * c + penalty * weights;

    // The Hessian times a direction.
    private Tensor Curvature(Tensor probabilities, Tensor direction)
    {
        var change = Ops.MatMul(inputs, direction);
        var moved = Two
            ? probabilities * (1 - probabilities) * change
            : probabilities * (change - Ops.Sum(probabilities * change, 1, keepDims: true));
        return Ops.MatMul(inputs.T, moved) * c + penalty * direction;
    }

    // The same number added to all biases changes no probability: of all such biases, those of sum 0.
    private Tensor Balanced(Tensor weights)
    {
        var biases = weights[^1..];
        return Two ? weights : Ops.Concatenate([weights[..^1], biases - Ops.Mean(biases)], 0);
    }

    /// <summary>Conjugate gradients: the direction whose curvature is the right side, to a residual of this size.</summary>
    private Tensor Solve(Tensor probabilities, Tensor right, double residual)
    {
        var solution = right * 0;
        var (rest, search) = (right, right);
        var square = Dot(rest, rest);
        for (var i = 0; i < 10 * right.Size && Math.Sqrt(square) > residual; i++)
        {
            var curved = Curvature(probabilities, search);
            var bend = Dot(search, curved);
            if (bend <= 0)
            {
                break;
            }
            var length = square / bend;
            (solution, rest) = (solution + search * length, rest - curved * length);
            var next = Dot(rest, rest);
            (search, square) = (rest + search * (next / square), next);
        }
        return solution;
    }

    private (Tensor Weights, double Loss)? Search(Tensor weights, double loss, Tensor direction, double slope)
    {
        for (var length = 1.0; length > 1e-10; length /= 2)
        {
            var next = weights + direction * length;
            var nextLoss = Loss(next);
            // Near the end the loss no longer tells a better point from a worse one; there whole steps are right.
            if (
                nextLoss <= loss + 1e-4 * length * slope
                || length == 1 && -slope < 1e-10 * Math.Abs(loss) && -slope > 1e-25 * Math.Abs(loss)
            )
            {
                return (next, nextLoss);
            }
        }
        return null;
    }

    private static double Dot(Tensor a, Tensor b) => Ops.Sum(a * b).ToDouble();

    private static double Norm(Tensor a) => Math.Sqrt(Dot(a, a));
}

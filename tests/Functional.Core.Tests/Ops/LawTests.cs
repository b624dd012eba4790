using FsCheck;
using FsCheck.Fluent;
using Functional.Testing;

namespace Functional.Tests;

/// <summary>Laws of tensor algebra, on tensors of random shape and content.</summary>
public sealed class LawTests
{
    [Fact]
    public void Sums_and_products_commute_to_the_bit() =>
        ForPairs(
            (x, y) =>
            {
                Assert.Equal(x + y, y + x);
                Assert.Equal(x * y, y * x);
                Assert.Equal(Ops.Maximum(x, y), Ops.Maximum(y, x));
                Assert.Equal(Ops.Minimum(x, y), Ops.Minimum(y, x));
                Assert.Equal(x - y, -(y - x));
            }
        );

    [Fact]
    public void Sums_and_products_associate_and_distribute_up_to_rounding() =>
        ForPairs(
            (x, y) =>
            {
                var z = (x * 3) - y;
                Near((x + y) + z, x + (y + z));
                Near((x * y) * z, x * (y * z));
                Near(x * (y + z), (x * y) + (x * z));
                Near(x / (y * y + 1) * (y * y + 1), x);
            }
        );

    [Fact]
    public void Neutral_elements_change_nothing() =>
        ForAll(x =>
        {
            Assert.Equal(x, x + 0);
            Assert.Equal(x, x * 1);
            Assert.Equal(x, x / 1);
            Assert.Equal(x, -(-x));
            Assert.Equal(Ops.Square(x), x * x);
            Assert.Equal(x, Ops.Relu(x) - Ops.Relu(-x));
            Assert.Equal(Ops.Abs(x), Ops.Relu(x) + Ops.Relu(-x));
        });

    [Fact]
    public void Reshape_transpose_flip_and_sort_have_inverses() =>
        ForAll(x =>
        {
            Assert.Equal(x, x.Reshape(x.Size).Reshape([.. x.Shape]));
            Assert.Equal(x, x.T.T);
            int[] turned = [.. Enumerable.Range(1, x.Rank - 1), 0];
            int[] back = [x.Rank - 1, .. Enumerable.Range(0, x.Rank - 1)];
            Assert.Equal(x, Ops.Permute(Ops.Permute(x, turned), back));
            for (var axis = 0; axis < x.Rank; axis++)
                Assert.Equal(x, Ops.Flip(Ops.Flip(x, axis), axis));
            var (sorted, _) = Ops.Sort(x);
            Assert.Equal(sorted, Ops.Sort(Ops.Flip(sorted, -1)).Values);
            Assert.Equal(x, Ops.Squeeze(Ops.ExpandDims(x, 1), 1));
        });

    [Fact]
    public void Split_parts_concatenate_to_the_whole_along_every_axis() =>
        ForAll(x =>
        {
            for (var axis = 0; axis < x.Rank; axis++)
            {
                var size = x.Shape[axis];
                Assert.Equal(x, Ops.Concatenate(Ops.Split(x, [size / 3, size - (size / 3)], axis), axis));
                Assert.Equal(x, Ops.Concatenate(Ops.Split(x, size, axis), axis));
                Assert.Equal(Shape.Of([2, .. x.Shape]), Ops.Stack([x, x]).Shape);
            }
        });

    [Fact]
    public void The_sum_is_the_sum_of_the_sums_of_parts_and_of_axes() =>
        ForAll(x =>
        {
            var total = Ops.Sum(x).ToDouble();
            for (var axis = 0; axis < x.Rank; axis++)
            {
                NearNumber(total, Ops.Sum(Ops.Sum(x, axis)).ToDouble(), x);
                NearNumber(total, Ops.Split(x, x.Shape[axis], axis).Sum(part => Ops.Sum(part).ToDouble()), x);
                Assert.Equal(Ops.Sum(x, axis), Ops.Sum(x, axis, keepDims: true).Reshape([.. Ops.Sum(x, axis).Shape]));
                Near(Ops.Sum(x, axis), Ops.CumulativeSum(x, axis).At(Last(x.Rank, axis)));
            }
            NearNumber(total, Ops.Mean(x).ToDouble() * x.Size, x);
        });

    [Fact]
    public void Softmax_rows_are_positive_sum_to_one_and_do_not_feel_a_shift() =>
        ForAll(x =>
        {
            for (var axis = 0; axis < x.Rank; axis++)
            {
                var y = Ops.Softmax(x, axis);
                Assert.True(Ops.Min(y).ToDouble() >= 0);
                Near(Tensor.Ones(Ops.Sum(y, axis).Shape, DType.Float64), Ops.Sum(y, axis));
                Near(y, Ops.Softmax(x + 100, axis), 1e-10);
                Near(y, Ops.Exp(Ops.LogSoftmax(x, axis)), 1e-10);
                Near(Ops.LogSumExp(x, axis) + 100, Ops.LogSumExp(x + 100, axis), 1e-10);
                Near(Ops.LogSoftmax(x, axis), x - Ops.LogSumExp(x, axis, keepDims: true), 1e-10);
                Assert.True(Ops.Min(Ops.LogSumExp(x, axis) - Ops.Max(x, axis)).ToDouble() >= -1e-12);
            }
        });

    [Fact]
    public void Extremes_are_elements_at_the_places_that_are_named() =>
        ForAll(x =>
        {
            var rows = x.Reshape(-1, x.Shape.Last);
            var picked = Ops.Sum(rows * Ops.OneHot(Ops.ArgMax(rows), rows.Shape[1], DType.Float64), 1);
            Assert.Equal(Ops.Max(rows, 1), picked);
            Assert.Equal(Ops.Max(rows, 1), Ops.TopK(rows, 1).Values.Reshape(-1));
            Assert.Equal(-Ops.Max(-x), Ops.Min(x));
            Assert.Equal(Ops.ArgMax(-rows), Ops.ArgMin(rows));
        });

    [Fact]
    public void Matrix_products_turn_around_under_transposition_to_the_bit() =>
        ForPairs(
            (x, y) =>
            {
                var (a, b) = (x.Reshape(-1, x.Shape.Last), y.Reshape(-1, y.Shape.Last));
                Assert.Equal(Ops.MatMul(a, b.T), Ops.MatMul(b, a.T).T);
                Near(Ops.MatMul(Tensor.Eye(a.Shape[0], DType.Float64), a), a);
                Near(Ops.MatMul(a.T, a + b), Ops.MatMul(a.T, a) + Ops.MatMul(a.T, b), 1e-9);
            }
        );

    [Fact]
    public void Gathered_rows_scatter_back_with_their_counts() =>
        ForAll(x =>
        {
            var indices = Key.Of(x.Size).Permutation(x.Shape[0]);
            var twice = Ops.Concatenate([indices, indices], 0);
            Near(2 * x, Ops.ScatterAdd(Ops.Gather(x, twice), twice, x.Shape[0]));
        });

    static Slice[] Last(int rank, int axis) => [.. Enumerable.Range(0, rank).Select(a => a == axis ? (Slice)(-1) : Slice.All)];

    static void Near(Tensor expected, Tensor actual, double tolerance = 1e-11)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        new Tolerance(tolerance * 100, tolerance).Check(expected.ToArray<double>(), actual.ToArray<double>());
    }

    static void NearNumber(double expected, double actual, Tensor x) =>
        Assert.InRange(Math.Abs(expected - actual), 0, 1e-13 * (1 + Ops.Sum(Ops.Abs(x)).ToDouble()));

    static void ForAll(Action<Tensor> law) =>
        Prop.ForAll(Shapes(), Seeds(), (shape, seed) => law(Draw(shape, seed))).QuickCheckThrowOnFailure();

    static void ForPairs(Action<Tensor, Tensor> law) =>
        Prop.ForAll(Shapes(), Seeds(), (shape, seed) => law(Draw(shape, seed), Draw(shape, seed + 1))).QuickCheckThrowOnFailure();

    static Arbitrary<int[]> Shapes() =>
        Gen.Choose(1, 3).SelectMany(rank => Gen.ArrayOf(Gen.Choose(1, rank == 1 ? 200 : 12), rank)).ToArbitrary();

    static Arbitrary<int> Seeds() => Gen.Choose(0, 1_000_000).ToArbitrary();

    static Tensor Draw(int[] shape, int seed) => Key.Of(seed).Uniform(Shape.Of(shape), -10, 10, DType.Float64);
}

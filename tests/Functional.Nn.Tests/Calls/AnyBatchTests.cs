namespace Functional.Tests;

/// <summary>Errors found while building speak of a batch of any size, which is None.</summary>
public sealed class AnyBatchTests
{
    static Sequential Built(Func<Call, Tensor, Tensor> apply) => Sequential.Input(4).Then(Layer.Of("own", apply));

    [Fact]
    public void Sizes_of_the_batch_are_None_and_other_numbers_stay()
    {
        var error = Assert.Throws<ShapeException>(() => Built((_, x) => x.MatMul(Tensor.Ones(60, 2))));
        Assert.StartsWith(
            "matmul (at own): inner sizes differ (4 ≠ 60); got left [None, 4], right [60, 2].",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Equal([("left", "[None, 4]"), ("right", "[60, 2]")], error.Shapes);
    }

    [Fact]
    public void Multiples_of_the_batch_are_said_so()
    {
        var error = Assert.Throws<ShapeException>(() => Built((_, x) => x.Reshape(8)));
        Assert.Contains("None·4 elements do not fill 8 places; got input [None, 4]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_error_stays_inside_with_the_line_that_threw_it()
    {
        var error = Assert.Throws<ShapeException>(() => Built((_, x) => x + Tensor.Ones(3)));
        Exception first = error;
        while (first.InnerException is { } inner)
        {
            first = inner;
        }
        Assert.NotSame(error, first);
        Assert.Contains(nameof(AnyBatchTests), first.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public void Types_and_values_read_too_early_are_told_with_None()
    {
        var types = Assert.Throws<DTypeException>(() => Built((_, x) => x * Tensor.Ones([4], DType.Float64)));
        Assert.Contains("left float32[None, 4], right float64[4]", types.Message, StringComparison.Ordinal);
        var read = Assert.Throws<InvalidOperationException>(() => Built((_, x) => x == 0 ? x : -x));
        Assert.Contains("float32[None, 4] was read while", read.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_must_return_something()
    {
        var nothing = Assert.Throws<InvalidOperationException>(() => Built((_, _) => null!));
        Assert.Equal("own: own returned null from Apply.", nothing.Message);
    }

    [Fact]
    public void What_the_network_has_may_not_depend_on_the_batch()
    {
        var parameter = Assert.Throws<ShapeException>(() => Built((call, x) => x * call.Parameter("gain", x.Shape)));
        Assert.StartsWith(
            "own/gain: the shape of a parameter or state may not depend on the size",
            parameter.Message,
            StringComparison.Ordinal
        );
        var layers = Assert.Throws<InvalidOperationException>(() =>
            Built((call, x) => x.Shape[0] > 70 ? call.Apply("dense", new Dense(4), x) : x)
        );
        Assert.Contains("Apply the same layers to every batch", layers.Message, StringComparison.Ordinal);
        var only = Assert.Throws<InvalidOperationException>(() => Built((_, x) => x.Shape[0] < 70 ? x + Tensor.Ones(3) : x));
        Assert.StartsWith("whether the shapes fit depends on the size of the batch.", only.Message, StringComparison.Ordinal);
    }
}

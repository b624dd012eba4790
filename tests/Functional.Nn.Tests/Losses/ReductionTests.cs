namespace Functional.Tests;

public sealed class ReductionTests
{
    static readonly Tensor Target = Tensor.Of(2, 0, 1),
        Prediction =

        [
            [0.2, 0.3, 0.5],
            [0.25, 0.5, 0.25],
            [0.1, 0.8, 0.1],
        ];

    [Fact]
    public void A_sum_is_not_divided_by_the_number_of_examples()
    {
        Tensor y =

            [
                [1, 2],
                [3, 4],
            ],
            p =

            [
                [1, 4],
                [0, 4],
            ];
        // Per example 2 and 4.5.
        var sum = Loss.Mse.WithReduction(Reduction.Sum);
        Assert.Equal(6.5, sum.Value(y, p).ToDouble());
        Assert.Equal(2 + (4.5 * 3), sum.Value(y, p, Tensor.Of(1f, 3)).ToDouble());
        Assert.Equal(3.25, sum.WithReduction(Reduction.SumOverBatchSize).Value(y, p).ToDouble());
        Assert.Equal(Loss.Mse.PerSample(y, p), sum.PerSample(y, p));
    }

    [Fact]
    public void It_stays_with_a_crossentropy_and_its_options()
    {
        var sum = Loss.SparseCategoricalCrossentropy.WithReduction(Reduction.Sum);
        Assert.Equal(
            3 * Loss.SparseCategoricalCrossentropy.Value(Target, Prediction).ToDouble(),
            sum.Value(Target, Prediction).ToDouble(),
            1e-6
        );
        Assert.Equal(Reduction.Sum, sum.FromLinkedLogits().Reduction);
        Assert.Equal(sum.FromLogits(), sum.FromLinkedLogits());
        var ignoring = sum.IgnoreClass(0);
        var expected = sum.PerSample(Target, Prediction)[0] + sum.PerSample(Target, Prediction)[2];
        Assert.Equal(expected.ToDouble(), ignoring.Value(Target, Prediction).ToDouble(), 1e-6);
    }

    [Fact]
    public void It_is_part_of_the_loss()
    {
        Assert.Equal("huber(2, reduction=sum)", Loss.Huber(2).WithReduction(Reduction.Sum).ToString());
        Assert.NotEqual(Loss.Mae, Loss.Mae.WithReduction(Reduction.Sum));
        Assert.Equal(Loss.Mae, Loss.Mae.WithReduction(Reduction.SumOverBatchSize));
        Func<Tensor, Tensor, Tensor> cubic = (y, p) => Ops.Mean(Ops.Pow(Ops.Abs(p - y), 3), -1);
        var own = Loss.Of("cubic", cubic);
        Assert.Equal(own.WithReduction(Reduction.Sum), Loss.Of("cubic", cubic).WithReduction(Reduction.Sum));
        Assert.Equal(
            28,
            own.WithReduction(Reduction.Sum)
                .Value(
                    [
                        [0],
                        [0],
                    ],
                    [
                        [1],
                        [3],
                    ]
                )
                .ToDouble()
        );
    }
}

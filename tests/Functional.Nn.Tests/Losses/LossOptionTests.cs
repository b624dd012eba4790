using FsCheck;
using FsCheck.Fluent;
using Functional.Testing;

namespace Functional.Tests;

public sealed class LossOptionTests
{
    static readonly Tensor Logits = Tensor.Of<double>([-3, 0.5, 2, -0.25, 1.5, 4], Shape.Of(3, 2));
    static readonly Tensor Bits = Tensor.Of<double>([0, 1, 1, 0, 0, 1], Shape.Of(3, 2));

    [Fact]
    public void The_slope_at_a_logit_of_exactly_0_is_that_of_the_sigmoid()
    {
        var y = Tensor.Of<double>([0, 0.5, 1], Shape.Of(3, 1));
        var loss = Loss.BinaryCrossentropy.FromLogits();

        var slope = Autodiff.Gradient(z => Ops.Sum(loss.PerSample(y, z)), Tensor.Zeros(y.Shape, DType.Float64));
        var curvature = Autodiff.Hessian(z => Ops.Sum(loss.PerSample(y, z)), Tensor.Zeros(y.Shape, DType.Float64));

        Assert.Equal([0.5, 0, -0.5], slope.ToArray<double>());
        Assert.Equal(0.75, Ops.Sum(curvature).ToDouble());
    }

    [Theory]
    [InlineData(0.0, null)]
    [InlineData(2.0, null)]
    [InlineData(2.0, 0.25)]
    [InlineData(1.5, 0.7)]
    public void Binary_focal_is_its_formula_and_gives_the_same_from_logits(double gamma, double? alpha)
    {
        var loss = Loss.BinaryFocalCrossentropy(gamma, alpha);
        var (z, y) = (Logits.ToArray<double>(), Bits.ToArray<double>());
        double[] each =
        [
            .. z.Zip(
                y,
                (z, y) =>
                {
                    var right = y == 1 ? 1 / (1 + Math.Exp(-z)) : 1 / (1 + Math.Exp(z));
                    var share = alpha is { } a ? (y == 1 ? a : 1 - a) : 1;
                    return -share * Math.Pow(1 - right, gamma) * Math.Log(right);
                }
            ),
        ];
        double[] rows = [.. each.Chunk(2).Select(r => r.Average())];
        new Tolerance(1e-12, 1e-12).Check(rows, loss.FromLogits().PerSample(Bits, Logits).ToArray<double>(), "from logits");
        // The form of probabilities clips and adds 1e-7.
        new Tolerance(1e-5, 1e-5).Check(rows, loss.PerSample(Bits, Ops.Sigmoid(Logits)).ToArray<double>(), "of probabilities");
    }

    [Fact]
    public void Binary_focal_links_to_the_sigmoid_before_it_and_categorical_focal_to_nothing()
    {
        Assert.Equal(Loss.BinaryCrossentropy.LinkedOperation, Loss.BinaryFocalCrossentropy().LinkedOperation);
        Assert.NotNull(Loss.BinaryFocalCrossentropy().LinkedOperation);
        Assert.Equal(Loss.BinaryFocalCrossentropy(3).FromLogits(), Loss.BinaryFocalCrossentropy(3).FromLinkedLogits());
        Assert.Null(Loss.CategoricalFocalCrossentropy().LinkedOperation);
    }

    [Fact]
    public void Categorical_focal_is_its_formula()
    {
        var y = Tensor.Of<double>([0, 1, 0, 0.5, 0.25, 0.25], Shape.Of(2, 3));
        var p = Tensor.Of<double>([0.2, 0.7, 0.1, 1, 1, 2], Shape.Of(2, 3));
        double[] expected =
        [
            -0.3 * 0.3 * 0.3 * 0.3 * Math.Log(0.7),
            -0.3
                * (
                    (0.5 * Math.Pow(0.75, 3) * Math.Log(0.25))
                    + (0.25 * Math.Pow(0.75, 3) * Math.Log(0.25))
                    + (0.25 * Math.Pow(0.5, 3) * Math.Log(0.5))
                ),
        ];
        var loss = Loss.CategoricalFocalCrossentropy(alpha: 0.3, gamma: 3);
        Tolerance.Float64.Check(expected, loss.PerSample(y, p).ToArray<double>(), "of probabilities");
        Tolerance.Float64.Check(expected, loss.FromLogits().PerSample(y, Ops.Log(p)).ToArray<double>(), "from logits");
    }

    [Fact]
    public void Focusing_by_0_is_the_cross_entropy() =>
        Prop.ForAll<int>(seed =>
            {
                var p = Key.Of(seed).Uniform([4, 3], 0.05, 0.95, DType.Float64);
                var y = Key.Of(seed).Fold("y").Uniform([4, 3], 0, 1, DType.Float64);
                var binary = Loss.BinaryFocalCrossentropy(0).Value(y, p) - Loss.BinaryCrossentropy.Value(y, p);
                var classes = Loss.CategoricalFocalCrossentropy(1, 0).Value(y, p) - Loss.CategoricalCrossentropy.Value(y, p);
                return Math.Abs(binary.ToDouble()) < 1e-12 && Math.Abs(classes.ToDouble()) < 1e-12;
            })
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_ignored_class_has_loss_and_slope_0_and_is_not_counted(bool fromLogits)
    {
        var whole = fromLogits ? Loss.SparseCategoricalCrossentropy.FromLogits() : Loss.SparseCategoricalCrossentropy;
        var loss = whole.IgnoreClass(-1);
        Tensor labels = [1, -1, 0, -1],
            kept = [1, 0];
        var p = Tensor.Of<double>([0.2, 0.8, 0.4, 0.6, 0.7, 0.3, 0.5, 0.5], Shape.Of(4, 2));
        var rows = Ops.Stack([p[0], p[2]]);

        Assert.Equal([0.0, 0.0], new[] { 1, 3 }.Select(i => loss.PerSample(labels, p)[i].ToDouble()));
        Assert.Equal(whole.Value(kept, rows).ToDouble(), loss.Value(labels, p).ToDouble(), 1e-12);
        var weighted = loss.Value(labels, p, Tensor.Of(2f, 5, 3, 7));
        Assert.Equal(whole.Value(kept, rows, Tensor.Of(2f, 3)).ToDouble(), weighted.ToDouble(), 1e-12);
        var slopes = Autodiff.Gradient(x => loss.Value(labels, x), p);
        Assert.Equal([0.0, 0, 0, 0], new[] { 1, 3 }.SelectMany(i => slopes[i].ToArray<double>()));
        Assert.NotEqual(0, slopes[0][0].ToDouble());
        Assert.Equal(0, loss.Value([-1, -1, -1, -1], p).ToDouble());
    }

    [Fact]
    public void Only_class_indices_have_a_class_to_ignore()
    {
        Assert.Throws<InvalidOperationException>(() => Loss.CategoricalCrossentropy.IgnoreClass(0));
        Assert.Equal(255, Loss.SparseCategoricalCrossentropy.IgnoreClass(255).IgnoredClass);
        Assert.Null(Loss.SparseCategoricalCrossentropy.IgnoredClass);
        Assert.ThrowsAny<ArgumentException>(() =>
            Loss.SparseCategoricalCrossentropy.IgnoreClass(-1).Value([-2], Tensor.Of([0.5, 0.5], Shape.Of(1, 2)))
        );
    }

    [Fact]
    public void Classes_may_lie_along_another_axis()
    {
        var p = Key.Of(1).Uniform([2, 3, 4], 0.1, 0.9, DType.Float64);
        var y = Key.Of(2).Uniform([2, 3, 4], 0, 1, DType.Float64);
        Crossentropy[] losses = [Loss.BinaryCrossentropy, Loss.CategoricalCrossentropy.LabelSmoothing(0.1)];
        foreach (var loss in losses)
        {
            var expected = loss.PerSample(y.Permute(0, 2, 1), p.Permute(0, 2, 1));
            Assert.Equal(expected, loss.Along(1).PerSample(y, p));
            Assert.Equal(expected, loss.Along(-2).PerSample(y, p));
        }
        var cosine = Loss.CosineSimilarity().PerSample(y.Permute(0, 2, 1), p.Permute(0, 2, 1)).ToArray<double>();
        Tolerance.Float64.Check(cosine, Loss.CosineSimilarity(1).PerSample(y, p).ToArray<double>(), "cosine");
        Assert.Null(Loss.CategoricalCrossentropy.Along(1).LinkedOperation);
        Assert.Throws<ShapeException>(() => Loss.BinaryCrossentropy.Along(3).PerSample(y, p));
        Assert.Throws<InvalidOperationException>(() => Loss.SparseCategoricalCrossentropy.Along(1));
    }

    [Fact]
    public void Hinge_takes_0_and_1_as_signs_only_when_there_is_nothing_else()
    {
        var p = Tensor.Of([0.5, -2.0, 0.25], Shape.Of(3, 1));
        Assert.Equal([1.5, 3.0, 0.75], Loss.Hinge.PerSample([0, 1, 1], p).ToArray<double>());
        Assert.Equal([1.0, 3.0, 1.25], Loss.Hinge.PerSample([0, 1, -1], p).ToArray<double>());
    }

    [Fact]
    public void A_vector_of_zeros_is_like_nothing_and_has_finite_slopes()
    {
        var (y, p) = (Tensor.Of([1.0, 2.0], Shape.Of(1, 2)), Tensor.Zeros([1, 2], DType.Float64));
        Assert.Equal(0, Loss.CosineSimilarity().Value(y, p).ToDouble());
        var slope = Autodiff.Gradient(x => Loss.CosineSimilarity().Value(y, x), p);
        Assert.All(slope.ToArray<double>(), s => Assert.True(double.IsFinite(s)));
    }

    [Fact]
    public void Log_cosh_stays_finite_far_from_the_target()
    {
        var far = Loss.LogCosh.PerSample(Tensor.Zeros([2, 1], DType.Float64), Tensor.Of([-1e6, 1e6], Shape.Of(2, 1)));
        Tolerance.Float64.Check([1e6 - Math.Log(2), 1e6 - Math.Log(2)], far.ToArray<double>(), "log_cosh");
    }

    [Theory]
    [InlineData("MAE", "mean_absolute_error")]
    [InlineData("mape", "mean_absolute_percentage_error")]
    [InlineData("msle", "mean_squared_logarithmic_error")]
    [InlineData("bce", "binary_crossentropy")]
    [InlineData("SparseCategoricalCrossentropy", "sparse_categorical_crossentropy")]
    [InlineData("huber_loss", "huber")]
    [InlineData("logcosh", "log_cosh")]
    [InlineData("kullback_leibler_divergence", "kl_divergence")]
    [InlineData("CosineSimilarity", "cosine_similarity")]
    public void Every_name_of_Keras_leads_to_the_loss(string name, string canonical)
    {
        Assert.Equal(canonical, Loss.Parse(name).Name);
        Assert.Equal(Loss.Parse(canonical), Loss.Parse(name));
    }

    [Fact]
    public void Options_stand_in_the_text_and_count_for_equality()
    {
        Assert.Equal("huber(0.5)", Loss.Huber(0.5).ToString());
        Assert.Equal(Loss.Huber(), Loss.Parse("huber"));
        Assert.NotEqual(Loss.Huber(0.5), Loss.Huber());
        Assert.Equal("binary_crossentropy(0.1)", Loss.BinaryCrossentropy.LabelSmoothing(0.1).ToString());
        Assert.Equal(
            "binary_focal_crossentropy(gamma=2, alpha=0.25, label_smoothing=0.1)",
            Loss.BinaryFocalCrossentropy(alpha: 0.25).LabelSmoothing(0.1).ToString()
        );
        Assert.Equal("sparse_categorical_crossentropy(ignore_class=-1)", Loss.SparseCategoricalCrossentropy.IgnoreClass(-1).ToString());
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Loss.Huber(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Loss.Huber(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Loss.BinaryFocalCrossentropy(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Loss.BinaryFocalCrossentropy(alpha: 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Loss.CategoricalFocalCrossentropy(alpha: -0.1));
    }
}

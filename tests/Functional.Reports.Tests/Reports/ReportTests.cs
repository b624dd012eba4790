namespace Functional.Tests;

public sealed class ReportTests
{
    static readonly (Dataset Train, Dataset Test) Digits = Datasets.Digits().Scale(1 / 16.0).Split(test: 0.2, seed: 42);

    static Model Classifier(Optimizer optimizer) =>
        Sequential
            .Input(64)
            .Dense(16, Activation.Relu)
            .Dense(10, Activation.Softmax)
            .Compile(optimizer, Loss.SparseCategoricalCrossentropy, Metric.Accuracy)
            .Fit(Digits.Train, epochs: 3, validationSplit: 0.2);

    [Fact]
    public void A_classifier_is_shown_with_curves_matrix_mistakes_and_configuration()
    {
        var model = Classifier(Optimizer.Adam());

        var html = Report.Of(model, Digits.Test).ToHtml();

        var predicted = model.PredictClasses(Digits.Test.X);
        Assert.Contains(
            ClassificationReport.Of(Digits.Test.Y, predicted, Digits.Test.ClassNames).ToString(),
            html,
            StringComparison.Ordinal
        );
        foreach (
            var part in new[]
            {
                "Scores",
                "Learning curves",
                "Confusion matrix",
                "Worst mistakes",
                "Layers",
                "Configuration",
                "Environment",
            }
        )
        {
            Assert.Contains($"<h2>{part}</h2>", html, StringComparison.Ordinal);
        }
        Assert.Contains("data:image/png;base64,", html, StringComparison.Ordinal);
        Assert.Contains(model.Fingerprint, html, StringComparison.Ordinal);
        Assert.InRange(html.Length, 10_000, 1_000_000);
    }

    [Fact]
    public void The_mistakes_are_those_that_the_model_was_surest_of()
    {
        // Class 1 where x is above 0, but for two rows.
        Dataset test = (Tensor.Of([-3f, 2, 1, -0.5f], Shape.Of(4, 1)), Tensor.Of([1, 1, 0, 0]));
        var model = Sequential.Input(1).Dense(1, Activation.Sigmoid).Compile(Optimizer.Sgd(), Loss.BinaryCrossentropy);
        model = model.WithParameters(
            model.Parameters.With(
                "dense/kernel",
                [
                    [1.0],
                ]
            )
        );

        var html = Report.Of(model, test.WithClassNames("no", "<yes>").WithFeatureNames("x")).ToHtml();

        var mistakes = html[html.IndexOf("Worst mistakes", StringComparison.Ordinal)..];
        Assert.Contains("&lt;yes&gt;", mistakes, StringComparison.Ordinal);
        Assert.True(mistakes.IndexOf(">-3<", StringComparison.Ordinal) < mistakes.IndexOf(">1<", StringComparison.Ordinal));
        Assert.DoesNotContain("<yes>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_are_shown_against_the_truth()
    {
        var data = Datasets.Regression(80, features: 3, informative: 3, noise: 5, seed: 1);
        var model = Sequential.Input(3).Dense(1).Compile(Optimizer.Sgd(0.01), Loss.Mse, Metric.Mae).Fit(data, epochs: 2);

        var html = Report.Of(model, data, "Houses").ToHtml();

        Assert.Contains("<h1>Houses</h1>", html, StringComparison.Ordinal);
        Assert.Contains(RegressionScores.Of(data.Y, model.Predict(data.X).Reshape(-1)).ToString()[..10], html, StringComparison.Ordinal);
        Assert.Contains("Predictions against the truth", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Confusion matrix", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_output_has_a_part_of_its_own()
    {
        var input = Graph.Input(3);
        var (price, kind) = (input.Dense(1, name: "price"), input.Dense(2, Activation.Softmax, name: "kind"));
        var data = Dataset.Of(
            (Tensors)Key.Of(1).Normal(Shape.Of(12, 3)),
            (Tensors)(Tensor.Ones(12, 1), Tensor.Of([.. Enumerable.Range(0, 12).Select(i => i % 2)]))
        );
        var model = new Graph([input], [price, kind]).Compile(
            Optimizer.Sgd(),
            [new Objective("price", Loss.Mse), new("kind", Loss.SparseCategoricalCrossentropy)]
        );

        var html = Report.Of(model, data).ToHtml();

        Assert.Contains("price: Predictions against the truth", html, StringComparison.Ordinal);
        Assert.Contains("kind: Confusion matrix", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Learning curves", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Logits_count_as_the_probabilities_they_stand_for()
    {
        Dataset test = (Tensor.Of([-3f, 0.3f, 2, -0.2f], Shape.Of(4, 1)), Tensor.Of([0, 1, 1, 0]));
        var model = Sequential.Input(1).Dense(1).Compile(Optimizer.Sgd(), Loss.BinaryCrossentropy.FromLogits());
        model = model.WithParameters(
            model.Parameters.With(
                "dense/kernel",
                [
                    [1.0],
                ]
            )
        );

        Assert.Contains("There are none.", Report.Of(model, test).ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_predicts_NaN_has_a_report_too()
    {
        var model = Sequential.Input(1).Dense(1).Compile(Optimizer.Sgd(), Loss.Mse);
        model = model.WithParameters(
            model.Parameters.With(
                "dense/kernel",
                [
                    [double.NaN],
                ]
            )
        );

        Assert.Contains("NaN or infinite", Report.Of(model, (Tensor.Ones(3, 1), Tensor.Ones(3, 1))).ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_are_compared_side_by_side()
    {
        var html = Report.Compare(Digits.Test, ("Adam", Classifier(Optimizer.Adam())), ("SGD", Classifier(Optimizer.Sgd(0.1)))).ToHtml();

        Assert.Contains("Comparison of Adam, SGD", html, StringComparison.Ordinal);
        Assert.Contains("(epoch 3)", html, StringComparison.Ordinal);
        Assert.Contains("<h2>On test data</h2>", html, StringComparison.Ordinal);
        Assert.Contains(Optimizer.Sgd(0.1).ToString(), html, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_without_epochs_cannot_be_compared()
    {
        var model = Sequential.Input(1).Dense(1).Compile(Optimizer.Sgd(), Loss.Mse);

        Assert.Contains(
            "every run",
            Assert.Throws<ArgumentException>(() => Report.Compare(("a", model))).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() => Report.Compare());
    }
}

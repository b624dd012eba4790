namespace Functional.Tests;

/// <summary>What the page about data shows, as it is written there.</summary>
public sealed class DataPageSample
{
    [Fact]
    public void Data_sets_are_made_and_read()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var (path, archive) = (Path.Combine(folder, "x.npy"), Path.Combine(folder, "x.npz"));
        var x = Tensor.Ones(3);
        NpyFile.Write(path, x);

        NpzFile.Write(archive, [new("x", x)]);

        Assert.Equal(NpyFile.Read(path), NpzFile.Read(archive)["x"]);
        Directory.Delete(folder, recursive: true);
        Assert.Equal(1797, Datasets.Digits().Count);
        Assert.Equal(150, Datasets.Iris().Count);
        Assert.Equal(200, Datasets.Moons(200, 0.1, new NumpyRandom(0)).Count);
        Assert.Equal(200, Datasets.Circles(200, noise: 0.05, factor: 0.5).Count);
        Assert.Equal([2000, 5], Datasets.Blobs(2000, features: 5, centers: 7, spread: 3).X.Shape);
        Assert.Equal([4000, 100], Datasets.Regression(4000, features: 100, informative: 90, noise: 20).X.Shape);
    }

    [Fact]
    public void Rows_are_prepared_and_judged()
    {
        var (train, test) = Datasets.Iris().Split(0.2, new NumpyRandom(42), stratify: true); // the rows of random_state=42
        var prepared = Pipeline.Of(Imputer.Median, Scaler.Standard).Fit(train); // measures the training rows alone
        var ready = prepared.Transform(test); // and prepares any others the same way
        Assert.Equal(30, ready.Count);

        var network = Sequential.Input(4).Dense(8, Activation.Relu).Dense(3, Activation.Softmax);
        var trained = network.Compile(Optimizer.Adam(0.02), Loss.SparseCategoricalCrossentropy).Fit(train, epochs: 60);
        var written = Console.Out;
        var text = new StringWriter();
        Console.SetOut(text);
        try
        {
            var predicted = trained.Predict(test.X).ArgMax(1);
            Console.WriteLine(ConfusionMatrix.Of(test.Y, predicted, test.ClassNames));
            Console.WriteLine(ClassificationReport.Of(test.Y, predicted, test.ClassNames)); // as scikit-learn prints it
            Console.WriteLine(TopPredictions.Of(trained.Predict(test.X[..3]), 2, test.ClassNames)); // versicolor 93.1 %, virginica 6.8 %
        }
        finally
        {
            Console.SetOut(written);
        }
        Assert.Contains("weighted avg", text.ToString(), StringComparison.Ordinal);
        Assert.Contains(" %, ", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_scores_and_folds_are_there()
    {
        string[] names = ["b", "a", "c"];
        Tensor codes =

            [
                [0],
                [1],
                [2],
            ],
            y = Tensor.Of(0, 1, 1),
            score = Tensor.Of([0.1, 0.9, 0.4]);
        var (truth, numbers) = (score, score + 0.1);
        var data = Datasets.Iris();
        ITransform[] steps = [Scaler.Standard, Scaler.MinMax(), Scaler.Robust, Scaler.MaxAbs, Normalizer.L2, Imputer.MostFrequent];
        Assert.All(steps, step => Assert.Equal(data.X.Shape, step.Fit(data.X).Transform(data.X).Shape));
        Assert.Equal(["a", "b", "c"], LabelEncoder.Fit(names).Classes);
        Assert.Equal([3, 3], new OneHotEncoder().Fit(codes).Transform(codes).Shape);
        Assert.Equal([3, 3], y.ToCategorical(3).Shape);
        var log = Transform.Of("log", Ops.Log1p, Ops.Expm1).Fit(score);
        Assert.True(Ops.Max(Ops.Abs(log.Inverse(log.Transform(score)) - score)).ToDouble() < 1e-6);
        Assert.Equal(3, data.Folds(3, stratify: true).Count);
        Assert.Equal(3, data.Folds(3, new NumpyRandom(42)).Count);
        Assert.Equal(1, RocCurve.Of(y, score).Auc);
        Assert.Equal(1, PrecisionRecallCurve.Of(y, score).AveragePrecision);
        Assert.InRange(RegressionScores.Of(truth, numbers).R2, 0.8, 1);
    }

    [Fact]
    public void A_model_is_searched_for()
    {
        var rows = Datasets.Regression(120, features: 20, informative: 15, noise: 20, seed: 1).MapTargets(y => y / 100);

        Model Build(Configuration c)
        {
            var network = Sequential.Input(20);
            for (var i = 0; i < c.Integer("n_hidden"); i++)
            {
                network = network.Dense(c.Integer("n_neurons"), Activation.Relu);
            }
            return network.Dense(1).Compile(Optimizer.Sgd(c.Number("learning_rate")), Loss.Mse);
        }

        var space = SearchSpace.Empty.Choice("n_hidden", 0, 1, 2, 3).Integers("n_neurons", 1, 99).LogUniform("learning_rate", 3e-4, 3e-2);
        var options = new SearchOptions
        {
            Folds = 2,
            Fit = new()
            {
                Epochs = 20,
                ValidationSplit = 0.2,
                Callbacks = [Callback.EarlyStopping(patience: 5)],
            },
        };
        var found = RandomSearch.Of(space, 5, seed: 42).Run(Build, rows, options);
        Console.WriteLine(found); // all trials, best first
        var model = found.BestModel; // trained on all rows

        Assert.Equal(5, found.Trials.Count);
        Assert.True(model.Evaluate(rows).Loss < Ops.Mean(Ops.Square(rows.Y)).ToDouble());
        Assert.Equal(2, CrossValidation.Scores(model, rows, options).Count);

        var unseen = rows.X[..3];
        var scaled = options with { Prepare = Pipeline.Of(Imputer.Median, Scaler.Standard) };
        var chosen = RandomSearch.Of(space, 5, seed: 42).Run(Build, rows, scaled);
        var answer = chosen.BestModel.Predict(chosen.Preparation!.Transform(unseen));

        Assert.Equal([3, 1], answer.Shape);
    }
}

namespace Functional.Tests;

public sealed class ModelSearchTests : IDisposable
{
    static readonly Dataset Data = Datasets
        .Regression(120, features: 5, informative: 4, noise: 2, seed: 3)
        .Map(x => x)
        .MapTargets(y => y / 100);

    static readonly SearchSpace Space = SearchSpace
        .Empty.Choice("n_hidden", 0, 1, 2)
        .Integers("n_neurons", 1, 8)
        .LogUniform("learning_rate", 3e-3, 0.1);

    readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    static Model Build(Configuration c)
    {
        var network = Sequential.Input(5);
        for (var i = 0; i < c.Integer("n_hidden"); i++)
        {
            network = network.Dense(c.Integer("n_neurons"), Activation.Relu);
        }
        return network.Dense(1).Compile(Optimizer.Sgd(c.Number("learning_rate")), Loss.Mse, [], seed: 5);
    }

    static SearchOptions Options(int parallel = 2) =>
        new()
        {
            Folds = 2,
            Parallel = parallel,
            Fit = new()
            {
                Epochs = 6,
                ValidationSplit = 0.2,
                Callbacks = [Callback.EarlyStopping(patience: 3)],
            },
        };

    [Fact]
    public void A_random_search_finds_a_model_that_predicts_unseen_rows()
    {
        var (train, test) = Data.Split(0.25, seed: 1);
        var options = Options() with { Fit = Options().Fit with { Epochs = 40 } };

        var results = RandomSearch.Of(Space, 5, seed: 2).Run(Build, train, options);

        Assert.Equal(5, results.Trials.Count);
        Assert.Equal(results.Trials.Max(t => t.Mean), results.Best.Mean);
        var mean = -Ops.Mean(Ops.Square(test.Y - Ops.Mean(train.Y))).ToDouble();
        Assert.True(-results.BestModel.Evaluate(test).Loss > mean / 4);
        Assert.Equal(Build(results.Best.Configuration).Fit(train, options.Fit).Fingerprint, results.BestModel.Fingerprint);
        Assert.Equal(6, results.ToString().Split('\n').Length);
        Assert.Contains("learning_rate", results.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_results_do_not_depend_on_how_many_models_are_trained_at_once()
    {
        var search = RandomSearch.Of(Space, 4, seed: 9);

        Assert.Equal(search.Run(Build, Data, Options(1)).Trials, search.Run(Build, Data, Options(4)).Trials);
    }

    [Fact]
    public void A_grid_is_every_configuration_with_the_last_name_changing_fastest()
    {
        var space = SearchSpace.Empty.Choice("b", 1, 2).Choice("a", "x", "y").Choice("c", true);

        Assert.Equal(
            ["a = x, b = 1, c = True", "a = x, b = 2, c = True", "a = y, b = 1, c = True", "a = y, b = 2, c = True"],
            GridSearch.Of(space).Configurations().Select(c => c.ToString())
        );
        Assert.Equal(4, RandomSearch.Of(space, 9).Configurations().Distinct().Count());
        var endless = Assert.Throws<InvalidOperationException>(() => GridSearch.Of(Space).Configurations());
        Assert.Contains("learning_rate", endless.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Draws_lie_in_their_ranges_and_are_spread_as_asked()
    {
        var space = SearchSpace.Empty.Integers("i", -2, 2).Uniform("u", 1, 3).LogUniform("l", 1e-4, 1).Choice("c", "a", "b");
        var drawn = RandomSearch.Of(space, 2000, seed: 4).Configurations();

        Assert.Equal([-2, -1, 0, 1, 2], drawn.Select(c => c.Integer("i")).Distinct().Order());
        Assert.All(drawn, c => Assert.InRange(c.Number("u"), 1, 3));
        Assert.Equal(2, drawn.Average(c => c.Number("u")), 0.05);
        Assert.All(drawn, c => Assert.InRange(c.Number("l"), 1e-4, 1));
        Assert.Equal(-2, drawn.Average(c => Math.Log10(c.Number("l"))), 0.1);
        Assert.Equal(0.5, drawn.Average(c => c.Text("c") == "a" ? 1.0 : 0), 0.05);
        Assert.Equal(drawn, RandomSearch.Of(space, 2000, seed: 4).Configurations());
    }

    [Fact]
    public void A_search_that_was_interrupted_goes_on_where_it_stopped()
    {
        var options = Options(1) with { Journal = Path.Combine(folder, "search.txt") };
        var search = RandomSearch.Of(Space, 4, seed: 9);
        var built = 0;
        Model Failing(Configuration c) => ++built == 6 ? throw new IOException("out of power") : Build(c);

        Assert.Equal("out of power", Assert.Throws<IOException>(() => search.Run(Failing, Data, options)).Message);
        Assert.Equal(1 + 5, File.ReadAllLines(options.Journal).Length);
        built = 100;
        var resumed = search.Run(Failing, Data, options);

        Assert.Equal(103, built);
        Assert.Equal(search.Run(Build, Data, Options(1)).Trials, resumed.Trials);
        Assert.Contains(
            "another search",
            Assert.Throws<ArgumentException>(() => RandomSearch.Of(Space, 5).Run(Build, Data, options)).Message,
            StringComparison.Ordinal
        );
        File.AppendAllText(options.Journal, "half a li");
        Assert.Contains(
            "half a li",
            Assert.Throws<InvalidDataException>(() => search.Run(Build, Data, options)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Halving_trains_the_better_ones_longer()
    {
        var options = Options() with
        {
            HalvingFrom = 2,
            HalvingFactor = 2,
            Fit = new() { Epochs = 8 },
        };

        var results = RandomSearch.Of(Space, 8, seed: 1).Run(Build, Data, options);

        Assert.Equal([8, 4, 4, 2, 2, 2, 2], results.Ranked.Select(t => t.Epochs).Where((_, i) => i != 1));
        Assert.Equal(8, results.Best.Epochs);
        Assert.Throws<ArgumentException>(() => RandomSearch.Of(Space, 2).Run(Build, Data, options with { HalvingFrom = 9 }));
    }

    [Fact]
    public void Cross_validation_scores_every_fold_by_what_is_asked()
    {
        var data = Datasets.Iris().Shuffle(3);
        var model = Sequential.Input(4).Dense(8, Activation.Relu).Dense(3, Activation.Softmax);
        var compiled = model.Compile(Optimizer.Adam(0.02), Loss.SparseCategoricalCrossentropy, [Metric.Accuracy]);
        var options = new SearchOptions
        {
            Folds = 3,
            Stratify = true,
            Fit = new() { Epochs = 30 },
            Score = (m, test) => m.Evaluate(test)["accuracy"],
        };

        var scores = CrossValidation.Scores(compiled, data, options);

        Assert.Equal(3, scores.Count);
        Assert.All(scores, s => Assert.True(s > 0.85));
        var (train, test) = data.Folds(3, stratify: true)[0];
        Assert.Equal(compiled.Fit(train, options.Fit).Evaluate(test)["accuracy"], scores[0]);
    }

    [Fact]
    public void What_makes_no_sense_is_said()
    {
        Assert.Throws<ArgumentException>(() => GridSearch.Of(SearchSpace.Empty));
        Assert.Throws<ArgumentException>(() => SearchSpace.Empty.Integers("i", 2, 1));
        Assert.Throws<ArgumentException>(() => SearchSpace.Empty.LogUniform("l", 0, 1));
        Assert.Throws<ArgumentException>(() => SearchSpace.Empty.Choice("c", 1).Choice("c", 2));
        Assert.Throws<ArgumentException>(() => SearchSpace.Empty.Choice("c", new object()));
        Assert.Equal(
            ["adam"],
            GridSearch.Of(SearchSpace.Empty.Choice("optimizer", "adam")).Configurations().Select(c => c.Text("optimizer"))
        );
        var c = GridSearch.Of(SearchSpace.Empty.Choice("units", 4)).Configurations()[0];
        Assert.Equal(4, c.Number("units"));
        Assert.Contains("units", Assert.Throws<ArgumentException>(() => c.Integer("unit")).Message, StringComparison.Ordinal);
        Assert.Contains("not a text", Assert.Throws<ArgumentException>(() => c.Text("units")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_diverges_is_the_worst()
    {
        var space = SearchSpace.Empty.Choice("learning_rate", 1e6, 0.01).Choice("n_hidden", 0).Choice("n_neurons", 1);

        var results = GridSearch.Of(space).Run(Build, Data, Options() with { Fit = new() { Epochs = 20 } });

        Assert.False(double.IsFinite(results.Ranked[1].Mean));
        Assert.Equal(0.01, results.Best.Configuration.Number("learning_rate"));
    }
}

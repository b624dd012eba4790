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
        // The first model is built once more, to say in the journal what it is.
        Model Failing(Configuration c) => ++built == 7 ? throw new IOException("out of power") : Build(c);

        var error = Assert.Throws<TrialException>(() => search.Run(Failing, Data, options));
        Assert.Equal("out of power", Assert.IsType<IOException>(error.InnerException).Message);
        Assert.Equal((search.Configurations()[2], 1), (error.Configuration, error.Fold));
        Assert.StartsWith($"search: {error.Configuration}, fold 1: ", error.Message, StringComparison.Ordinal);
        Assert.Equal(5, Trainings(options.Journal).Length);
        built = 100;
        var resumed = search.Run(Failing, Data, options);

        Assert.Equal(104, built);
        Assert.Equal(search.Run(Build, Data, Options(1)).Trials, resumed.Trials);
        Assert.Contains(
            "another search",
            Assert.Throws<ArgumentException>(() => RandomSearch.Of(Space, 5).Run(Build, Data, options)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_last_line_that_was_cut_is_trained_again_and_one_that_is_damaged_is_said()
    {
        var options = Options(1) with { Journal = Path.Combine(folder, "search.txt") };
        var search = RandomSearch.Of(Space, 2, seed: 9);
        var whole = search.Run(Build, Data, options);
        var text = File.ReadAllText(options.Journal);

        File.WriteAllText(options.Journal, text[..^4]);
        Assert.Equal(whole.Trials, search.Run(Build, Data, options).Trials);
        Assert.Equal(text, File.ReadAllText(options.Journal));

        File.AppendAllText(options.Journal, "half a li\n");
        Assert.Contains(
            "half a li",
            Assert.Throws<InvalidDataException>(() => search.Run(Build, Data, options)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_training_that_was_cancelled_leaves_no_score()
    {
        using var source = new CancellationTokenSource();
        var trained = 0;
        var options = Options(1) with
        {
            Journal = Path.Combine(folder, "search.txt"),
            Fit = new()
            {
                Epochs = 6,
                Cancellation = source.Token,
                Callbacks =
                [
                    Callback.OnEpochEnd(_ =>
                    {
                        if (++trained == 9)
                        {
                            source.Cancel();
                        }
                    }),
                ],
            },
        };
        var search = RandomSearch.Of(Space, 2, seed: 9);

        Assert.ThrowsAny<OperationCanceledException>(() => search.Run(Build, Data, options));

        Assert.Single(Trainings(options.Journal));
        var whole = options with { Fit = options.Fit with { Cancellation = default } };
        Assert.Equal(search.Run(Build, Data, whole with { Journal = null }).Trials, search.Run(Build, Data, whole).Trials);
    }

    [Fact]
    public void A_best_model_whose_training_was_cancelled_is_none()
    {
        using var source = new CancellationTokenSource();
        var options = Options() with { Fit = new() { Cancellation = source.Token } };
        var found = RandomSearch.Of(Space, 2).Run(Build, Data, options);

        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => found.BestModel);
    }

    [Fact]
    public void The_journal_of_other_data_training_models_or_judges_is_refused()
    {
        var options = Options(1) with { Journal = Path.Combine(folder, "search.txt"), JournalKey = "loss" };
        var space = SearchSpace.Empty.Choice("n_hidden", 0).Choice("n_neurons", 1).Choice("learning_rate", 0.01);
        var search = GridSearch.Of(space);
        search.Run(Build, Data, options);
        void Refused(string why, ModelSearch other, Func<Configuration, Model> build, Dataset data, SearchOptions asked) =>
            Assert.Contains(why, Assert.Throws<ArgumentException>(() => other.Run(build, data, asked)).Message, StringComparison.Ordinal);
        SearchOptions With(FitOptions fit) => options with { Fit = fit };

        Refused("data: ", search, Build, Data.MapTargets(y => y * 2), options);
        Refused("data: ", search, Build, Dataset.Of(Data.X, Data.Y, Tensor.Ones(Data.Count)), options);
        Refused("stratified: ", search, Build, Data.MapTargets(_ => Tensor.Zeros(120)), options with { Stratify = true });
        Refused("key: accuracy", search, Build, Data, options with { JournalKey = "accuracy" });
        Refused("prepared by: ", search, Build, Data, options with { Prepare = Scaler.Standard });
        Refused("validation split: 0.5", search, Build, Data, With(options.Fit with { ValidationSplit = 0.5 }));
        Refused("shuffle: ", search, Build, Data, With(options.Fit with { Shuffle = false }));
        Refused("callbacks: ", search, Build, Data, With(options.Fit with { Callbacks = [] }));
        Refused("first model: ", search, c => Build(c).WithOptimizer(Optimizer.Adam()), Data, options);
        Refused("its parameters: ", search, c => Build(c).Fit(Data), Data, options);
        Refused(
            "search: ",
            GridSearch.Of(SearchSpace.Empty.Choice("n_hidden", "0")),
            _ => Build(search.Configurations()[0]),
            Data,
            options
        );
        Assert.Equal(search.Run(Build, Data, options with { Journal = null }).Trials, search.Run(Build, Data, options).Trials);
    }

    [Fact]
    public void Spaces_print_alike_in_every_culture_and_tell_types_apart()
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            var comma = (System.Globalization.CultureInfo)before.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            System.Globalization.CultureInfo.CurrentCulture = comma;
            var space = SearchSpace.Empty.Uniform("a", 0.5, 2).LogUniform("b", 1e-5, 1).Integers("c", -1, 3).Choice("d", 1.5, 2);

            Assert.Equal("a: evenly from 0.5 to 2.0; b: by factors from 1E-05 to 1.0; c: -1 … 3; d: one of 1.5, 2.0", space.ToString());
            Assert.Equal("n: one of 1, 2", SearchSpace.Empty.Choice("n", 1, 2).ToString());
            Assert.Equal("n: one of \"1\", \"2\"", SearchSpace.Empty.Choice("n", "1", "2").ToString());
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Preparation_is_fitted_to_the_training_rows_of_every_fold()
    {
        var data = Datasets.Iris().Shuffle(3);
        var model = Sequential.Input(4).Dense(3, Activation.Softmax).Compile(Optimizer.Adam(0.1), Loss.SparseCategoricalCrossentropy);
        var options = new SearchOptions
        {
            Folds = 3,
            Fit = new() { Epochs = 4, Validation = data },
            Prepare = Scaler.Standard,
        };
        var search = GridSearch.Of(SearchSpace.Empty.Choice("any", 1));

        var found = search.Run(_ => model, data, options);

        double[] expected =
        [
            .. data.Folds(3)
                .Select(fold =>
                {
                    var fitted = Scaler.Standard.Fit(fold.Train.X);
                    var fit = options.Fit with { Validation = fitted.Transform(data) };
                    return -model.Fit(fitted.Transform(fold.Train), fit).Evaluate(fitted.Transform(fold.Test)).Loss;
                }),
        ];
        Assert.Equal(expected, found.Best.Scores);
        var all = Scaler.Standard.Fit(data.X);
        Assert.Equal(all, found.Preparation);
        Assert.Equal(model.Fit(all.Transform(data), options.Fit).Fingerprint, found.BestModel.Fingerprint);
        Assert.Null(search.Run(_ => model, data, options with { Prepare = null }).Preparation);
    }

    [Fact]
    public void The_best_model_keeps_the_execution_it_was_built_with()
    {
        var execution = Execution.Default.WithThreads(2).Eager();
        var found = RandomSearch.Of(Space, 2).Run(c => Build(c).WithExecution(execution), Data, Options());

        Assert.Equal(execution, found.BestModel.Execution);
    }

    [Fact]
    public void Progress_is_told_as_soon_as_the_last_fold_of_a_trial_ends()
    {
        var (built, told) = (0, new List<(int, int)>());
        Model Counted(Configuration c)
        {
            built++;
            return Build(c);
        }

        RandomSearch.Of(Space, 3).Run(Counted, Data, Options(1) with { Progress = trial => told.Add((trial.Index, built)) });

        Assert.Equal([(0, 2), (1, 4), (2, 6)], told);
    }

    [Fact]
    public void A_search_without_a_finite_score_has_no_best()
    {
        var space = SearchSpace.Empty.Choice("any", 1, 2);
        foreach (var score in new[] { double.NaN, double.NegativeInfinity })
        {
            var found = GridSearch
                .Of(space)
                .Run(_ => Build(RandomSearch.Of(Space, 1).Configurations()[0]), Data, Options() with { Score = (_, _) => score });

            Assert.Contains("diverged", Assert.Throws<InvalidOperationException>(() => found.Best).Message, StringComparison.Ordinal);
            Assert.Equal(3, found.ToString().Split('\n').Length);
        }
    }

    [Fact]
    public void Whole_numbers_above_a_million_are_drawn_without_repetition()
    {
        var space = SearchSpace.Empty.Integers("a", 1, 1100).Choice("b", Enumerable.Range(0, 1000));
        var drawn = RandomSearch.Of(space, 20_000, seed: 1).Configurations();

        Assert.Equal(1_100_000, space.Count);
        Assert.Equal(20_000, drawn.Distinct().Count());
        Assert.Equal(
            20_000,
            RandomSearch.Of(SearchSpace.Empty.Integers("n", int.MinValue, int.MaxValue), 20_000).Configurations().Distinct().Count()
        );
    }

    static string[] Trainings(string journal) => [.. File.ReadAllLines(journal).Where(line => !line.StartsWith('#'))];

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

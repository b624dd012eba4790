namespace Functional.Tests;

/// <summary>Regressors that are built from a configuration, alone and searched for, as notebooks wrap Keras for scikit-learn.</summary>
public sealed class SearchDataTests
{
    static readonly (Dataset Train, Dataset Test) Rows = Datasets
        .Regression(600, 20, 18, 20, 0, new NumpyRandom(0))
        .MapTargets(y => y / 100)
        .SplitAt(500);

    static readonly SearchSpace Space = SearchSpace
        .Empty.Choice("n_hidden", 0, 1, 2, 3)
        .Integers("n_neurons", 1, 99)
        .LogUniform("learning_rate", 3e-6, 3e-3);

    static Model Build(int hidden, int neurons, double learningRate)
    {
        var network = Sequential.Input(20);
        for (var i = 0; i < hidden; i++)
        {
            network = network.Dense(neurons, Activation.Relu);
        }
        return network.Dense(1).Compile(Optimizer.Sgd(learningRate), Loss.Mse, [], seed: 1);
    }

    static FitOptions Fitting(int epochs) =>
        new()
        {
            Epochs = epochs,
            ValidationSplit = 0.2,
            Callbacks = [Callback.EarlyStopping(patience: 5)],
        };

    [Fact]
    public void Keras_regressor_fit_with_early_stopping_and_score()
    {
        var trained = Build(1, 30, 0.01).Fit(Rows.Train, Fitting(100));

        Assert.Equal(["loss", "val_loss"], trained.History.Keys);
        Assert.InRange(trained.History.Epochs, 6, 100);
        var scores = RegressionScores.Of(Rows.Test.Y, trained.Predict(Rows.Test.X));
        Assert.True(scores.R2 > 0.8, scores.ToString());
    }

    [Fact]
    public void Randomized_search_cv_over_make_regression()
    {
        var options = new SearchOptions { Folds = 2, Fit = Fitting(4) };

        var found = RandomSearch
            .Of(Space, 5, seed: 42)
            .Run(c => Build(c.Integer("n_hidden"), c.Integer("n_neurons"), c.Number("learning_rate")), Rows.Train, options);

        Assert.Equal(5, found.Trials.Count);
        Assert.All(found.Trials, trial => Assert.Equal(2, trial.Scores.Count));
        Assert.Equal(found.Trials.Max(trial => trial.Mean), found.Best.Mean);
        var best = found.Best.Configuration;
        Assert.Equal(Space.Names, best.Settings.Select(setting => setting.Name));
        Assert.InRange(best.Integer("n_hidden"), 0, 3);
        Assert.InRange(best.Integer("n_neurons"), 1, 99);
        Assert.InRange(best.Number("learning_rate"), 3e-6, 3e-3);
        var (hidden, neurons) = (best.Integer("n_hidden"), best.Integer("n_neurons"));
        Assert.Equal(Build(hidden, neurons, 1).ParameterCount, found.BestModel.ParameterCount);
    }

    // The logarithm of a reciprocal number is uniform: a third of the numbers in each of three decades.
    [Fact]
    public void Reciprocal_numbers_are_spread_evenly_over_decades()
    {
        double[] rates = [.. RandomSearch.Of(Space, 600, seed: 3).Configurations().Select(c => c.Number("learning_rate"))];

        Assert.All(rates, rate => Assert.InRange(rate, 3e-6, 3e-3));
        Assert.InRange(rates.Count(rate => rate < 3e-5), 160, 240);
        Assert.InRange(rates.Count(rate => rate >= 3e-4), 160, 240);
    }

    [Fact]
    public void Np_arange_1_100_draws_every_number_of_neurons()
    {
        int[] drawn = [.. RandomSearch.Of(Space, 3000, seed: 4).Configurations().Select(c => c.Integer("n_neurons"))];

        Assert.Equal(Enumerable.Range(1, 99), drawn.Distinct().Order());
    }
}

using Functional;

/// <summary>A regression with 100 inputs, of which 90 matter, and a search for the network that fits it.</summary>
internal static class SearchStep
{
    public static void Run()
    {
        var rows = Datasets.Regression(4000, features: 100, informative: 90, noise: 20, bias: 0, new NumpyRandom(0));
        var (train, test) = rows.Split(test: 0.25, new NumpyRandom(0));
        var space = SearchSpace.Empty.Choice("n_hidden", 0, 1, 2, 3).Integers("n_neurons", 1, 99).LogUniform("learning_rate", 3e-6, 3e-3);
        var options = new SearchOptions
        {
            Folds = 2,
            Fit = new()
            {
                Epochs = 100,
                ValidationSplit = 0.2,
                Callbacks = [Callback.EarlyStopping(patience: 5)],
            },
        };
        var found = RandomSearch.Of(space, 5, seed: 42).Run(Build, train, options);
        Console.WriteLine(found);
        Console.WriteLine($"best: {found.Best.Configuration}");
        Console.WriteLine(RegressionScores.Of(test.Y, found.BestModel.Predict(test.X).Reshape(-1)));
    }

    private static Model Build(Configuration c)
    {
        var network = Sequential.Input(100);
        for (var i = 0; i < c.Integer("n_hidden"); i++)
        {
            network = network.Dense(c.Integer("n_neurons"), Activation.Relu);
        }
        return network.Dense(1).Compile(Optimizer.Sgd(c.Number("learning_rate")), Loss.Mse);
    }
}

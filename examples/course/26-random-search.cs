#:project Course
using Functional;

// How many layers, how many units, which learning rate? Random search tries some, cross-validation judges them, the best is trained anew.
// The whole run: mse 769 for the guess (notebook: val_loss 819 after as many epochs), 727 for the best of five.
var rows = Datasets.Regression(4000, features: 100, informative: 90, noise: 20, bias: 0, new NumpyRandom(0)); // make_regression
var (train, test) = rows.Split(test: 0.25, new NumpyRandom(0));
Console.WriteLine($"{train.Count} rows of {train.X.Shape[1]} columns to learn from, {test.Count} to test");
Console.WriteLine($"noise with deviation 20 is in every target: no network gets much below an mse of {20 * 20}\n");

// A model is built from a configuration. What is not in it cannot be searched.
static Model Build(int hidden, int units, double learningRate)
{
    var network = Sequential.Input(100);
    for (var i = 0; i < hidden; i++)
    {
        network = network.Dense(units, Activation.Relu);
    }
    return network.Dense(1).Compile(Optimizer.Sgd(learningRate), Loss.Mse);
}

var fit = new FitOptions
{
    Epochs = Course.Epochs(100),
    ValidationSplit = 0.2,
    Callbacks = [Callback.EarlyStopping(patience: 5)],
};

// First one guess: a hidden layer of 30 units, learning rate 0.0003.
var guess = Build(1, 30, 3e-4).Fit(train, fit);
Console.WriteLine($"the guess: {guess.History.Epochs} epochs, val_loss {guess.History["val_loss"].Last:F0}");
Console.WriteLine($"on the test rows {RegressionScores.Of(test.Y, guess.Predict(test.X).Reshape(-1))}\n");

// Then five configurations of a space, each on two folds. Learning rates are drawn evenly over orders of magnitude.
var space = SearchSpace.Empty.Choice("n_hidden", 0, 1, 2, 3).Integers("n_neurons", 1, 99).LogUniform("learning_rate", 3e-6, 3e-3);
var found = RandomSearch
    .Of(space, 5, seed: 42)
    .Run(
        c => Build(c.Integer("n_hidden"), c.Integer("n_neurons"), c.Number("learning_rate")),
        train,
        new SearchOptions { Folds = 2, Fit = fit }
    );
Console.WriteLine("the score is −mse of rows that were held out, the mean of two folds:");
Console.WriteLine($"{found}\n");

// The best configuration is trained on all rows to learn from, and judged on rows that the search has not seen.
Console.WriteLine($"best: {found.Best.Configuration}");
Console.WriteLine($"on the test rows {RegressionScores.Of(test.Y, found.BestModel.Predict(test.X).Reshape(-1))}\n");

Chart
    .Bars(found.Trials.Select(t => ($"{t.Configuration.Integer("n_hidden")} × {t.Configuration.Integer("n_neurons")}", Math.Sqrt(-t.Mean))))
    .With(title: "√mse of every trial: hidden layers × units", yLabel: "√mse")
    .Save(Course.File("26-trials.svg"));
Chart.PredictionError(test.Y, found.BestModel.Predict(test.X).Reshape(-1)).Save(Course.File("26-best.svg"));

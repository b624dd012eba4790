#:project Course
using Functional;

// The price of a house from eight numbers: a network whose last layer has one unit, and a loss that measures distance.
// The whole run: test mse 0.336 (notebook: 0.334).
var homes = Housing.Load();
var (rest, raw) = homes.Split(test: 0.25, new NumpyRandom(0)); // the rows of train_test_split with random_state=0, twice
var (learning, watching) = rest.Split(test: 0.25, new NumpyRandom(0));

// Columns come in units of their own. The scaler subtracts the mean and divides by the standard deviation of the rows to learn from.
var scaler = Scaler.Standard.Fit(learning);
var (train, validation, test) = (scaler.Transform(learning), scaler.Transform(watching), scaler.Transform(raw));
Console.WriteLine($"{train.Count} rows to learn from, {validation.Count} to watch, {test.Count} to test");
Console.WriteLine($"{"column", -12}{"mean", 10}{"deviation", 11}{"first row", 11}{"scaled", 9}");
for (var i = 0; i < homes.FeatureNames.Count; i++)
{
    var column = learning.X[.., i];
    var mean = (double)Ops.Mean(column);
    var deviation = Math.Sqrt((double)Ops.Variance(column));
    var (first, scaled) = ((double)learning.X[0, i], (double)train.X[0, i]);
    Console.WriteLine($"{homes.FeatureNames[i], -12}{mean, 10:F3}{deviation, 11:F3}{first, 11:F3}{scaled, 9:F3}");
}

// One unit for the price, with relu, because a price is never negative. The loss is the mean of (ŷ − y)².
var model = Sequential
    .Input(8)
    .Dense(30, Activation.Relu)
    .Dense(100, Activation.Relu)
    .Dense(1, Activation.Relu)
    .Compile(Optimizer.Sgd(0.01), Loss.Mse);
Console.WriteLine($"\n{model.Summary()}\n");
var trained = model.Fit(train, Course.Epochs(20), validation: validation);
var (loss, valLoss) = (trained.History["loss"], trained.History["val_loss"]);
Console.WriteLine($"loss {loss[0]:F4} → {loss.Last:F4}, val_loss {valLoss[0]:F4} → {valLoss.Last:F4}");
Chart.LearningCurves(trained.History).Save(Course.File("18-curves.svg"));

// Is that good? Against always saying the mean price, and in the units of prices: 0.580 is about 58,000 dollars.
var baseline = (double)Ops.Mean(Ops.Square(test.Y - Ops.Mean(train.Y)));
var mse = trained.Evaluate(test).Loss;
Console.WriteLine($"\ntest mse {mse:F4}; always the mean price would give {baseline:F4}");
Console.WriteLine($"a price is off by √mse = {Math.Sqrt(mse):F3}, R² = 1 − {mse:F4} / {baseline:F4} = {1 - (mse / baseline):F3}");

// Columns as they come make steps so large that the relu units die: then every house costs the same.
var unscaled = model.Fit(learning, epochs: 1);
var (least, most) = (Ops.Min(unscaled.Predict(raw.X)), Ops.Max(unscaled.Predict(raw.X)));
Console.WriteLine($"without scaling: test mse {unscaled.Evaluate(raw).Loss:F4}, prices from {(double)least:F3} to {(double)most:F3}");

Console.WriteLine("\n  price  predicted");
var predicted = trained.Predict(test.X).Reshape(-1);
for (var i = 0; i < 5; i++)
{
    Console.WriteLine($"{(double)test.Y[i], 7:F3}{(double)predicted[i], 11:F3}");
}
Console.WriteLine();

// The picture of the houses has a wall at 5: the census wrote every price above 500,000 dollars as that.
Chart.PredictionError(test.Y, predicted).Save(Course.File("18-predictions.svg"));

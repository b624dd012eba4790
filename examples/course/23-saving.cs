#:project Course
using Functional;

// What is trained is kept: the whole model, its weights alone, a checkpoint to go on from, its preparation, and plain source.
var homes = Housing.Load();
var (learning, raw) = homes.Split(test: 0.25, new NumpyRandom(0));
var scaler = Scaler.Standard.Fit(learning);
var (train, test) = (scaler.Transform(learning), scaler.Transform(raw));

var input = Graph.Input(8, name: "input");
var deep = input.Dense(30, Activation.Relu).Dense(100, Activation.Relu);
var network = new Graph([input], [Graph.Concatenate(input, deep).Dense(1, Activation.Relu)]);
var model = network.Compile(Optimizer.Sgd(0.01, momentum: 0.5), Loss.Mse);
var trained = model.Fit(train, Course.Epochs(20));
var prices = trained.Predict(test.X);
Console.WriteLine($"trained for {trained.History.Epochs} epochs: test mse {trained.Evaluate(test).Loss:F4}\n");

// Files of Keras hold layers, weights, loss and optimizer. Who loads them needs no code; Keras in Python reads them too.
foreach (var name in new[] { "23-model.keras", "23-model.h5" })
{
    var path = Course.File(name);
    trained.Save(path);
    var loaded = ModelFile.Load(path);
    Console.WriteLine($"loaded: {loaded.ParameterCount} parameters, test mse {loaded.Evaluate(test).Loss:F4}");
    Console.WriteLine($"the same predictions to the last bit: {loaded.Predict(test.X) == prices}");
    Console.WriteLine($"one epoch more: test mse {loaded.Fit(train).Evaluate(test).Loss:F4}\n");
}

// Weights alone go into a network that the code builds again; until they do, it predicts from chance.
var weights = Course.File("23-model.weights.h5");
trained.SaveWeights(weights);
var rebuilt = network.Compile(Optimizer.Sgd(0.01, momentum: 0.5), Loss.Mse, [], seed: 7);
Console.WriteLine($"before the weights are loaded: test mse {rebuilt.Evaluate(test).Loss:F4}");
Console.WriteLine($"after it: test mse {rebuilt.LoadWeights(weights).Evaluate(test).Loss:F4}\n");

// A checkpoint remembers the optimizer's velocity and the history: half a training, saved, and the other half is the whole training.
var half = Course.File("23-half.safetensors");
model.Fit(train, epochs: 2).Save(half);
var resumed = model.Load(half);
Console.WriteLine($"the checkpoint knows of {resumed.History.Epochs} epochs");
var isWhole = resumed.Fit(train, epochs: 2).Fingerprint == model.Fit(train, epochs: 4).Fingerprint;
Console.WriteLine($"2 epochs, a break, 2 epochs are 4 epochs: {isWhole}\n");

// A network of one's own is code, and no file of Keras can hold code. Its weights can be kept.
var own = new Doubled(30).WithInputs(("input", 8)).Compile(Optimizer.Sgd(0.01), Loss.Mse).Fit(train);
try
{
    own.Save(Course.File("23-own.keras"));
}
catch (NotSupportedException e)
{
    Console.WriteLine(e.Message);
}
var ownWeights = Course.File("23-own.safetensors");
own.SaveWeights(ownWeights);
var again = new Doubled(30).WithInputs(("input", 8)).Compile(Optimizer.Sgd(0.01), Loss.Mse, [], seed: 7).LoadWeights(ownWeights);
Console.WriteLine($"its weights in a new one, the same predictions: {again.Predict(test.X) == own.Predict(test.X)}\n");

// The network wants scaled columns, so the scaler is kept beside it. A price is then asked for as it comes.
var preparation = Course.File("23-scaler.json");
PreparationFile.Save(preparation, scaler);
var asked = ModelFile.Load(Path.Combine(Path.GetDirectoryName(preparation)!, "23-model.keras"));
var answer = asked.Predict(PreparationFile.Load(preparation).Transform(raw.X[..1]));
Console.WriteLine($"the first test row, scaled and predicted by files: {(double)answer[0, 0]:F3}, before {(double)prices[0, 0]:F3}");

// Or no file at all: a C# class that predicts the same bits and needs no library.
var source = Course.File("Prices.cs");
trained.SaveSource(source);
Console.WriteLine(File.ReadLines(source).First(line => line.Contains("class", StringComparison.Ordinal)));

/// <summary>A network of one's own: a hidden layer, and its units once more, doubled.</summary>
sealed record Doubled(int Units) : INetwork
{
    public Tensors Apply(Call call, Tensors inputs)
    {
        var hidden = call.Apply("hidden", new Dense(Units, Activation.Relu), inputs.Single);
        return call.Apply("output", new Dense(1), Ops.Concatenate([hidden, 2 * hidden]));
    }

    public override string ToString() => $"doubled, {Units} units";
}

using System.Globalization;
using Functional;

// The price of houses, by five networks: a row of layers, a graph, two inputs, two outputs, and a network of one's own.
if (ExampleOptions.Parse(args, "CaliforniaHousing", epochs: 20, "california-housing/california_housing.csv") is not { } options)
{
    return 2;
}

var (train, validation, test) = Housing.Read(options.Data);

// Columns 0 to 4 go into the wide input, 2 to 7 into the deep one.
static Dataset TwoInputs(Dataset data) => Dataset.Of((Tensors)(data.X[.., ..5], data.X[.., 2..]), data.Y);
static Dataset TwoOutputs(Dataset data) => Dataset.Of(TwoInputs(data).Inputs, (Tensors)(data.Y, data.Y));

var sequential = Sequential.Input(8).Dense(30, Activation.Relu).Dense(100, Activation.Relu).Dense(1, Activation.Relu);
Show("sequential", sequential.Compile(Optimizer.Sgd(0.01), Loss.Mse, [], options.Seed), data => data);

var input = Graph.Input(8);
var deepest = input.Dense(30, Activation.Relu).Dense(100, Activation.Relu);
var wideAndDeep = new Graph([input], [Graph.Concatenate(input, deepest).Dense(1, Activation.Relu)]);
Show("wide & deep", wideAndDeep.Compile(Optimizer.Sgd(0.01), Loss.Mse, [], options.Seed), data => data);

var (wide, deep) = (Graph.Input(5, name: "wide_input"), Graph.Input(6, name: "deep_input"));
var hidden = deep.Dense(30, Activation.Relu).Dense(100, Activation.Relu);
var (output, aux) = (Graph.Concatenate(wide, hidden).Dense(1, name: "output"), hidden.Dense(1, name: "aux_output"));
Show("two inputs", new Graph([wide, deep], [output]).Compile(Optimizer.Sgd(0.001), Loss.Mse, [], options.Seed), TwoInputs);

Objective[] objectives = [new("output", Loss.Mse, weight: 0.9), new("aux_output", Loss.Mse, weight: 0.1)];
Show("two outputs", new Graph([wide, deep], [output, aux]).Compile(Optimizer.Sgd(0.01), objectives, options.Seed), TwoOutputs);

var own = new WideAndDeep(30).WithInputs(("wide_input", 5), ("deep_input", 6));
var trained = Show("own network", own.Compile(Optimizer.Sgd(0.01), objectives, options.Seed), TwoOutputs);

// What was trained is saved, and comes back into a network of the same kind.
var path = Path.Combine(Path.GetTempPath(), $"wide_and_deep_{options.Seed}.safetensors");
trained.Save(path);
var loaded = own.Compile(Optimizer.Sgd(0.01), objectives).Load(path);
var isSame = loaded.Predict(TwoOutputs(test).Inputs) == trained.Predict(TwoOutputs(test).Inputs);
Console.WriteLine($"saved to {path}; loaded again it predicts the same: {isSame}");
return 0;

Model Show(string name, Model model, Func<Dataset, Dataset> prepare)
{
    Console.WriteLine($"\n{name}\n{model.Summary()}");
    var fitted = model.Fit(prepare(train), options.Epochs, validation: prepare(validation), callbacks: [Callback.Progress(2)]);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} test mse: {fitted.Evaluate(prepare(test)).Loss:F4}"));
    return fitted;
}

#:project Course
using Functional;

// A network of one's own: a record with a function from inputs to outputs. It may loop, branch and choose; here it has as many hidden
// layers as somebody wants.
// The whole run: val_loss 0.375 with two hidden layers (notebook: 0.378), test mse 0.368, and 0.344 with four.
var (train, validation, test) = Housing.Prepared();
Dataset TwoByTwo(Dataset data) => Dataset.Of((Tensors)(data.X[.., ..5], data.X[.., 2..]), (Tensors)(data.Y, data.Y));

var own = new WideAndDeep(Units: 30, HiddenLayers: 2);
Objective[] objectives = [new("output", Loss.Mse, weight: 0.9), new("aux_output", Loss.Mse, weight: 0.1)];
Model Compiled(WideAndDeep network) => network.WithInputs(("wide_input", 5), ("deep_input", 6)).Compile(Optimizer.Sgd(0.01), objectives);
var model = Compiled(own);
Console.WriteLine($"{own}\n{model.Summary()}\n");

var epochs = Course.Epochs(20);
var trained = model.Fit(TwoByTwo(train), epochs, validation: TwoByTwo(validation));
Console.WriteLine("epoch     loss  output_loss  aux_output_loss  val_loss");
foreach (var epoch in Enumerable.Range(0, epochs).Where(e => e % 5 == 0 || e == epochs - 1))
{
    var logs = trained.History[epoch];
    Console.WriteLine(
        $"{epoch + 1, 5}{logs.Loss, 9:F4}{logs["output_loss"], 13:F4}{logs["aux_output_loss"], 17:F4}{logs["val_loss"], 10:F4}"
    );
}
Console.WriteLine($"\ntest mse {trained.Evaluate(TwoByTwo(test))["output_loss"]:F4}");

Console.WriteLine("\n  price   output  aux_output");
var (price, auxPrice) = trained.Predict(TwoByTwo(test).Inputs);
for (var i = 0; i < 5; i++)
{
    Console.WriteLine($"{(double)test.Y[i], 7:F3}{(double)price[i, 0], 9:F3}{(double)auxPrice[i, 0], 12:F3}");
}

// Parameters are named by the paths that the function gave them.
Console.WriteLine($"\n{string.Join(", ", trained.Parameters.Paths.Where(path => path.EndsWith("kernel", StringComparison.Ordinal)))}\n");

// The same function with other numbers of layers is another network.
Console.WriteLine("hidden layers  parameters  test mse");
var others = new[] { 1, 2, 4 }
    .Select(layers => (Name: $"{layers} hidden", Model: Compiled(own with { HiddenLayers = layers })))
    .Select(o => (o.Name, Model: o.Model.Fit(TwoByTwo(train), epochs, validation: TwoByTwo(validation))))
    .ToArray();
foreach (var (name, other) in others)
{
    Console.WriteLine($"{name, -13}{other.ParameterCount, 12}{other.Evaluate(TwoByTwo(test))["output_loss"], 10:F4}");
}
Console.WriteLine();
Drawing.Of(model).Save(Course.File("22-own-network.svg"));
Chart.Compare("val_output_loss", [.. others.Select(o => (o.Name, o.Model.History))]).Save(Course.File("22-layers.svg"));

/// <summary>Hidden layers behind the deep input, joined to the wide one, and a second output that watches the hidden layers.</summary>
sealed record WideAndDeep(int Units, int HiddenLayers) : INetwork
{
    public Tensors Apply(Call call, Tensors inputs)
    {
        var (wide, hidden) = inputs;
        for (var i = 1; i <= HiddenLayers; i++)
        {
            hidden = call.Apply($"hidden{i}", new Dense(Units, Activation.Relu), hidden);
        }
        var joined = Ops.Concatenate([wide, hidden]);
        return Tensors.Named(
            ("output", call.Apply("main_output", new Dense(1), joined)),
            ("aux_output", call.Apply("aux_output", new Dense(1), hidden))
        );
    }

    public override string ToString() => $"wide & deep, {HiddenLayers} hidden layers of {Units} units";
}

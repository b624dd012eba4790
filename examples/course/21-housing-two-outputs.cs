#:project Course
using Functional;

// Two outputs: the hidden layers must also predict the price without the wide columns, and each output has a loss of its own.
// The whole run: val_loss 0.379, test mse 0.3708 and 0.5045 (notebook: val_loss 0.367).
var (train, validation, test) = Housing.Prepared();
Dataset TwoByTwo(Dataset data) => Dataset.Of((Tensors)(data.X[.., ..5], data.X[.., 2..]), (Tensors)(data.Y, data.Y));

var (wide, deep) = (Graph.Input(5, name: "wide_input"), Graph.Input(6, name: "deep_input"));
var hidden = deep.Dense(30, Activation.Relu).Dense(100, Activation.Relu);
var output = Graph.Concatenate(wide, hidden).Dense(1, name: "output");
var aux = hidden.Dense(1, name: "aux_output");
var network = new Graph([wide, deep], [output, aux]);

// A loss for every output, and how much it counts.
Objective[] objectives = [new("output", Loss.Mse, weight: 0.9), new("aux_output", Loss.Mse, weight: 0.1)];
var model = network.Compile(Optimizer.Sgd(0.01), objectives);
Console.WriteLine($"{model.Summary()}\n");
Drawing.Of(model).Save(Course.File("21-two-outputs.svg"));

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
Chart.LearningCurves(trained.History).Save(Course.File("21-curves.svg"));

// The loss that is minimised is the weighted sum.
var scores = trained.Evaluate(TwoByTwo(test));
var (first, second) = (scores["output_loss"], scores["aux_output_loss"]);
Console.WriteLine($"\non the test rows: 0.9 × {first:F4} + 0.1 × {second:F4} = {(0.9 * first) + (0.1 * second):F4}, loss {scores.Loss:F4}");

Console.WriteLine("\n  price   output  aux_output");
var (price, auxPrice) = trained.Predict(TwoByTwo(test).Inputs);
for (var i = 0; i < 5; i++)
{
    Console.WriteLine($"{(double)test.Y[i], 7:F3}{(double)price[i, 0], 9:F3}{(double)auxPrice[i, 0], 12:F3}");
}

// How far are the outputs apart where houses are cheap, and where they are dear? The mean of 100 neighbours in the order of prices.
var order = Ops.Sort(price.Reshape(-1)).Indices;
var apart = Ops.Gather((price - auxPrice).Reshape(-1), order);
var place = Tensor.Arange(apart.Size).Cast(DType.Float32).Reshape(-1, 1);
var running = KNearestNeighbors.Regression(place, apart, neighbors: 100).Predict(place);
Console.WriteLine("\noutput − aux_output, running mean:");
Console.WriteLine($"cheapest {(double)running[0]:F3}, middle {(double)running[apart.Size / 2]:F3}, dearest {(double)running[^1]:F3}\n");
Chart
    .Line(running, "running mean")
    .With(title: "output − aux_output", xLabel: "test rows in the order of output")
    .Save(Course.File("21-difference.svg"));
Chart
    .PredictionError(price.Reshape(-1), auxPrice.Reshape(-1))
    .With(title: "Two outputs of one network", xLabel: "output", yLabel: "aux_output")
    .Save(Course.File("21-outputs.svg"));

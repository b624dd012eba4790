#:project Course
using Functional;

// A large network and few, noisy examples: it learns them by heart, noise and all. The training loss goes to 0 while the loss on other
// rows grows. Five remedies for 80 points of two moons, all judged by 1000 points that no network ever learned from.
var train = Datasets.Moons(80, noise: 0.35, seed: 1);
var more = Datasets.Moons(800, noise: 0.35, seed: 3);
var validation = Datasets.Moons(1000, noise: 0.35, seed: 2);
var epochs = Course.Epochs(300);
(string Name, Dataset Data, Model Model)[] trainings =
[
    ("plain", train, Train(Wide())),
    ("4 units", train, Train(Sequential.Input(2).Dense(4, Activation.Relu))),
    ("L2(0.003)", train, Train(Wide(regularizer: Regularizer.L2(0.003)))),
    ("dropout 0.5", train, Train(Wide(dropout: 0.5))),
    ("early stopping", train, Train(Wide(), null, Callback.EarlyStopping(patience: 20, restoreBestWeights: true))),
    ("800 points", more, Train(Wide(), more)),
];

// Crossentropy as a metric: the loss of L2 has the penalty in it and could not be compared.
Console.WriteLine($"{train.Count} points to learn from, {validation.Count} to be judged by, at most {epochs} epochs\n");
Console.WriteLine("                         crossentropy of the last epoch  lowest of                  accuracy of the model");
Console.WriteLine("                epochs   training    validation          validation    at epoch     training  validation");
foreach (var (name, data, model) in trainings)
{
    var (known, held) = (model.History["binary_crossentropy"].Last, model.History["val_binary_crossentropy"]);
    var curves = $"{model.History.Epochs, 6} {known, 10:F4} {held.Last, 13:F4} {held.Best, 19:F4} {held.BestEpoch + 1, 11}";
    var (right, rightHeld) = (model.Evaluate(data)["accuracy"], model.Evaluate(validation)["accuracy"]);
    Console.WriteLine($"{name, -15} {curves} {right, 12:F3} {rightHeld, 11:F3}");
}

// How large are the weights that bend the border around single points?
Console.WriteLine();
foreach (var (name, _, model) in trainings.Where(training => training.Name != "4 units"))
{
    var squares = model.Parameters.Paths.Sum(path => Ops.Sum(Ops.Square(model.Parameters[path])).ToDouble());
    Console.WriteLine($"{name, -15} norm of all weights {Math.Sqrt(squares), 6:F1}");
}

// Pictures: the two curves of every training, and where each model sees which class.
Chart
    .Rows(
        Chart
            .Compare("binary_crossentropy", [.. trainings.Select(one => (one.Name, one.Model.History))])
            .With(title: "Crossentropy: training solid, validation dashed", width: 960, height: 420)
            .WithAxes(yFrom: 0, yTo: 1.2),
        Chart.Columns([.. trainings[..3].Select(Regions)]),
        Chart.Columns([.. trainings[3..].Select(Regions)])
    )
    .Save(Course.File("12-overfitting.svg"));

// What to read off: only the large plain network grows confident and wrong. 4 units have the lowest crossentropy at the end and the fewest
// right answers but one: they cannot bend the border, which is underfitting. L2 does with the smallest weights what dropout does with
// large ones. 800 points bend the border with large weights too, since the data ask for it, and take ten times the steps.
// To take away: look at the loss on held-out rows and stop in time. A last test would want rows that chose no epoch either.

Picture Regions((string Name, Dataset Data, Model Model) training) =>
    Chart.DecisionRegions(training.Model, training.Data).With(title: training.Name, xLabel: "", yLabel: "", width: 320, height: 280);

Sequential Wide(Regularizer? regularizer = null, double dropout = 0)
{
    var network = Sequential.Input(2);
    for (var layer = 0; layer < 3; layer++)
    {
        network = network.Dense(64, Activation.Relu, kernelRegularizer: regularizer);
        network = dropout > 0 ? network.Dropout(dropout) : network;
    }
    return network;
}

Model Train(Sequential network, Dataset? data = null, params Callback[] callbacks) =>
    network
        .Dense(1, Activation.Sigmoid)
        .Compile(Optimizer.Adam(0.01), Loss.BinaryCrossentropy, Metric.Of(Loss.BinaryCrossentropy), Metric.Accuracy)
        .Fit(data ?? train, epochs, validation: validation, callbacks: callbacks);

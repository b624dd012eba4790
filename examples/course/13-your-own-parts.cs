#:project Course
using Functional;

// Whatever the library has, you can make yourself in a few lines: a layer, a loss, a metric, an optimizer, a schedule, a callback. Own
// parts compose, compile, train and are compared like those that are built in, because those are made the same way.

// A loss that asks for the upper end: with q = 0.9, being too low costs nine times as much as being too high, so that the network learns
// the number below which 90 % of the answers lie. Of one row: max(q · e, (q − 1) · e), where e = y − ŷ.
static Loss Quantile(double q) =>
    Loss.Of($"quantile_{q}", (y, predicted) => Ops.Mean(Ops.Maximum(q * (y - predicted), (q - 1) * (y - predicted)), -1));

// A metric: the share of rows whose answer lies below the prediction. It should come to q.
var covered = Metric.Of("covered", (y, predicted) => Ops.Mean((y <= predicted).Cast(DType.Float32), -1));

// An optimizer that looks at signs alone: momentum m ← 0.9 · m + 0.1 · g, then w ← w − η · sign(m).
static Optimizer SignDescent(Schedule rate) =>
    Optimizer.Of(
        "sign_descent",
        rate,
        ["momentum"],
        step =>
        {
            var momentum = (0.9 * step.Slots[0]) + (0.1 * step.Gradient);
            return new(step.Parameter - (step.LearningRate * Ops.Sign(momentum)), momentum);
        }
    );

// A schedule: η is halved every 200 steps.
var halving = Schedule.Of("halving", step => 0.01 * Math.Pow(0.5, step / 200));

// A callback is a fold over the events of a fit, (memory, event) ↦ (memory, answer). This one stops when the loss has not fallen by 1 %
// in five epochs; its memory is the loss to beat and how long it has waited.
var patience = Callback.Fold(
    (Best: double.PositiveInfinity, Waited: 0),
    (memory, happened) =>
        happened is not TrainEvent.EpochEnded epoch ? (memory, Signal.Continue)
        : epoch["loss"] < 0.99 * memory.Best ? ((epoch["loss"], 0), Signal.Continue)
        : ((memory.Best, memory.Waited + 1), memory.Waited + 1 >= 5 ? Signal.Stop : Signal.Continue)
);

// Data whose noise grows with x: y = sin(3x) + (0.1 + 0.4 · x) · noise.
var key = Key.Of(5);
var x = key.Fold("x").Uniform([600, 1]);
var y = Ops.Sin(3 * x) + ((0.1 + (0.4 * x)) * key.Fold("noise").Normal([600, 1]));
var data = Dataset.Of(x, y);

Console.WriteLine("           epochs    loss  covered  first epoch's loss");
List<(string Name, Model Model)> models = [];
foreach (var q in new[] { 0.1, 0.5, 0.9 })
{
    var model = Sequential
        .Input(1)
        .Then(new Waves(8))
        .Dense(16, Activation.Tanh)
        .Dense(1)
        .Compile(SignDescent(halving), Quantile(q), covered)
        .Fit(data, Course.Epochs(100), callbacks: [patience]);
    models.Add(($"q = {q}", model));
    var history = model.History;
    var (loss, share) = (history["loss"], history["covered"].Last);
    Console.WriteLine($"q = {q:F1} {history.Epochs, 10} {loss.Last, 8:F4} {share, 7:F3} {loss[0], 10:F4}");
}

// Own parts are looked at like others.
Console.WriteLine($"\n{models[0].Model.Summary()}");
Console.WriteLine($"{models[0].Model.Optimizer}");
Console.WriteLine($"the layer is a value: {new Waves(8) == new Waves(8)}, {new Waves(8)}");
var upper = Quantile(0.9);
var point = Tensor.Of([0.3, -0.2, 1.5], DType.Float64).Reshape(3, 1);
Console.WriteLine($"the loss has a gradient: {GradientCheck.Run(p => upper.Value(Tensor.Zeros([3, 1], DType.Float64), p), point).Passed}");

// Picture: 80 % of the points lie between the lower and the upper line.
double[] grid = [.. Enumerable.Range(0, 101).Select(i => i / 100.0)];
var rows = Tensor.Of(grid).Reshape(-1, 1);
double[] Line(Model model) => [.. model.Predict(rows).ToArray<float>().Select(value => (double)value)];
Chart
    .Columns(
        Chart.Scatter(x, y).With(title: "600 points", xLabel: "x", yLabel: "y", width: 460).WithAxes(yFrom: -1.5, yTo: 2.5),
        models
            .Skip(1)
            .Aggregate(Chart.Line(grid, Line(models[0].Model), models[0].Name), (chart, one) => chart.Add(grid, Line(one.Model), one.Name))
            .With(title: "What three losses make of them", xLabel: "x", yLabel: "ŷ", width: 460)
            .WithAxes(yFrom: -1.5, yTo: 2.5)
    )
    .Save(Course.File("13-your-own-parts.svg"));

// Try: Activation.Of("bump", x ↦ e^(−x²)) in place of the tanh; or an initializer of your own.

/// <summary>A layer is a record with one method. It declares parameters by using them: sin(x · frequency + phase), both learned.</summary>
internal sealed record Waves(int Count) : ILayer
{
    public Tensor Apply(Call call, Tensor x)
    {
        var frequency = call.Parameter("frequency", [x.Shape[^1], Count], Initializer.RandomNormal(stddev: 3));
        return Ops.Sin(Ops.MatMul(x, frequency) + call.Parameter("phase", [Count]));
    }

    public override string ToString() => $"Waves({Count})";
}

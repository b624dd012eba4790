#:project Course
using Functional;

// Five optimizers race down one valley: f(x, y) = (1 − x)² + 10 · (y − x²)², after Rosenbrock. Its walls are steep and its floor, y = x²,
// falls gently to the lowest point at (1, 1), where f = 0. Who sees the slope alone jumps from wall to wall.
static Tensor Valley(Tensor p) => Ops.Square(1 - p[0]) + (10 * Ops.Square(p[1] - Ops.Square(p[0])));

var start = Tensor.Of([-1.2, 1.0], DType.Float64);
(string Name, Optimizer Optimizer)[] runners =
[
    ("SGD(0.01)", Optimizer.Sgd(0.01)),
    ("momentum 0.9", Optimizer.Sgd(0.01, momentum: 0.9)),
    ("Nesterov 0.9", Optimizer.Sgd(0.01, momentum: 0.9, nesterov: true)),
    ("RMSprop(0.01)", Optimizer.RmsProp(0.01)),
    ("Adam(0.1)", Optimizer.Adam(0.1)),
];

// What each makes of the same first gradient. SGD goes along with it; Adam and RMSprop divide by its size and see little but its sign.
var gradient = Autodiff.Gradient(Valley)(start);
Console.WriteLine($"at the start: f = {Valley(start).ToDouble():F3}, gradient ({Pair(gradient)})");
foreach (var (name, optimizer) in runners)
{
    Console.WriteLine($"{name, -14} first step ({Pair(optimizer.Start(start).Step(gradient).Parameters - start)})");
}

var steps = Course.Epochs(300);
var paths = runners.Select(runner => Path(runner.Optimizer)).ToArray();
int[] shown = [.. new[] { 0, 1, 2, 5, 10, 20, 50, 100, 200, 300 }.Where(step => step <= steps)];
Console.WriteLine($"\n{"f by step", -14} {string.Join(" ", shown.Select(step => $"{step, 8}"))}");
foreach (var (runner, path) in runners.Zip(paths))
{
    Console.WriteLine($"{runner.Name, -14} {string.Join(" ", shown.Select(step => $"{Valley(path[step]).ToDouble(), 8:F4}"))}");
}

Console.WriteLine("\nThe first step with f below 0.01, and where each ends:");
foreach (var (runner, path) in runners.Zip(paths))
{
    var arrival = Array.FindIndex(path, p => Valley(p).ToDouble() < 0.01);
    Console.WriteLine($"{runner.Name, -14} {(arrival < 0 ? "never" : arrival.ToString()), 6}   ({Pair(path[^1])})");
}

// Momentum adds up what steps have in common, the way along the floor, and lets the walls cancel out.
// Pictures: f by step, and the ways on the map, where the dashed line is the floor of the valley.
double[] floor = [.. Enumerable.Range(0, 61).Select(i => -1.5 + (i / 20.0))];
var race = Chart.Line(Heights(paths[0]), runners[0].Name);
var map = Chart.Line(Places(paths[0], 0), Places(paths[0], 1), runners[0].Name);
foreach (var (runner, path) in runners.Zip(paths).Skip(1))
{
    race = race.Add(Enumerable.Range(0, path.Length).Select(i => (double)i), Heights(path), runner.Name);
    map = map.Add(Places(path, 0), Places(path, 1), runner.Name);
}
map = map.Add(floor, floor.Select(x => x * x), "floor", dashed: true);
Chart
    .Columns(
        race.With(title: "f by step", xLabel: "step", width: 520, height: 440).WithAxes(yLog: true, yFrom: 1e-6),
        map.With(title: "The way to (1, 1)", xLabel: "x", yLabel: "y", width: 520, height: 440)
    )
    .Save(Course.File("10-optimizers.svg"));

// Try: SGD(0.03), which gets there in fewer steps and cannot stay: it is too fast for the walls.

Tensor[] Path(Optimizer optimizer)
{
    var state = optimizer.Start(start);
    List<Tensor> path = [start];
    for (var step = 0; step < steps; step++)
    {
        state = state.Step(Autodiff.Gradient(Valley)(state.Parameters));
        path.Add(state.Parameters);
    }
    return [.. path];
}

static IEnumerable<double> Heights(Tensor[] path) => path.Select(p => Valley(p).ToDouble());

static IEnumerable<double> Places(Tensor[] path, int axis) => path.Select(p => p[axis].ToDouble());

static string Pair(Tensor p) => $"{p[0].ToDouble():F3}, {p[1].ToDouble():F3}";

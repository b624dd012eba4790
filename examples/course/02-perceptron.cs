#:project Course
using Functional;

// A perceptron is one unit with a threshold: it answers +1 where w · x + b > 0, and −1 elsewhere. It learns from its mistakes alone, by
// Hebb's rule with a teacher: w ← w + t · x and b ← b + t, where t is the answer that was wanted. Here every correction is printed.

// Two measures of 100 iris flowers, of two species: setosa (0, wanted −1) and versicolor (1, wanted +1).
var iris = Datasets.Iris();
var x = Ops.Stack([iris.X[..100, 0], iris.X[..100, 2]], axis: 1);
var flowers = Dataset.Of(x, iris.Y[..100]).WithFeatureNames("sepal length", "petal length").WithClassNames("setosa", "versicolor");
var lengths = x.ToArray<float>();
var wanted = flowers.Y.ToArray<int>().Select(label => label == 1 ? 1.0 : -1.0).ToArray();

Console.WriteLine("epoch flower  wanted  w · x + b              w ← w + t · x                  b");
var (w1, w2, b) = (0.0, 0.0, 0.0);
List<int> mistakes = [];
while (mistakes is not [.., 0])
{
    mistakes.Add(0);
    for (var i = 0; i < wanted.Length; i++)
    {
        var (sepal, petal, t) = ((double)lengths[2 * i], (double)lengths[(2 * i) + 1], wanted[i]);
        var score = b + (w1 * sepal) + (w2 * petal);
        if (t * score <= 0)
        {
            (w1, w2, b) = (w1 + (t * sepal), w2 + (t * petal), b + t);
            mistakes[^1]++;
            var change = $"({w1, 6:F2}, {w2, 6:F2}) by {t, 2:F0} · ({sepal:F1}, {petal:F1})";
            Console.WriteLine($"{mistakes.Count, 5} {i, 6} {t, 7:F0} {score, 10:F2}   {change} {b, 4:F0}");
        }
    }
}

Console.WriteLine(
    $"\nmistakes by epoch: {string.Join(" ", mistakes)}. An epoch without a mistake changes nothing any more, so it is over."
);
Console.WriteLine($"w · x + b = 0 is a line: petal = {-w1 / w2:F2} · sepal + {-b / w2:F2}\n");

// The library's perceptron is the same loop. Equal means to the last bit.
var learned = Perceptron.Fit(flowers);
Console.WriteLine($"Perceptron.Fit: weights {learned.Coefficients.T}, bias {learned.Intercept}");
double[] numbers = [.. learned.Coefficients.ToArray<double>(), .. learned.Intercept.ToArray<double>()];
Console.WriteLine($"the same numbers: {numbers.SequenceEqual([w1, w2, b])}\n");

// It comes to an end only where one straight line parts the classes. Versicolor and virginica overlap: mistakes never cease
// (rows in a new order in every epoch).
var harder = Perceptron.Fit(Ops.Stack([iris.X[50.., 0], iris.X[50.., 2]], axis: 1), iris.Y[50..] - 1, epochs: 20, key: Key.Of(1));
Console.WriteLine($"versicolor against virginica, mistakes by epoch: {string.Join(" ", harder.Mistakes)}");

// A perceptron is a Dense layer of one unit. With a sigmoid it also says how sure it is, and where it is not: at the line, 1/2.
var unit = Sequential.Input(2).Dense(1, Activation.Sigmoid, name: "unit").Compile(Optimizer.Sgd(), Loss.BinaryCrossentropy);
var same = unit.WithParameters(
    unit.Parameters.With("unit/kernel", learned.Coefficients.Cast(DType.Float32)).With("unit/bias", learned.Intercept.Cast(DType.Float32))
);
(Chart.DecisionRegions(same, flowers) with { Title = "The line that corrections found" }).Save(Course.File("02-perceptron.svg"));

// Try: the other two measures of the flowers; or learningRate 0.5, which halves all weights and changes no answer.

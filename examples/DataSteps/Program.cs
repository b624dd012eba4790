using System.Diagnostics;
using System.Globalization;

// What notebooks do with data before and after a network: each step alone, or all of them one after another.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
(string Name, string What, Action Run)[] steps =
[
    ("perceptron", "a table of four rows, and irises told apart by Rosenblatt's rule", PerceptronStep.Run),
    ("digits", "even or odd and 0 to 9: splits, scaling, one-hot rows and back, scores", DigitsStep.Run),
    ("images", "photographs, pictures from numbers and numbers from pictures, folders of classes", ImagesStep.Run),
    ("mnist", "70,000 handwritten digits as rows of numbers between 0 and 1", MnistStep.Run),
    ("fashion", "clothing through a pipeline of steps of one's own, and the three most probable kinds", FashionStep.Run),
    ("housing", "houses: two splits, standard scores, columns for two inputs, a running mean by neighbours", HousingStep.Run),
    ("blobs", "clouds in five dimensions seen in two, by principal components and by t-SNE", BlobsStep.Run),
    ("search", "how many layers, how wide, how fast: a random search with cross-validation", SearchStep.Run),
];
string[] known = [.. steps.Select(step => step.Name)];
if (args.Except(known).ToArray() is { Length: > 0 } unknown)
{
    Console.Error.WriteLine($"not understood: {string.Join(' ', unknown)}");
    Console.Error.WriteLine($"usage: DataSteps [STEP …]    all unless given: {string.Join(", ", known)}");
    return 2;
}
var failed = 0;
foreach (var (name, what, run) in steps.Where(step => args.Length == 0 || args.Contains(step.Name)))
{
    Console.WriteLine($"== {name}: {what}");
    var watch = Stopwatch.StartNew();
    try
    {
        run();
        Console.WriteLine($"({watch.Elapsed.TotalSeconds:F1} s)\n");
    }
    catch (Exception e) when (e is IOException or DllNotFoundException)
    {
        // Data that are not there, or no library for JPEG: the message says what to do.
        Console.WriteLine($"left out: {e.Message}\n");
        failed++;
    }
}
return failed == 0 ? 0 : 1;

using System.Reflection;

namespace Functional.Tests;

/// <summary>One operation at one of the places where it asks to be sampled, with inputs drawn from a fixed seed.</summary>
sealed record OpCase(Op Op, OpSample Sample, int Number)
{
    /// <summary>Every operation: the static properties of <see cref="Op"/>, whoever declared them.</summary>
    public static readonly IReadOnlyList<Op> Operations =
    [
        .. typeof(Op)
            .GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
            .Where(p => p.PropertyType.IsAssignableTo(typeof(Op)))
            .Select(p => (Op)p.GetValue(null)!),
    ];

    /// <summary>Every sample of every operation.</summary>
    public static IReadOnlyList<OpCase> All => [.. Operations.SelectMany(Of)];

    public object? Attributes => Sample.Attributes;

    public static IEnumerable<OpCase> Of(Op op) => op.Samples.Select((sample, number) => new OpCase(op, sample, number));

    public override string ToString() => $"{Op.Name}, sample {Number} ({string.Join(", ", Sample.Inputs.Select(i => i.Shape))})";

    /// <summary>The inputs; those without a type of their own have the given one.</summary>
    public Tensor[] Inputs(DType dtype) => [.. Sample.Inputs.Select((input, i) => Draw(input, dtype, (Number * 31) + i))];

    /// <summary>Which inputs a derivative is taken with respect to.</summary>
    public int[] Differentiable => [.. Enumerable.Range(0, Sample.Inputs.Length).Where(i => Sample.Inputs[i].Type is null)];

    /// <summary>The first output as a function of the differentiable inputs, the others being fixed.</summary>
    public Func<Tensors, Tensor> Function(Tensor[] inputs)
    {
        var places = Differentiable;
        return xs =>
        {
            Tensor[] all = [.. inputs];
            for (var i = 0; i < places.Length; i++)
                all[places[i]] = xs[i];
            return Op.Run(Attributes, all)[0];
        };
    }

    public Tensors Point(Tensor[] inputs) => Tensors.Of([.. Differentiable.Select(i => inputs[i])]);

    /// <summary>The elements as doubles.</summary>
    public static double[] Numbers(Tensor x) => x.ToArray<double>();

    /// <summary>Numbers between −1 and 1 in the shape of a tensor, Float64.</summary>
    public static Tensor Direction(Tensor like, int seed) => Draw(new SampleInput(like.Shape, -1, 1), DType.Float64, 1000 + seed);

    static Tensor Draw(SampleInput input, DType dtype, int seed)
    {
        var random = new Random(seed);
        var type = input.Type ?? dtype;
        var numbers = new double[input.Shape.Size];
        for (var i = 0; i < numbers.Length; i++)
        {
            do numbers[i] = input.Low + (random.NextDouble() * (input.High - input.Low));
            while (Math.Abs(numbers[i] - Math.Round(numbers[i])) < input.Gap);
            if (!type.IsFloating())
                numbers[i] = Math.Floor(numbers[i]);
        }
        return Tensor.Of<double>(numbers, input.Shape).Cast(type);
    }
}

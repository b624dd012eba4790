using Functional.Testing;

namespace Functional.Tests;

/// <summary>Statements that hold for every operation: declaring one puts it under all of these tests.</summary>
public sealed class OpTableTests
{
    public static TheoryData<string> Names => [.. OpCase.Operations.Select(op => op.Name)];

    [Fact]
    public void Every_operation_has_a_name_of_its_own_a_naive_twin_and_samples()
    {
        Assert.True(OpCase.Operations.Count > 50, $"only {OpCase.Operations.Count} operations were found");
        Assert.Equal(OpCase.Operations.Count, OpCase.Operations.Select(op => op.Name).Distinct().Count());
        Assert.Empty(OpCase.Operations.Where(op => !OpTwins.Has(op.Name) && !OpTwins.Random.Contains(op.Name)).Select(op => op.Name));
        Assert.Empty(OpCase.Operations.Where(op => op.Samples.Count == 0).Select(op => op.Name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_are_those_of_the_naive_twin(string name)
    {
        foreach (var (item, dtype) in Cases(name, DType.Float32, DType.Float64))
        {
            if (!OpTwins.Random.Contains(name))
                CheckAgainstTwin(item.Op, item.Attributes, item.Inputs(dtype), $"{item}, {dtype}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Shapes_are_inferred_without_running_a_kernel_and_are_those_of_the_result(string name)
    {
        foreach (var (item, dtype) in Cases(name, DType.Float32, DType.Float64))
        {
            var inputs = item.Inputs(dtype);
            var computed = item.Op.Run(item.Attributes, inputs).Select(y => y.Signature).ToArray();
            Assert.Equal(computed, item.Op.Infer(item.Attributes, [.. inputs.Select(x => x.Signature)]));

            var before = KernelCounter.Runs;
            var symbolic = item.Op.Run(item.Attributes, [.. inputs.Select(x => Tensor.Symbolic(x.Shape, x.DType))]);
            Assert.Equal(before, KernelCounter.Runs);
            Assert.Equal(computed, symbolic.Select(y => y.Signature));
            Assert.All(symbolic, y => Assert.True(y.IsSymbolic));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Applying_an_operation_twice_gives_the_same_bits_and_leaves_its_inputs_alone(string name)
    {
        foreach (var (item, dtype) in Cases(name, DType.Float32, DType.Float64))
        {
            var (inputs, copies) = (item.Inputs(dtype), item.Inputs(dtype));
            var (first, second) = (item.Op.Run(item.Attributes, inputs), item.Op.Run(item.Attributes, inputs));
            Assert.All(first.Zip(second), pair => Assert.True(pair.First.Bytes.SequenceEqual(pair.Second.Bytes), item.ToString()));
            Assert.All(inputs.Zip(copies), pair => Assert.True(pair.First.Bytes.SequenceEqual(pair.Second.Bytes), item.ToString()));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Elementwise_operations_are_right_at_every_length_around_the_registers(string name)
    {
        if (!OpTwins.IsElementwise(name))
            return;
        var op = OpCase.Operations.Single(o => o.Name == name);
        var sample = op.Samples[0];
        for (var length = 1; length <= 70; length++)
        {
            var inputs = sample.Inputs.Select(input => input with { Shape = length }).ToArray();
            var item = new OpCase(op, new OpSample(sample.Attributes, inputs), length);
            foreach (var dtype in (DType[])[DType.Float32, DType.Float64])
                CheckAgainstTwin(op, item.Attributes, item.Inputs(dtype), $"{name} of {length} elements, {dtype}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Operations_that_take_integers_are_exact_on_them(string name)
    {
        foreach (var (item, _) in Cases(name, DType.Float64))
        {
            var inputs = item.Inputs(DType.Int32);
            if (OpTwins.Random.Contains(name) || !Takes(item, inputs))
                continue;
            CheckAgainstTwin(item.Op, item.Attributes, inputs, $"{item}, Int32");
        }

        static bool Takes(OpCase item, Tensor[] inputs)
        {
            try
            {
                item.Op.Infer(item.Attributes, [.. inputs.Select(x => x.Signature)]);
                return true;
            }
            catch (DTypeException)
            {
                return false;
            }
        }
    }

    static IEnumerable<(OpCase Case, DType DType)> Cases(string name, params DType[] dtypes) =>
        OpCase.All.Where(c => c.Op.Name == name).SelectMany(c => dtypes.Select(dtype => (c, dtype)));

    static void CheckAgainstTwin(Op op, object? attributes, Tensor[] inputs, string what)
    {
        var outputs = op.Run(attributes, inputs);
        var call = new TwinCall(
            attributes,
            [.. inputs.Select(OpCase.Numbers)],
            [.. inputs.Select(x => x.Shape)],
            [.. outputs.Select(y => y.Shape)]
        );
        var expected = OpTwins.Run(op.Name, call);
        Assert.Equal(expected.Length, outputs.Length);
        for (var i = 0; i < outputs.Length; i++)
        {
            var tolerance = outputs[i].DType switch
            {
                DType.Float32 => Tolerance.Float32,
                DType.Float64 => Tolerance.Float64,
                _ => Tolerance.Exact,
            };
            tolerance.Check(expected[i], OpCase.Numbers(outputs[i]), $"{what}, output {i}");
        }
    }
}

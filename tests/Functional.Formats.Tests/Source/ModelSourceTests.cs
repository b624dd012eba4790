using Functional.Testing;

namespace Functional.Tests;

public sealed class ModelSourceTests : IDisposable
{
    /// <summary>With this variable set, the committed files are written anew.</summary>
    const string Rewrite = "FUNCTIONAL_WRITE_SOURCE";

    readonly TemporaryFolder folder = new();

    public static TheoryData<string> Names => [.. SourceModels.All.Keys];

    public void Dispose() => folder.Dispose();

    delegate float[] Single(ReadOnlySpan<float> x);

    delegate double[] Double(ReadOnlySpan<double> x);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_committed_code_is_the_code_of_the_model(string name)
    {
        var (path, written) = (Golden.PathOf($"source/{name}.cs.txt"), folder[$"{name}.cs"]);
        SourceModels.All[name]().SaveSource(written, inNamespace: "Functional.Tests.Generated");
        if (Environment.GetEnvironmentVariable(Rewrite) is not null)
        {
            File.Copy(written, path, overwrite: true);
        }
        Assert.Equal(File.ReadAllText(path), File.ReadAllText(written));
    }

    [Theory]
    [InlineData("Classifier")]
    [InlineData("Activations")]
    [InlineData("Layers")]
    [InlineData("Own")]
    public void The_code_predicts_the_bits_of_the_model(string name)
    {
        var model = SourceModels.All[name]();
        var port = model.Network.Inputs[0];
        foreach (var (rows, scale) in new[] { (1, 1.0), (7, 0.3), (40, 3.0) })
        {
            var x = Key.Of(rows).Normal([rows, .. port.Shape]) * scale;
            Assert.Equal(Bits(model.Predict(x).ToArray()), Bits(Function<Single>(name, typeof(ReadOnlySpan<float>))(x.AsSpan<float>())));
        }
    }

    [Theory]
    [InlineData("ActivationsDouble")]
    [InlineData("OwnDouble")]
    public void The_code_of_a_model_in_Float64_predicts_its_bits(string name)
    {
        var model = SourceModels.All[name]();
        foreach (var (rows, scale) in new[] { (1, 1.0), (7, 0.3), (40, 3.0) })
        {
            var x = Key.Of(rows).Normal([rows, .. model.Network.Inputs[0].Shape], dtype: DType.Float64) * scale;
            var predicted = Function<Double>(name, typeof(ReadOnlySpan<double>))(x.AsSpan<double>());
            Assert.Equal(
                model.Predict(x).ToArray<double>().Select(BitConverter.DoubleToInt64Bits),
                predicted.Select(BitConverter.DoubleToInt64Bits)
            );
        }
    }

    [Fact]
    public void Several_inputs_and_outputs_are_arguments_and_a_tuple()
    {
        var (wide, deep) = (Key.Of(1).Normal([9, 2]), Key.Of(2).Normal([9, 3]));
        var expected = SourceModels.All["TwoInTwoOut"]().Predict(Tensors.Of(wide, deep));
        var (output, other) = Generated.TwoInTwoOut.Predict(wide.AsSpan<float>(), deep.AsSpan<float>());
        Assert.Equal(Bits(expected[0].ToArray()), Bits(output));
        Assert.Equal(Bits(expected[1].ToArray()), Bits(other));
        Assert.Throws<ArgumentException>(() => Generated.TwoInTwoOut.Predict(wide.AsSpan<float>(), wide.AsSpan<float>()));
    }

    [Fact]
    public void The_code_with_its_weights_beside_it_predicts_the_bits_of_the_model()
    {
        var model = SourceModels.All["Classifier"]();
        foreach (var file in (string[])["ClassifierBeside.cs", "ClassifierBeside.weights"])
        {
            model.SaveSource(folder["ClassifierBeside.cs"], inNamespace: "Functional.Tests.Generated", mostBytes: 0);
            var committed = Golden.PathOf($"source/{file}{(file.EndsWith(".cs", StringComparison.Ordinal) ? ".txt" : "")}");
            if (Environment.GetEnvironmentVariable(Rewrite) is not null)
            {
                File.Copy(folder[file], committed, overwrite: true);
            }
            Assert.Equal(File.ReadAllBytes(committed), File.ReadAllBytes(folder[file]));
        }
        var x = Key.Of(5).Normal([7, .. model.Network.Inputs[0].Shape]);
        Assert.Equal(
            Bits(model.Predict(x).ToArray()),
            Bits(Function<Single>("ClassifierBeside", typeof(ReadOnlySpan<float>))(x.AsSpan<float>()))
        );
    }

    [Fact]
    public void Weights_are_in_the_code_or_in_a_file_beside_it()
    {
        var model = SourceModels.All["Classifier"]();
        model.SaveSource(folder["Digits.cs"]);
        Assert.False(File.Exists(folder["Digits.weights"]));
        model.SaveSource(folder["Digits.cs"], inNamespace: "My.Models");
        Assert.Contains("\nnamespace My.Models;\n", File.ReadAllText(folder["Digits.cs"]), StringComparison.Ordinal);
        model.SaveSource(folder["Digits.cs"], mostBytes: 0);
        Assert.Contains("GetManifestResourceStream(\"Digits.weights\")", File.ReadAllText(folder["Digits.cs"]), StringComparison.Ordinal);
        var kernel = model.Parameters["hidden/kernel"].ToArray();
        Assert.Equal(
            kernel,
            System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(folder["Digits.weights"]))[..96].ToArray()
        );
    }

    [Fact]
    public void What_cannot_be_written_is_named()
    {
        static Model Of(Func<Tensor, Tensor> function) =>
            Sequential.Input(3).Then(new Lambda("own", function)).Compile(Optimizer.Sgd(), Loss.Mse);
        string Error(Func<Tensor, Tensor> function) =>
            Assert.Throws<NotSupportedException>(() => Of(function).SaveSource(folder["Own.cs"])).Message;
        Assert.StartsWith("the operation \"sin\" of the layer \"lambda\"", Error(Ops.Sin), StringComparison.Ordinal);
        Assert.Contains("joins the examples of a batch", Error(x => x - Ops.Mean(x, 0, keepDims: true)), StringComparison.Ordinal);
        Assert.Contains("joins the examples of a batch", Error(x => Ops.Flip(x, 0)), StringComparison.Ordinal);
        Assert.Empty(folder.Files);
        Assert.Throws<ArgumentException>(() => Of(Ops.Tanh).SaveSource(folder["Own.txt"]));
        Assert.Throws<ArgumentException>(() => Of(Ops.Tanh).SaveSource(folder["Own.cs"], "no namespace"));
    }

    [Fact]
    public void The_code_mentions_nothing_but_System()
    {
        foreach (var name in SourceModels.All.Keys)
        {
            var text = File.ReadAllText(Golden.PathOf($"source/{name}.cs.txt"));
            var used = text.Split('\n').Where(l => l.StartsWith("using ", StringComparison.Ordinal));
            Assert.Equal(["using System;", "using System.Buffers.Binary;"], used);
            Assert.DoesNotContain("Functional.", text.Replace("namespace Functional.Tests.Generated;", "", StringComparison.Ordinal));
        }
    }

    static int[] Bits(float[] x) => [.. x.Select(BitConverter.SingleToInt32Bits)];

    static T Function<T>(string name, Type argument)
        where T : Delegate
    {
        var type = typeof(ModelSourceTests).Assembly.GetType($"Functional.Tests.Generated.{name}");
        Assert.NotNull(type);
        return type.GetMethod("Predict", [argument])!.CreateDelegate<T>();
    }
}

using System.Text.Json;
using Functional.Testing;

namespace Functional.Tests;

public sealed class MergeTests
{
    static readonly Dictionary<string, Func<JsonElement, Merge>> Merges = new()
    {
        ["Add"] = _ => Merge.Add,
        ["Subtract"] = _ => Merge.Subtract,
        ["Multiply"] = _ => Merge.Multiply,
        ["Average"] = _ => Merge.Average,
        ["Maximum"] = _ => Merge.Maximum,
        ["Minimum"] = _ => Merge.Minimum,
        ["Concatenate"] = c => Merge.Concatenate(c.GetProperty("axis").GetInt32()),
        ["Dot"] = c =>
            c.GetProperty("axes") is { ValueKind: JsonValueKind.Array } axes
                ? Merge.Dot(axes[0].GetInt32(), axes[1].GetInt32(), c.GetProperty("normalize").GetBoolean())
                : Merge.Dot(c.GetProperty("axes").GetInt32(), c.GetProperty("normalize").GetBoolean()),
    };

    public static TheoryData<int> Cases =>
        [
            .. Golden
                .Cases("layers.json")
                .Select((c, i) => (Case: c, Index: i))
                .Where(c => Merges.ContainsKey(c.Case.GetProperty("layer").GetString()!))
                .Select(c => c.Index),
        ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outputs_and_gradients_are_those_of_Keras(int index)
    {
        var recorded = Golden.Cases("layers.json")[index];
        var name = recorded.GetProperty("layer").GetString()!;
        var merge = Merges[name](recorded.GetProperty("config"));
        Tensor[] xs = [.. recorded.GetProperty("x").EnumerateArray().Select(x => x.ToTensor())];
        var upstream = recorded.GetProperty("upstream").ToTensor();
        Assert.Equal(name, merge.Kind);
        Tolerance.Float64.CheckTensor(recorded.GetProperty("y"), merge.Run(Parameters.Empty, Tensors.Of(xs))[0], name);
        for (var i = 0; i < xs.Length; i++)
        {
            Tensor Of(Tensor x) => merge.Run(Parameters.Empty, Tensors.Of([.. xs.Select((y, j) => j == i ? x : y)]))[0];
            var gradient = Autodiff.Gradient(x => Ops.Sum(Of(x) * upstream), xs[i]);
            Tolerance.Float64.CheckTensor(recorded.GetProperty("grad_x")[i], gradient, $"{name} gradient of {i}");
        }
    }

    [Fact]
    public void All_recorded_merges_are_held() => Assert.Equal(10, Cases.Count);

    [Fact]
    public void Fewer_axes_get_axes_behind_the_batch()
    {
        var (a, b) = (Key.Of(1).Normal([2, 3]), Key.Of(2).Normal([2, 4, 3]));
        Assert.Equal(a.Reshape(2, 1, 3) + b, Merge.Add.Run(Parameters.Empty, Tensors.Of(a, b))[0]);
    }

    [Fact]
    public void Merges_are_equal_by_kind_and_options()
    {
        Assert.Equal(Merge.Concatenate(1), Merge.Concatenate(1));
        Assert.NotEqual(Merge.Concatenate(1), Merge.Concatenate(2));
        Assert.NotEqual(Merge.Add, Merge.Multiply);
        Assert.Equal("Dot(axes=[1, 2], normalize=true)", Merge.Dot(1, 2, normalize: true).ToString());
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        var (a, b) = (Tensor.Zeros(2, 3), Tensor.Zeros(2, 4));
        Assert.Throws<ShapeException>(() => Merge.Add.Run(Parameters.Empty, Tensors.Of(a, b)));
        Assert.Throws<ShapeException>(() => Merge.Dot(1).Run(Parameters.Empty, Tensors.Of(a, b)));
        Assert.Throws<ShapeException>(() => Merge.Dot(0).Run(Parameters.Empty, Tensors.Of(a, a)));
        Assert.Throws<ArgumentException>(() => Merge.Subtract.Run(Parameters.Empty, Tensors.Of(a, a, a)));
        Assert.Throws<ArgumentException>(() => Merge.Add.Run(Parameters.Empty, Tensors.Of()));
    }
}

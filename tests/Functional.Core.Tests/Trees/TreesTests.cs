namespace Functional.Tests;

public sealed class TreesTests
{
    static readonly Parameters Some = Parameters.Of(
        (
            "dense/kernel",
            [
                [1.0, 2.0],
            ]
        ),
        ("dense/bias", [3.0]),
        ("scale", 2.0)
    );

    [Fact]
    public void Parameters_keep_order_and_find_by_path()
    {
        Assert.Equal(["dense/kernel", "dense/bias", "scale"], Some.Paths);
        Assert.Equal((3, 4L, false), (Some.Count, Some.Size, Some.IsEmpty));
        Assert.Equal(Tensor.Of(3f), Some["dense/bias"]);
        Assert.True(Some.Contains("scale"));
        Assert.Equal(["kernel", "bias"], Some.Under("dense").Paths);
        Assert.Equal(["scale"], Some.Where(p => p == "scale").Paths);
        Assert.Equal(DType.Float32, Some["scale"].DType);
        Assert.True(Parameters.Empty.IsEmpty);
        var error = Assert.Throws<KeyNotFoundException>(() => Some["kernel"]);
        Assert.Equal("no parameter \"kernel\"; there are: dense/kernel, dense/bias, scale.", error.Message);
    }

    [Fact]
    public void Parameters_change_only_by_making_others()
    {
        var other = Some.With("scale", 5.0).With("new", 1.0);
        Assert.Equal(["dense/kernel", "dense/bias", "scale", "new"], other.Paths);
        Assert.Equal(5, other["scale"].ToDouble());
        Assert.Equal(2, Some["scale"].ToDouble());
        Assert.Equal(3, Some.Count);
        Assert.Equal(6, (Some + Some)["dense/bias"][0].ToDouble());
        Assert.Equal(Some.Map(x => x * 0), Some - Some);
        Assert.Equal(2 * Some, Some * 2);
    }

    [Fact]
    public void Parameters_compare_by_paths_order_and_tensors()
    {
        var same = Parameters.Of(
            (
                "dense/kernel",
                [
                    [1.0, 2.0],
                ]
            ),
            ("dense/bias", [3.0]),
            ("scale", 2.0)
        );
        Assert.True(Some == same);
        Assert.Equal(Some.GetHashCode(), same.GetHashCode());
        Assert.True(Some != Some.With("scale", 3.0));
        Assert.NotEqual(Parameters.Of(("a", 1.0), ("b", 2.0)), Parameters.Of(("b", 2.0), ("a", 1.0)));
    }

    [Fact]
    public void Trees_that_differ_are_refused_and_named()
    {
        Messages.Are<ArgumentException>(
            "the trees have different paths; only left: [dense/kernel, dense/bias], only right: [other].",
            () => Some + Parameters.Of(("scale", 1.0), ("other", 1.0))
        );
        Messages.Are<ArgumentException>(
            "two tensors are called \"a\"; every path stands for one tensor.",
            () => Parameters.Of(("a", 1.0), ("a", 2.0))
        );
        Assert.Throws<ArgumentException>(() => Parameters.Of((" ", 1.0)));
    }

    [Fact]
    public void Zip_follows_the_order_of_the_left_tree()
    {
        var left = Parameters.Of(("a", 1.0), ("b", 2.0));
        var right = Parameters.Of(("b", 20.0), ("a", 10.0));
        Assert.Equal(Parameters.Of(("a", 11.0), ("b", 22.0)), left + right);
    }

    [Fact]
    public void Tensors_are_found_by_position_and_name_and_taken_apart()
    {
        var named = Tensors.Named(("x", [1.0]), ("y", [2.0]));
        var (x, y) = named;
        Assert.Equal((named[0], named["y"]), (x, y));
        Assert.Equal(["x", "y"], named.Names);
        Assert.Equal("x float32[1], y float32[1]", named.ToString());
        Tensors pair = (x, y);
        Assert.Equal(Tensors.Of(x, y), pair);
        Assert.NotEqual(named, pair);
        Assert.Equal(named, named.Map(t => t));
        Assert.Equal(x, ((Tensors)x).Single);
        Messages.Are<KeyNotFoundException>("no tensor \"z\"; there are: x, y.", () => named["z"]);
        Messages.Are<ArgumentException>(
            "two tensors are called \"x\"; every name stands for one tensor.",
            () => Tensors.Named(("x", 1.0), ("x", 1.0))
        );
        Messages.Are<InvalidOperationException>(
            "one tensor was expected, but there are 2: x float32[1], y float32[1]. Take one by position or name, such as tensors[0].",
            () => named.Single
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => named[2]);
        Assert.Throws<InvalidOperationException>(() =>
        {
            var (a, b, c) = named;
            return (a, b, c);
        });
    }

    [Fact]
    public void Sequences_compare_and_print_by_their_elements()
    {
        Sequence<int> list = [1, 2, 3];
        Assert.Equal(Sequence.Of([1, 2, 3]), list);
        Assert.Equal(Sequence.Of([1, 2, 3]).GetHashCode(), list.GetHashCode());
        Assert.True(list != Sequence.Of([1, 2]));
        Assert.Equal("[1, 2, 3]", list.ToString());
        Assert.Equal("[1, 2, 3, 4]", list.Add(4).ToString());
        Assert.Equal([2, 3], list[1..]);
        Assert.Equal(3, list.Count);
        Assert.Equal(new Holder([1, 2]), new Holder([1, 2]));
        Sequence<int> empty = [];
        Assert.Equal("[]", empty.ToString());
    }

    sealed record Holder(Sequence<int> Values);
}

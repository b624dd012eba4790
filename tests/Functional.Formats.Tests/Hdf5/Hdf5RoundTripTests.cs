using System.Text;

namespace Functional.Tests;

public class Hdf5RoundTripTests
{
    [Fact]
    public void The_sample_of_the_docs_runs()
    {
        using var folder = new TemporaryFolder();
        var path = folder["weights.h5"];
        var kernel = Tensor.Of([1f, 2f, 3f]);

        Hdf5.Write(path, Hdf5Group.Root.With("dense/kernel", kernel).WithAttribute("backend", Hdf5Value.OfText("managed")));
        var root = Hdf5.Read(path);
        var read = ((Hdf5Dataset)root.Find("dense/kernel")!).Value.ToTensor();

        Assert.Equal(kernel.ToArray<float>(), read.ToArray<float>());
        Assert.Equal("managed", root.Attributes["backend"].Text);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_random_tree_comes_back_as_it_was(int seed)
    {
        var tree = Tree(new Random(seed), 0);
        var bytes = Hdf5.ToBytes(tree);
        var read = Hdf5.Read(bytes, "tree.h5");

        Assert.Equal(Text(tree), Text(read));
        Assert.Equal(bytes, Hdf5.ToBytes(tree));
        Assert.Equal(bytes, Hdf5.ToBytes(Tree(new Random(seed), 0)));
    }

    [Fact]
    public void A_group_of_many_children_comes_back()
    {
        var root = Enumerable.Range(0, 600).Aggregate(Hdf5Group.Root, (group, i) => group.With($"n{i}", Tensor.Of([(float)i])));

        Assert.Equal(Text(root), Text(Hdf5.Read(Hdf5.ToBytes(root), "many.h5")));
    }

    [Fact]
    public void A_single_text_may_be_longer_than_an_attribute_of_fixed_size()
    {
        var text = new string('ü', 100_000);
        var root = Hdf5Group.Root.WithAttribute("config", Hdf5Value.OfText(text));

        Assert.Equal(text, Hdf5.Read(Hdf5.ToBytes(root), "long.h5").Attributes["config"].Text);
    }

    [Fact]
    public void An_attribute_too_large_for_a_header_is_refused()
    {
        var root = Hdf5Group.Root.WithAttribute("names", Hdf5Value.OfTexts([new string('x', 66_000)]));

        var error = Assert.Throws<ArgumentException>(() => Hdf5.ToBytes(root));

        Assert.Contains("the attribute \"names\" takes 66", error.Message, StringComparison.Ordinal);
        Assert.Contains("at most 65528", error.Message, StringComparison.Ordinal);
    }

    [PythonFact("h5py")]
    public void H5py_reads_what_is_written()
    {
        using var folder = new TemporaryFolder();
        for (var seed = 1; seed <= 4; seed++)
        {
            var tree = Tree(new Random(seed), 0);
            Hdf5.Write(folder["tree.h5"], tree);

            Assert.Equal(Text(tree), Python.Run("h5py", Script, folder["tree.h5"]).Output.ReplaceLineEndings("\n"));
        }
    }

    /// <summary>Prints a file in the form of <see cref="Text"/>: numbers as the sum of i times the i-th.</summary>
    private const string Script = """
        import sys, h5py, numpy as np
        def said(v):
            v = np.asarray(v)
            if v.dtype.kind in "OSU":
                flat = [x.decode() if isinstance(x, bytes) else x for x in v.reshape(-1)]
                return "text " + str(list(v.shape)) + " " + "|".join(flat)
            total = sum((i + 1) * float(x) for i, x in enumerate(v.reshape(-1)))
            return str(v.dtype.name) + " " + str(list(v.shape)) + " " + str(int(total * 4))
        def walk(path, node):
            print(path)
            for k in sorted(node.attrs):
                print("@" + k + " " + said(node.attrs[k]))
            if isinstance(node, h5py.Group):
                for k in sorted(node):
                    walk(path + "/" + k, node[k])
            else:
                print(said(node[()]))
        with h5py.File(sys.argv[1], "r") as f:
            walk("", f)
        """;

    private static string Text(Hdf5Node root)
    {
        var text = new StringBuilder();
        Walk("", root);
        return text.ToString();

        void Walk(string path, Hdf5Node node)
        {
            text.Append(path).Append('\n');
            foreach (var (name, value) in node.Attributes)
            {
                text.Append($"@{name} {Said(value)}\n");
            }
            if (node is Hdf5Dataset dataset)
            {
                text.Append($"{Said(dataset.Value)}\n");
            }
            foreach (var (name, child) in node is Hdf5Group group ? group.Children : new Dictionary<string, Hdf5Node>())
            {
                Walk($"{path}/{name}", child);
            }
        }
    }

    private static string Said(Hdf5Value value)
    {
        var shape = $"[{string.Join(", ", value.Dimensions)}]";
        if (value.IsText)
        {
            return $"text {shape} {string.Join("|", value.Texts)}";
        }
        var total = Hdf5GoldenTests.Numbers(value.ToTensor()).Select((x, i) => (i + 1) * x).Sum();
        return $"{(value.Type.Class == Hdf5Class.Boolean ? "bool" : value.Type)} {shape} {(long)(total * 4)}";
    }

    private static Hdf5Group Tree(Random random, int depth)
    {
        var group = Hdf5Group.Root;
        for (var i = random.Next(12); i > 0; i--)
        {
            group = group.WithAttribute(Name(random), Value(random));
        }
        for (var i = random.Next(depth == 0 ? 20 : 6) + 1; i > 0; i--)
        {
            var dataset = new Hdf5Dataset(Value(random)).WithAttribute(Name(random), Value(random));
            group = group.With(Name(random), depth < 3 && random.Next(3) == 0 ? Tree(random, depth + 1) : dataset);
        }
        return group;
    }

    private static string Name(Random random) => $"{"abkδß学"[random.Next(6)]}{random.Next(1000)}:0";

    private static Hdf5Value Value(Random random)
    {
        int[] sizes = [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(5))];
        var shape = Shape.Of(sizes);
        return random.Next(8) switch
        {
            0 => Hdf5Value.OfText(string.Concat(Enumerable.Repeat("größer ", random.Next(900)))),
            1 => Hdf5Value.OfTexts([.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Name(random))]),
            2 => Hdf5Value.Of(Filled(shape, () => random.Next(100) / 4f)),
            3 => Hdf5Value.Of(Filled(shape, () => random.Next(100) / 4.0)),
            4 => Hdf5Value.Of(Filled(shape, () => random.Next(-9, 9))),
            5 => Hdf5Value.Of(Filled(shape, () => (long)random.Next(-9, 9))),
            6 => Hdf5Value.Of(Filled(shape, () => (byte)random.Next(256))),
            _ => Hdf5Value.Of(Filled(shape, () => random.Next(2) == 1)),
        };
    }

    private static Tensor Filled<T>(Shape shape, Func<T> next)
        where T : unmanaged =>
        Tensor.Create<T>(
            shape,
            span =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = next();
                }
            }
        );
}

using static Functional.Ops;

namespace Functional.Tests;

/// <summary>How values come into the memory of a plan, and what is done there.</summary>
public sealed class PlanRunTests
{
    static readonly Execution Managed = Execution.Default.WithBlas(BlasLibrary.Managed);

    /// <summary>512 · 1024 numbers: lent rather than copied.</summary>
    static readonly Tensor[] Many = [.. Enumerable.Range(1, 3).Select(i => Key.Of(i).Uniform([512, 1024]))];

    static readonly Tensor Table = Tensor.Arange(40).Cast(DType.Float32).Reshape(10, 4);

    static PlanRun Doubling(params int[] sizes) =>
        Compiled.Of((Tensors x) => Tensors.Of(x[0] * 2, x[0])).PlanFor(Tensor.Zeros(sizes)).Start(new([]));

    [Fact]
    public void Large_inputs_are_read_where_they_lie_and_never_written()
    {
        var run = Doubling(512, 1024);
        foreach (var x in new[] { Many[0], Many[1], Many[1], Many[0] })
        {
            var before = x.ToArray();
            run.SetInput(0, x);
            run.Execute();
            Assert.Equal(x * 2, run.OutputCopy(0));
            Assert.Equal(x, run.OutputCopy(1));
            Assert.Equal(before, x.ToArray());
        }
        run.Input<float>(0).Fill(3);
        run.Execute();
        Assert.Equal(Tensor.Full([512, 1024], 6), run.OutputCopy(0));
        Assert.Equal(Key.Of(1).Uniform([512, 1024]), Many[0]);
    }

    [Fact]
    public void A_lent_input_stays_as_it_was_when_rows_are_set()
    {
        var run = Doubling(512, 1024);
        run.SetInput(0, Many[0]);
        run.SetRows(0, Many[1], 0);
        run.Execute();
        Assert.Equal(Many[1] * 2, run.OutputCopy(0));
        Assert.Equal(Key.Of(1).Uniform([512, 1024]), Many[0]);
    }

    [Fact]
    public void Rows_are_neighbours_or_chosen()
    {
        var run = Doubling(3, 4);
        run.SetRows(0, Table, 6);
        run.Execute();
        Assert.Equal(Table[6..9] * 2, run.OutputCopy(0));
        run.SetRows(0, Table, new[] { 9, 0, 9 });
        run.Execute();
        Assert.Equal(Stack([Table[9], Table[0], Table[9]]) * 2, run.OutputCopy(0));
    }

    [Fact]
    public void Many_rows_are_copied_by_all_threads()
    {
        var positions = Key.Of(5).Permutation(512).ToArray<int>();
        var run = Compiled.Of((Tensors x) => Tensors.Of(x[0] + 1)).PlanFor(Tensor.Zeros(512, 1024)).Start(new([]), Managed.WithThreads(3));
        run.SetRows(0, Many[2], positions);
        run.Execute();
        Assert.Equal(Gather(Many[2], Tensor.Of(positions, 512)) + 1, run.OutputCopy(0));
    }

    [Fact]
    public void Rows_that_do_not_fit_are_refused()
    {
        var run = Doubling(3, 4);
        Assert.Throws<ShapeException>(() => run.SetRows(0, Table, 8));
        Assert.Throws<ShapeException>(() => run.SetRows(0, Table, -1));
        Assert.Throws<ShapeException>(() => run.SetRows(0, Table, new[] { 1, 2 }));
        Assert.Throws<ShapeException>(() => run.SetRows(0, Table.Cast(DType.Float64), 0));
        Assert.Throws<ShapeException>(() => run.SetRows(0, Tensor.Zeros(10, 5), 0));
        Assert.Throws<ShapeException>(() => Doubling(3, 3, 4).SetRows(0, Tensor.Ones(10, 2, 6), 0));
        Assert.Throws<ShapeException>(() => Doubling().SetRows(0, Tensor.Scalar(3), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => run.SetRows(0, Table, new[] { 1, 2, 10 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => run.SetRows(0, Table, new[] { 1, -2, 3 }));
        Assert.Throws<ShapeException>(() => run.SetInput(0, Tensor.Zeros(4, 3)));
    }

    /// <summary>Products of 2 MB or more with a loop behind them: by rows, with a bias, with a column, in the place of state.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Loops_behind_large_products_give_the_bits_of_plain_operations(int threads)
    {
        var (a, b) = (Key.Of(1).Normal([40, 900]), Key.Of(2).Normal([40, 700]));
        var (row, column, w) = (Key.Of(3).Normal(700), Key.Of(4).Normal([900, 1]), Key.Of(5).Normal([900, 700]));
        Tensors Plain(Tensors x) =>
            Tensors.Of(
                Relu(MatMul(x[0].T, x[1]) + x[2]),
                Tanh((MatMul(x[0].T, x[1] * 2) * x[3]) + x[4]),
                x[4] - (0.1 * MatMul(x[0].T, x[1] + 1)),
                Sigmoid(MatMul(x[4], x[1].T * 3).T)
            );
        Tensors inputs = Tensors.Of(a, b, row, column, w);
        var compiled = Compiled.Of(Plain, Managed.WithThreads(threads));
        Assert.Contains("matmul → loop[", compiled.PlanFor(inputs).ToString(), StringComparison.Ordinal);
        var (expected, found) = (Plain(inputs), compiled.Run(inputs));
        Assert.All(Enumerable.Range(0, expected.Count), i => Assert.Equal(expected[i], found[i]));
    }

    [Fact]
    public void Positions_may_repeat_and_a_wrong_one_changes_nothing()
    {
        var run = Doubling(5, 4);
        run.SetRows(0, Table[..2], new[] { 0, 1, 0, 1, 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => run.SetRows(0, Table, new[] { 5, 6, 7, 8, 99 }));
        run.Execute();
        Assert.Equal(Gather(Table, Tensor.Of([0, 1, 0, 1, 1], 5)) * 2, run.OutputCopy(0));
        var divided = Doubling(512, 1024);
        var positions = new int[512];
        positions[3] = 9999;
        Assert.Throws<ArgumentOutOfRangeException>(() => divided.SetRows(0, Many[0], positions));
    }

    [Theory]
    [InlineData(16)]
    [InlineData(512)]
    public void An_input_keeps_its_value_until_it_is_set_again(int rows)
    {
        var run = Doubling(rows, 1024);
        run.SetInput(0, Tensor.Ones(rows, 1024));
        Assert.Throws<ShapeException>(() => run.SetRows(0, Tensor.Zeros(1, 5), 0));
        Assert.Throws<DTypeException>(() => run.Input<double>(0)[0]);
        run.Input<float>(0)[0] = 5;
        run.Execute();
        Assert.Equal([10f, 2f], run.OutputCopy(0).ToArray()[..2]);
    }

    [Fact]
    public void Runs_let_go_of_the_tensors_of_their_callers()
    {
        var doubling = Compiled.Of((Tensors x) => Tensors.Of(x[0] * 2));
        var run = Doubling(4, 1024);
        var used = new[] { Use(x => doubling.Run(x)), Use(x => run.SetRows(0, x, 0)) };
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.All(used, x => Assert.False(x.IsAlive));
        GC.KeepAlive(doubling);
        GC.KeepAlive(run);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static WeakReference Use(Action<Tensor> use)
        {
            var x = Key.Of(3).Normal([512, 1024]);
            use(x);
            return new(x);
        }
    }

    public static TheoryData<string> States => [.. StateFunctions.Keys];

    /// <summary>(input, state) ↦ (outputs, state), where old and new state get in each other's way.</summary>
    static readonly Dictionary<string, Func<Tensors, Tensors, (Tensors, Tensors)>> StateFunctions = new()
    {
        ["swap"] = (_, s) => (Tensors.Of(), Tensors.Of(s[1], s[0])),
        ["lag"] = (_, s) => (Tensors.Of(), Tensors.Of(s[1], s[1] + 1)),
        ["lag the other way"] = (_, s) => (Tensors.Of(), Tensors.Of(s[0] + 1, s[0])),
        ["old state as output"] = (_, s) => (Tensors.Of(s[0], s[1][2]), Tensors.Of(s[0] + 1, s[1] * 2)),
        ["new state twice"] = (x, s) => (Tensors.Of(), (s[0] + x[0]) is var next ? Tensors.Of(next, next) : Tensors.Of()),
        ["input becomes state"] = (x, s) => (Tensors.Of(s[0] * 2), Tensors.Of(x[0], s[0])),
        ["a row of the old state"] = (x, s) => (Tensors.Of(), Tensors.Of(x[0] + s[0][0], s[1])),
        ["a number of the old state"] = (x, s) => (Tensors.Of(), Tensors.Of(x[0] * s[0][0][0], s[1] - s[1][3][5])),
        ["a row behind a product"] = (x, s) => (Tensors.Of(), Tensors.Of(MatMul(x[1], x[1].T) + s[0][0], s[1])),
    };

    [Theory]
    [MemberData(nameof(States))]
    public void New_state_comes_from_old_state_alone(string name)
    {
        var function = StateFunctions[name];
        var (x, factor) = (Key.Of(1).Normal([600, 600]), Key.Of(2).Normal([600, 7]));
        var state = Tensors.Of(Key.Of(3).Normal([600, 600]), Key.Of(4).Normal([600, 600]));
        var plan = Plan.Of((i, s) => function(i, s), Tensors.Of(x, factor), state);
        var memory = new PlanState(state.Values);
        var run = plan.Start(memory, Managed.WithThreads(2));
        for (var step = 0; step < 3; step++)
        {
            run.SetInput(0, x);
            run.SetInput(1, factor);
            run.Execute();
            var (outputs, next) = function(Tensors.Of(x, factor), state);
            for (var i = 0; i < outputs.Count; i++)
            {
                Assert.Equal(outputs[i], run.OutputCopy(i));
            }
            Assert.Equal((next[0], next[1]), (memory.Copy(0), memory.Copy(1)));
            state = next;
        }
    }

    [Fact]
    public void A_state_that_its_own_product_reads_is_not_written_too_early()
    {
        var (start, step) = (Key.Of(1).Normal([600, 600]) * 0.05, Key.Of(2).Normal([600, 600]) * 0.05);
        var plan = Plan.Of((x, s) => (Tensors.Of(), Tensors.Of(Tanh(MatMul(s[0], s[0]) + x[0]))), step, start);
        var state = new PlanState([start]);
        var run = plan.Start(state, Managed.WithThreads(2));
        var expected = start;
        for (var i = 0; i < 3; i++)
        {
            run.SetInput(0, step);
            run.Execute();
            expected = Tanh(MatMul(expected, expected) + step);
            Assert.Equal(expected, state.Copy(0));
        }
    }

    [Fact]
    public void A_profile_names_every_instruction_and_its_share_of_the_peak()
    {
        var plan = Compiled.Of((Tensors x) => Tensors.Of(Relu(MatMul(x[0], x[1])))).PlanFor((Tensor.Zeros(64, 64), Tensor.Zeros(64, 64)));
        var profile = plan.Profile(Managed.WithThreads(1));
        Assert.Equal(plan.InstructionCount, profile.Instructions.Count);
        Assert.Equal((1, true), (profile.Threads, profile.Peak > 0));
        Assert.All(profile.Instructions, i => Assert.True(i.Microseconds > 0));
        var product = profile.Instructions.Single(i => i.Name == "matmul");
        Assert.InRange(product.ShareOfPeak, 0.001, 1.2);
        Assert.Contains("matmul [64, 64] [64, 64] → [64, 64]", profile.ToString(), StringComparison.Ordinal);
    }
}

namespace Functional.Tests;

/// <summary>How a training is carried out changes nothing of what it computes.</summary>
public sealed class ModelExecutionTests
{
    static readonly Dataset Images = Dataset.Of(Key.Of(1).Uniform([256, 400]), Ops.Floor(Key.Of(2).Uniform(256) * 10).Cast(DType.Int32));

    static readonly Execution Managed = Execution.Default.WithBlas(BlasLibrary.Managed);

    /// <summary>Large enough for every kind of instruction to be divided among threads.</summary>
    static readonly Model Large = Sequential
        .Input(400)
        .Dense(300, Activation.Relu)
        .Dropout(0.2)
        .Dense(100, Activation.Tanh)
        .Dense(10, Activation.Softmax)
        .Compile(Optimizer.Adam(), Loss.SparseCategoricalCrossentropy, Metric.Accuracy)
        .WithExecution(Managed);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Threads_do_not_change_a_bit(int threads)
    {
        var expected = Large.WithExecution(Managed.Eager()).Fit(Images, epochs: 2, batchSize: 48);
        var trained = Large.WithExecution(Managed.WithThreads(threads)).Fit(Images, epochs: 2, batchSize: 48);
        Assert.Equal(expected.Fingerprint, trained.Fingerprint);
        Assert.Equal(expected.History, trained.History);
        Assert.Equal(expected.Predict(Images.X), trained.Predict(Images.X));
    }

    [Fact]
    public void Many_threads_may_predict_from_one_model_at_once()
    {
        var trained = Large.Fit(Images);
        var expected = Enumerable.Range(0, 8).Select(i => trained.Predict(Images.X[(i * 3)..((i * 3) + 1 + i)])).ToArray();
        var wrong = 0;
        Parallel.For(
            0,
            8,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            i =>
            {
                for (var repeat = 0; repeat < 125; repeat++)
                {
                    if (trained.Predict(Images.X[(i * 3)..((i * 3) + 1 + i)]) != expected[i])
                    {
                        Interlocked.Increment(ref wrong);
                    }
                }
            }
        );
        Assert.Equal(0, wrong);
    }

    [Fact]
    public void Fits_of_one_model_may_run_at_once()
    {
        var expected = Large.Fit(Images).Fingerprint;
        var found = new string[4];
        Parallel.For(0, found.Length, i => found[i] = Large.Fit(Images).Fingerprint);
        Assert.All(found, f => Assert.Equal(expected, f));
    }

    [Fact]
    public void A_steady_step_allocates_nothing()
    {
        var model = Large.WithExecution(Managed.WithThreads(1));
        var engine = new PlanEngine(model.Definition, model.Optimizer, model.FitState, model.Execution);
        var rows = new Rows(Images, Enumerable.Range(0, 32).Select(i => i * 5).ToArray(), 0, 32);
        engine.StartPass();
        // Long enough for the runtime to have compiled everything anew that it finds hot; what it keeps then is no part of a step.
        for (var i = 0; i < 200; i++)
        {
            engine.Step(rows, Key.Of(i));
        }
        // A collection leaves some bytes of the thread's allocation buffer uncounted: what is counted over one means nothing.
        long? Allocated()
        {
            var (before, collections) = (GC.GetAllocatedBytesForCurrentThread(), GC.CollectionCount(0));
            for (var i = 0; i < 20; i++)
            {
                engine.Step(rows, Key.Of(i));
            }
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            return GC.CollectionCount(0) == collections ? allocated : null;
        }
        Assert.Equal(0, Enumerable.Range(0, 100).Select(_ => Allocated()).First(bytes => bytes is not null));
    }

    public static TheoryData<string> Remembering => [.. Optimizers.Keys];

    /// <summary>Optimizers of one's own whose slots are parameters or other slots as they were.</summary>
    static readonly Dictionary<string, Optimizer> Optimizers = new()
    {
        ["previous parameter"] = Optimizer.Of(
            "heavy ball",
            0.1,
            ["previous"],
            s => new(s.Parameter - (s.LearningRate * s.Gradient) + (0.1 * (s.Parameter - s.Slots[0])), s.Parameter)
        ),
        ["slot of a slot"] = Optimizer.Of(
            "lag",
            0.1,
            ["last", "before"],
            s => new(s.Parameter - (s.LearningRate * (s.Gradient + s.Slots[1])), s.Gradient, s.Slots[0])
        ),
    };

    [Theory]
    [MemberData(nameof(Remembering))]
    public void Slots_may_be_what_was(string name)
    {
        var model = Large.WithOptimizer(Optimizers[name]);
        var expected = model.WithExecution(Managed.Eager()).Fit(Images, epochs: 2);
        Assert.Equal(expected.Fingerprint, model.WithExecution(Managed).Fit(Images, epochs: 2).Fingerprint);
    }

    [Fact]
    public void A_prediction_does_not_keep_its_inputs()
    {
        var used = Predict();
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.False(used.IsAlive);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static WeakReference Predict()
        {
            var x = Key.Of(1).Uniform([2000, 400]);
            Large.Predict(x);
            return new(x);
        }
    }

    [Fact]
    public void A_model_shows_the_plans_of_its_step_and_of_a_prediction()
    {
        var step = Large.FitPlan(Images);
        Assert.Contains("[32, 300]", step.ToString(), StringComparison.Ordinal);
        Assert.Contains("at dense_1", step.ToString(), StringComparison.Ordinal);
        var prediction = Large.PredictPlan(Images.X[..4]);
        Assert.Contains("float32[4, 10] = softmax", prediction.ToString(), StringComparison.Ordinal);
        Assert.True(prediction.InstructionCount < step.InstructionCount);
        Assert.Equal(Large.FitPlan(Images, 256).ToString(), Large.FitPlan(Images, 1000).ToString());
        Assert.Throws<ShapeException>(() => Large.PredictPlan(Tensor.Zeros(4, 401)));
        Assert.Throws<ShapeException>(() => Large.FitPlan(Dataset.Of(Tensor.Zeros(4, 401), Tensor.Zeros(4).Cast(DType.Int32))));
    }

    [Fact]
    public void The_workspace_is_hardly_larger_than_what_lives_at_one_time()
    {
        var pass = new PassData(Large.Definition, Images);
        var plan = TrainingPlan.For(Large.Definition, Large.Optimizer, pass, 32, new StateLayout(Large.Definition, Large.FitState));
        Assert.InRange(plan.WorkspaceBytes, plan.LargestLiveBytes, 1.3 * plan.LargestLiveBytes);
        Assert.Contains("loop[add, relu", plan.ToString(), StringComparison.Ordinal);
        Assert.Contains("at dense_1", plan.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_history_knows_who_computed()
    {
        var trained = Large.WithExecution(Managed).Fit(Images);
        Assert.Equal("managed", trained.History.Segments[0].Products);
        Assert.Equal(trained.Execution, trained.History.Segments[0].Execution);

        var eager = Large.WithExecution(Execution.Default.WithBlas(BlasLibrary.Auto).Eager()).Fit(Images.Take(32));
        Assert.Equal("managed", eager.History.Segments[0].Products);
    }

    [Fact]
    public void Fingerprints_tell_models_apart_by_their_bits()
    {
        var start = Sequential.Input(2).Dense(1).Compile(Optimizer.Sgd(), Loss.Mse);
        Assert.Equal(start.Fingerprint, Sequential.Input(2).Dense(1).Compile(Optimizer.Adam(), Loss.Mae).Fingerprint);
        Assert.NotEqual(start.Fingerprint, start.WithParameters(start.Parameters.With("dense/bias", [-0.0])).Fingerprint);
        Assert.Matches("^[0-9a-f]{64}$", start.Fingerprint);
    }
}

using Functional;

/// <summary>20,640 districts in California, eight numbers and a price each.</summary>
internal static class HousingStep
{
    public static void Run()
    {
        var (rest, test) = Datasets.CaliforniaHousing().Split(test: 0.25, new NumpyRandom(0));
        var (train, validation) = rest.Split(test: 0.25, new NumpyRandom(0));
        var scaler = Scaler.Standard.Fit(train);
        (train, validation, test) = (scaler.Transform(train), scaler.Transform(validation), scaler.Transform(test));
        Console.WriteLine($"{train.Count} to learn from, {validation.Count} to watch, {test.Count} to test");
        Console.WriteLine($"columns: {string.Join(", ", train.FeatureNames)}");

        // The same rows for two inputs, five columns wide and six deep, and two outputs that want the same.
        static Dataset TwoByTwo(Dataset data) => Dataset.Of((Tensors)(data.X[.., ..5], data.X[.., 2..]), (Tensors)(data.Y, data.Y));
        var (wide, deep) = (Graph.Input(5, name: "wide_input"), Graph.Input(6, name: "deep_input"));
        var hidden = deep.Dense(30, Activation.Relu).Dense(100, Activation.Relu);
        var (output, aux) = (Graph.Concatenate(wide, hidden).Dense(1, name: "output"), hidden.Dense(1, name: "aux_output"));
        var model = new Graph([wide, deep], [output, aux])
            .Compile(Optimizer.Sgd(0.01), [new Objective("output", Loss.Mse, weight: 0.9), new("aux_output", Loss.Mse, weight: 0.1)])
            .Fit(TwoByTwo(train), epochs: 3, validation: TwoByTwo(validation), callbacks: [Callback.Progress(2)]);

        var (price, auxPrice) = model.Predict(TwoByTwo(test).Inputs);
        Console.WriteLine(RegressionScores.Of(test.Y, price.Reshape(-1)));

        // How far the outputs are apart where the price is low and where it is high: the mean over 100 neighbours in the order of prices.
        var order = Ops.Sort(price.Reshape(-1)).Indices;
        var apart = Ops.Gather((price - auxPrice).Reshape(-1), order);
        var place = Tensor.Of([.. Enumerable.Range(0, apart.Size).Select(i => (double)i)], Shape.Of(apart.Size, 1));
        var running = KNearestNeighbors.Regression(place, apart, neighbors: 100).Predict(place);
        double[] shown = [(double)running[0], (double)running[apart.Size / 2], (double)running[^1]];
        var words = string.Join(", ", shown.Select(difference => $"{difference:F3}"));
        Console.WriteLine($"output − aux_output at the lowest, middle and highest price: {words}");
    }
}

namespace Functional.Tests;

public sealed class ProfileScratch(Xunit.Abstractions.ITestOutputHelper o)
{
    [Theory]
    [InlineData("digits")]
    [InlineData("housing")]
    [InlineData("fashion")]
    public void P(string name)
    {
        var (net, n, opt, loss, f) = name switch {
            "digits" => (Sequential.Input(64).Dense(12, Activation.Relu).Dense(8, Activation.Relu).Dense(10, Activation.Softmax), 10, Optimizer.Adam(), (Loss)Loss.SparseCategoricalCrossentropy, 64),
            "fashion" => (Sequential.Input(784).Dense(300, Activation.Relu).Dense(100, Activation.Relu).Dense(10, Activation.Softmax), 32, Optimizer.Sgd(), Loss.SparseCategoricalCrossentropy, 784),
            _ => (Sequential.Input(8).Dense(30, Activation.Relu).Dense(100, Activation.Relu).Dense(1), 32, Optimizer.Sgd(), Loss.Mse, 8) };
        var model = net.Compile(opt, loss);
        var x = Key.Of(1).Uniform([n, f]);
        var y = name == "housing" ? Key.Of(2).Uniform([n,1]) : Ops.Floor(Key.Of(7).Uniform(n) * 10).Cast(DType.Int32);
        var data = Dataset.Of(x, y);
        var pass = new PassData(model.Definition, data);
        var layout = new StateLayout(model.Definition, model.FitState);
        var plan = TrainingPlan.For(model.Definition, model.Optimizer, pass, n, layout);
        var run = plan.Start(new PlanState(layout.Tensors(model.FitState)));
        pass.Fill(run, 0, n);
        o.WriteLine(plan.ToString());
        run.Profile();
        o.WriteLine(run.Profile().ToString());
    }
}

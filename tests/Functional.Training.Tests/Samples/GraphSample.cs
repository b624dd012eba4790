namespace Functional.Tests;

/// <summary>A network with two inputs and two outputs, drawn as a graph.</summary>
public sealed class GraphSample
{
    static readonly Tensor X = Key.Of(1).Normal([80, 8]);
    static readonly Tensor Y = X.Sum(1, keepDims: true);

    [Fact]
    public void Two_inputs_and_two_outputs()
    {
        var (x, y) = (X, Y);
        var wide = Graph.Input(5, name: "wide_input");
        var deep = Graph.Input(6, name: "deep_input");
        var hidden = deep.Dense(30, Activation.Relu).Dense(100, Activation.Relu);
        var output = Graph.Concatenate(wide, hidden).Dense(1, name: "output");
        var aux = hidden.Dense(1, name: "aux_output");

        static (Tensor, Tensor) Columns(Tensor x) => (x[.., ..5], x[.., 2..]);
        var trained = new Graph([wide, deep], [output, aux])
            .Compile(Optimizer.Sgd(0.01), [new(output, Loss.Mse, weight: 0.9), new(aux, Loss.Mse, weight: 0.1)])
            .Fit(Columns(x), (y, y), epochs: 20, validation: (Columns(x), (y, y)));
        var (price, auxPrice) = trained.Predict(Columns(x));

        Assert.Equal((Y.Shape, Y.Shape), (price.Shape, auxPrice.Shape));
        Assert.True(trained.History["loss"].Last < 0.2 * trained.History["loss"][0], trained.History.ToString());
        Assert.Equal(
            ["loss", "output_loss", "aux_output_loss", "val_loss", "val_output_loss", "val_aux_output_loss"],
            trained.History.Keys
        );
        var managed = trained.WithExecution(Execution.Default.WithBlas(BlasLibrary.Managed));
        var eager = managed.WithExecution(managed.Execution.Eager()).Fit(Columns(x), (y, y), epochs: 2);
        Assert.Equal(eager.Fingerprint, managed.Fit(Columns(x), (y, y), epochs: 2).Fingerprint);
    }

    [Fact]
    public void Data_by_name_need_no_order()
    {
        var (a, b) = (Graph.Input(5, "a"), Graph.Input(6, "b"));
        var model = new Graph([a, b], [Graph.Concatenate(a, b).Dense(1)]).Compile(Optimizer.Sgd(), Loss.Mse);
        var inOrder = model.Fit(Tensors.Of(X[.., ..5], X[.., 2..]), Tensors.Of(Y));
        var byName = model.Fit(Tensors.Named(("b", X[.., 2..]), ("a", X[.., ..5])), Tensors.Of(Y));
        Assert.Equal(inOrder.Fingerprint, byName.Fingerprint);
        var error = Assert.Throws<ShapeException>(() => model.Predict(Tensors.Of(X[..4, ..5], X[..5, 2..])));
        Assert.Contains("same number of examples", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_objective_for_a_node_of_another_graph_is_refused()
    {
        var (a, b) = (Graph.Input(5), Graph.Input(5));
        var error = Assert.Throws<ArgumentException>(() =>
            new Graph([a], [a.Dense(1)]).Compile(Optimizer.Sgd(), [new(b.Dense(1), Loss.Mse)])
        );
        Assert.Contains("is not part of this graph", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>(() => Sequential.Input(5).Dense(1).Compile(Optimizer.Sgd(), [new(a, Loss.Mse)]));
        Assert.Contains("belongs to a graph", error.Message, StringComparison.Ordinal);
    }
}

namespace Functional.Tests;

/// <summary>Networks that drawings are made of.</summary>
static class Sample
{
    /// <summary>Two inputs, two outputs.</summary>
    public static Graph WideAndDeep()
    {
        var wide = Graph.Input(5, name: "wide_input");
        var deep = Graph.Input(6, name: "deep_input");
        var hidden = deep.Dense(30, Activation.Relu).Dense(100, Activation.Relu);
        var output = Graph.Concatenate(wide, hidden).Dense(1, name: "output");
        return new([wide, deep], [output, hidden.Dense(1, name: "aux_output")]);
    }

    /// <summary>A network inside a network.</summary>
    public static Graph Nested()
    {
        var a = Graph.Input(8, name: "left");
        var encoder = Sequential.Input(8).Dense(6, Activation.Relu).Dropout(0.2).Dense(4, Activation.Relu);
        var code = a.Then(encoder, "encoder");
        return new([a], [Graph.Concatenate(code, a.Dense(4)).Dense(2, Activation.Softmax, name: "classes")]);
    }

    /// <summary>Two inputs, two hidden neurons, one output, with weights that compute exclusive or.</summary>
    public static Model TwoTwoOne()
    {
        var model = Sequential
            .Input(2)
            .Dense(2, Activation.Relu, name: "hidden")
            .Dense(1, name: "output")
            .Compile(Optimizer.Sgd(), Loss.Mse);
        return model.WithParameters(
            Parameters.Of(
                (
                    "hidden/kernel",
                    [
                        [1.0, 1.0],
                        [1.0, 1.0],
                    ]
                ),
                ("hidden/bias", [0.0, -1.0]),
                (
                    "output/kernel",
                    [
                        [1.0],
                        [-2.0],
                    ]
                ),
                ("output/bias", [0.0])
            )
        );
    }
}

using Functional;

/// <summary>
/// A network of one's own: two hidden layers behind the deep input, joined to the wide one; a second output watches the hidden layers.
/// </summary>
/// <param name="Units">The size of each hidden layer.</param>
internal sealed record WideAndDeep(int Units) : INetwork
{
    public Tensors Apply(Call call, Tensors inputs)
    {
        var (wide, deep) = inputs;
        var hidden = deep;
        for (var i = 1; i <= 2; i++)
        {
            hidden = call.Apply($"hidden{i}", new Dense(Units, Activation.Relu), hidden);
        }
        var output = call.Apply("main_output", new Dense(1), Ops.Concatenate([wide, hidden]));
        return Tensors.Named(("output", output), ("aux_output", call.Apply("aux_output", new Dense(1), hidden)));
    }
}

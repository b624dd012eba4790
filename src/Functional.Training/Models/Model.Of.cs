namespace Functional;

public sealed partial class Model
{
    /// <summary>
    /// A model that only predicts: a network with parameters made elsewhere, such as read from a file, and no loss. To train it on,
    /// compile its network: <c>model.Network.Compile(optimizer, loss, [], from: model)</c>.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="parameters">A value for every parameter that the network declares, by path, in any order.</param>
    /// <param name="state">The same for its state; none needed where it has none.</param>
    /// <param name="execution">How it is carried out; the default way unless given.</param>
    /// <exception cref="ArgumentException">A value is missing, left over, or of another shape or type; the message names its path.</exception>
    public static Model Of(Network network, Parameters parameters, Parameters? state = null, Execution? execution = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(parameters);
        var optimizer = Optimizer.Sgd();
        var fitting = Fitting("parameters", network.Blueprint, true, parameters);
        return new(
            Definition.OfPart(network),
            optimizer,
            new(fitting, Fitting("state", network.Blueprint, false, state ?? Functional.Parameters.Empty), optimizer.Init(fitting)),
            History.Empty,
            0,
            execution ?? Execution.Default
        );
    }

    private static Parameters Fitting(string what, Blueprint blueprint, bool trainable, Parameters given)
    {
        var declared = blueprint.Declarations.Where(d => d.IsTrainable == trainable);
        return Fitting(what, Functional.Parameters.From(declared.Select(d => KeyValuePair.Create(d.Path, Tensor.Symbolic(d.Shape, d.DType)))), given);
    }
}

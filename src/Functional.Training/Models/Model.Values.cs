namespace Functional;

public sealed partial class Model
{
    /// <summary>
    /// A network with parameters from elsewhere, such as a file: it predicts. To train or evaluate it give it a loss,
    /// <see cref="WithObjectives"/>. No initial values are made.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="parameters">A tensor for every trainable path of the network.</param>
    /// <param name="state">A tensor for every other path; none unless given.</param>
    /// <param name="seed">The seed of shuffles and masks, should it be trained; 0.</param>
    /// <param name="execution">On how many threads and with whose matrix product; the default unless given.</param>
    /// <exception cref="ArgumentException">Paths, shapes or types are not those that the network declares.</exception>
    public static Model Of(Network network, Parameters parameters, Parameters? state = null, long seed = 0, Execution? execution = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(parameters);
        var optimizer = Optimizer.Sgd();
        var fitting = Declared(network, "parameters", isTrainable: true, parameters);
        return new(
            Definition.OfPart(network),
            optimizer,
            new(fitting, Declared(network, "state", isTrainable: false, state ?? Parameters.Empty), optimizer.Init(fitting)),
            History.Empty,
            seed,
            execution ?? Execution.Default
        );
    }

    /// <summary>
    /// The same network and parameters with other losses and another optimizer, which starts without memory: what <c>compile</c> is for
    /// a Keras model that has weights already. The history starts anew; what is frozen stays frozen.
    /// </summary>
    /// <param name="optimizer">How steps are made.</param>
    /// <param name="objectives">A loss, a weight and metrics for every output that is trained.</param>
    /// <exception cref="ArgumentException">An objective is for no output, or two are for one.</exception>
    public Model WithObjectives(Optimizer optimizer, IEnumerable<Objective> objectives)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(objectives);
        return new(
            Definition.Of(Network, objectives).With(Definition.Frozen),
            optimizer,
            new(Parameters, State, optimizer.Init(Parameters)),
            History.Empty,
            Seed,
            Execution
        );
    }

    private static Parameters Declared(Network network, string what, bool isTrainable, Parameters given)
    {
        var declarations = network.Blueprint.Declarations.Where(d => d.IsTrainable == isTrainable).ToList();
        foreach (var declared in declarations)
        {
            RequireFit(what, declared.Path, declared.Shape, declared.DType, given);
        }
        return InOrder(what, declarations.Select(d => d.Path), given);
    }
}

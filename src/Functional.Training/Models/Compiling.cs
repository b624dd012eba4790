namespace Functional;

/// <summary>From networks to models.</summary>
public static class Compiling
{
    extension(Network network)
    {
        /// <summary>
        /// Gives the network a loss and an optimizer and makes its parameters from seed 0. Where the last layer is the softmax or
        /// sigmoid of a cross-entropy, the loss is computed from the logits.
        /// </summary>
        /// <param name="optimizer">How steps are made.</param>
        /// <param name="loss">The loss, the same for every output.</param>
        /// <param name="metrics">What else is measured, for every output.</param>
        /// <exception cref="ArgumentException">Two metrics have one name.</exception>
        public Model Compile(Optimizer optimizer, Loss loss, params Metric[] metrics) => network.Compile(optimizer, loss, metrics, 0);

        /// <inheritdoc cref="Compile(Network, Optimizer, Loss, Metric[])"/>
        /// <param name="optimizer">How steps are made.</param>
        /// <param name="loss">The loss, the same for every output.</param>
        /// <param name="metrics">What else is measured, for every output.</param>
        /// <param name="seed">The seed of initial values, and of shuffles and masks unless a fit is given another.</param>
        /// <param name="execution">On how many threads and with whose matrix product; the default unless given.</param>
        /// <param name="from">
        /// A model whose parameters and state are taken over where path, shape and type are the same; <see cref="Model.Transfer"/> says
        /// what was.
        /// </param>
        /// <exception cref="ArgumentException">Nothing of the other model fits.</exception>
        public Model Compile(
            Optimizer optimizer,
            Loss loss,
            IEnumerable<Metric> metrics,
            long seed = 0,
            Execution? execution = null,
            Model? from = null
        )
        {
            ArgumentNullException.ThrowIfNull(network);
            ArgumentNullException.ThrowIfNull(metrics);
            Metric[] each = [.. metrics];
            return network.Compile(
                optimizer,
                [.. network.Outputs.Select(port => new Objective(port.Name, loss, 1, each))],
                seed,
                execution,
                from
            );
        }

        /// <inheritdoc cref="Compile(Network, Optimizer, Loss, Metric[])"/>
        /// <param name="optimizer">How steps are made.</param>
        /// <param name="objectives">A loss, a weight and metrics for every output that is trained.</param>
        /// <param name="seed">The seed of initial values, and of shuffles and masks unless a fit is given another.</param>
        /// <param name="execution">On how many threads and with whose matrix product; the default unless given.</param>
        /// <param name="from">
        /// A model whose parameters and state are taken over where path, shape and type are the same; <see cref="Model.Transfer"/> says
        /// what was.
        /// </param>
        /// <exception cref="ArgumentException">Nothing of the other model fits.</exception>
        public Model Compile(
            Optimizer optimizer,
            IEnumerable<Objective> objectives,
            long seed = 0,
            Execution? execution = null,
            Model? from = null
        )
        {
            ArgumentNullException.ThrowIfNull(network);
            ArgumentNullException.ThrowIfNull(optimizer);
            ArgumentNullException.ThrowIfNull(objectives);
            return Model.Create(network, optimizer, objectives, seed, execution ?? Execution.Default, from);
        }
    }
}

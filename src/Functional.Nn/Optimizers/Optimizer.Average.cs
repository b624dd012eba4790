namespace Functional;

public sealed partial class Optimizer
{
    /// <summary>The slot that holds averages of the weights.</summary>
    private const string AverageSlot = "average";

    /// <summary>
    /// This optimizer with a moving average of the weights, a ← μ·a + (1 − μ)·w after each step, before constraints; a starts as the
    /// initial weights (Polyak, Juditsky 1992). Every fit ends with the averages as weights, see <see cref="Finish"/>, so that two
    /// short fits are not one long one. Keras'
    /// <c>use_ema</c>. It takes the place of an average set before.
    /// </summary>
    /// <param name="momentum">μ, how much of the average stays at a step, a share between 0 and 1; 0.99.</param>
    /// <param name="overwriteEvery">
    /// After how many steps, again and again, the weights become their averages; only at the end unless given. Constraints come after.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">μ is no share between 0 and 1, or the number of steps is below 1.</exception>
    /// <exception cref="InvalidOperationException">The optimizer has a slot of its own called "average".</exception>
    public Optimizer WithAverage(double momentum = 0.99, int? overwriteEvery = null)
    {
        RequireShare(momentum, nameof(momentum));
        if (overwriteEvery is < 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(overwriteEvery),
                overwriteEvery,
                "weights become their averages every so many steps: 1 or more, or null for the end of training only."
            );
        }
        return rule.Slots.Contains(AverageSlot)
            ? throw new InvalidOperationException(
                $"{Name}: the rule remembers something called \"{AverageSlot}\" already; give its slot another name."
            )
            : new(Name, LearningRate, rule, options, own, extras with { Momentum = momentum, OverwriteEvery = overwriteEvery });
    }

    /// <summary>
    /// What the optimizer remembers when weights are given by hand in the middle of training: averages start again from them, all else
    /// stays.
    /// </summary>
    /// <param name="parameters">The weights given.</param>
    /// <param name="state">The state so far.</param>
    public OptimizerState WithAveragesOf(Parameters parameters, OptimizerState state)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(state);
        var averages = extras.Momentum is null ? [] : parameters.Paths.ToDictionary(p => SlotPath(AverageSlot, p), p => parameters[p]);
        return averages.Count == 0
            ? state
            : state with
            {
                Slots = Parameters.From(
                    state.Slots.Paths.Select(p => KeyValuePair.Create(p, averages.GetValueOrDefault(p) ?? state.Slots[p]))
                ),
            };
    }

    /// <summary>
    /// The weights at the end of training: their averages where the optimizer keeps them, else the parameters themselves. Constraints
    /// are not applied, as in Keras.
    /// </summary>
    /// <param name="parameters">The weights after the last step.</param>
    /// <param name="state">The state after the last step.</param>
    /// <exception cref="ArgumentException">The state is that of other parameters.</exception>
    public Parameters Finish(Parameters parameters, OptimizerState state)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(state);
        return extras.Momentum is null
            ? parameters
            : Parameters.From(parameters.Paths.Select(p => KeyValuePair.Create(p, Slot(state.Slots, SlotPath(AverageSlot, p)))));
    }
}

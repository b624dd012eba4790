using System.Globalization;

namespace Functional;

/// <summary>A learning rate for every step, computed in double precision outside the training step; a plain number is a constant.</summary>
public sealed partial class Schedule : CatalogueEntry<Schedule>
{
    private readonly Func<double, double> rate;
    private readonly bool isConstant;

    private Schedule(string name, Func<double, double> rate, Option[]? options = null, Delegate? own = null)
        : base(name, options, own) => (this.rate, isConstant) = (rate, own is null && name == "constant");

    /// <summary>The same rate at every step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative or not a number.</exception>
    public static Schedule Constant(double rate) =>
        rate >= 0
            ? new("constant", _ => rate, [rate])
            : throw new ArgumentOutOfRangeException(nameof(rate), rate, "a learning rate is 0 or more.");

    /// <summary>A schedule of one's own: the number of the step, from 0, ↦ rate.</summary>
    public static Schedule Of(string name, Func<long, double> rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        return new(name, step => rate((long)step), own: rate);
    }

    /// <summary>A constant rate.</summary>
    public static implicit operator Schedule(double rate) => Constant(rate);

    /// <summary>The rate at a step, counted from 0.</summary>
    public double At(long step) => rate(step);

    /// <summary>The number, where the rate is constant; else the name.</summary>
    public override string ToString() => isConstant ? rate(0).ToString("R", CultureInfo.InvariantCulture) : base.ToString();
}

namespace Functional;

/// <summary>
/// What an operation does to memory that is fixed: runs any number of times, allocates nothing. Where its results come in units that
/// do not depend on one another, parts of the units may be run at the same time, with the same bits.
/// </summary>
internal sealed class Work
{
    private readonly Action<int, int> run;

    /// <summary>Work that is not divided.</summary>
    public Work(Action run)
        : this(1, 0, (_, _) => run()) { }

    /// <summary>Work in independent units.</summary>
    /// <param name="units">How many there are.</param>
    /// <param name="cost">About how many nanoseconds all of them take on one core.</param>
    /// <param name="run">(first, end) ↦ does the units from first to before end.</param>
    public Work(int units, double cost, Action<int, int> run) => (Units, Cost, this.run) = (units, cost, run);

    /// <summary>How many independent units there are.</summary>
    public int Units { get; }

    /// <summary>About how many nanoseconds all units take on one core; 0 when it is never worth dividing.</summary>
    public double Cost { get; }

    /// <summary>Does everything.</summary>
    public void Run() => run(0, Units);

    /// <summary>Does the units from first to before end.</summary>
    public void Run(int first, int end) => run(first, end);
}

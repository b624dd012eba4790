namespace Functional;

/// <summary>
/// How a computation is carried out, never what it computes: on how many threads, with whose matrix product, as a compiled plan or
/// step by step. A value: <c>Execution.Default.WithThreads(4).WithBlas(BlasLibrary.Mkl)</c>.
/// </summary>
/// <remarks>
/// The managed product gives the same bits for any number of threads and for plans and eager runs; a native library agrees with it up
/// to rounding.
/// </remarks>
public sealed record Execution
{
    private Execution(int threads, BlasLibrary blas)
    {
        Threads = threads;
        Blas = blas;
    }

    /// <summary>
    /// A compiled plan on as many threads as <c>FUNCTIONAL_THREADS</c> says, or the machine has processors, with the matrix product
    /// that <c>FUNCTIONAL_BLAS</c> names, or the managed one. Values there that cannot be understood count as not set;
    /// <see cref="Blas.Diagnose"/> tells of them.
    /// </summary>
    public static Execution Default { get; } = new(BlasSettings.Process.ThreadCount, BlasSettings.Process.Chosen);

    /// <summary>The most threads that work on one computation, from 1 to 1024; small ones use fewer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not from 1 to 1024.</exception>
    public int Threads
    {
        get;
        init =>
            field = value is >= 1 and <= BlasSettings.MostThreads
                ? value
                : throw new ArgumentOutOfRangeException(
                    nameof(value),
                    $"An execution runs on 1 to {BlasSettings.MostThreads} threads, not {value}; "
                        + $"this machine has {Environment.ProcessorCount} processors."
                );
    }

    /// <summary>
    /// Whose matrix product is asked for; where it cannot be used the managed one computes, and
    /// <see cref="Functional.Blas.Describe"/> says which one does.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no member of <see cref="BlasLibrary"/>.</exception>
    public BlasLibrary Blas
    {
        get;
        init =>
            field = Enum.IsDefined(value)
                ? value
                : throw new ArgumentOutOfRangeException(
                    nameof(value),
                    $"{(int)value} is no BLAS library; "
                        + $"the members of {nameof(BlasLibrary)} are {string.Join(", ", Enum.GetNames<BlasLibrary>())}."
                );
    }

    /// <summary>Whether operations run one by one as they are written, instead of as a compiled plan.</summary>
    public bool IsEager { get; init; }

    /// <summary>The same on another number of threads.</summary>
    /// <param name="threads">From 1 to 1024.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not from 1 to 1024.</exception>
    public Execution WithThreads(int threads) => this with { Threads = threads };

    /// <summary>The same with another matrix product.</summary>
    /// <param name="library">The library asked for.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is no member of <see cref="BlasLibrary"/>.</exception>
    public Execution WithBlas(BlasLibrary library) => this with { Blas = library };

    /// <summary>The same, operation by operation: slower, and a debugger can stop at each. Products are then always managed.</summary>
    public Execution Eager() => this with { IsEager = true };

    /// <summary>The same, as a compiled plan.</summary>
    public Execution Compiled() => this with { IsEager = false };

    /// <summary>As <c>2 threads, managed</c> or <c>1 thread, mkl, eager</c>.</summary>
    public override string ToString() =>
        $"{Threads} {(Threads == 1 ? "thread" : "threads")}, {BlasTable.WordOf(Blas)}{(IsEager ? ", eager" : "")}";
}

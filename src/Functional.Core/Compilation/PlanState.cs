namespace Functional;

/// <summary>
/// Tensors that plans keep from run to run and change in place, such as parameters that are trained. Several plans may work on one
/// state, one after the other; a plan whose state is the beginning of a longer one may work on that too.
/// </summary>
public sealed class PlanState
{
    private readonly Dictionary<DType, (Array Data, int Offset)> memory = [];
    private readonly Tensor[] tensors;

    /// <summary>A state with copies of these tensors.</summary>
    public PlanState(IReadOnlyList<Tensor> initial)
    {
        ArgumentNullException.ThrowIfNull(initial);
        Signature[] signatures = [.. initial.Select(x => x.Signature)];
        var starts = Layout(signatures, out var lengths);
        foreach (var (type, length) in lengths)
        {
            memory[type] = Storage.AllocatePinned(type, length);
        }
        tensors = [.. signatures.Select((s, i) => Tensor.Over(s, memory[s.DType].Data, memory[s.DType].Offset + starts[i]))];
        for (var i = 0; i < tensors.Length; i++)
        {
            Set(i, initial[i]);
        }
    }

    /// <summary>How many tensors there are.</summary>
    public int Count => tensors.Length;

    /// <summary>A copy of a tensor as it is now.</summary>
    public Tensor Copy(int index) => PlanMemory.Clone(tensors[index]);

    /// <summary>The memory of a tensor: single numbers are read and reset here without a copy.</summary>
    /// <typeparam name="T">The tensor's element type.</typeparam>
    /// <exception cref="DTypeException">The tensor is of another type.</exception>
    public Span<T> Memory<T>(int index)
        where T : unmanaged => PlanMemory.Typed<T>(tensors[index]).Target<T>();

    /// <summary>Gives a tensor another value.</summary>
    /// <exception cref="ShapeException">It has another shape or type.</exception>
    public void Set(int index, Tensor value) => PlanMemory.Set(tensors[index], value);

    internal Tensor this[int index] => tensors[index];

    /// <summary>One after the other, each on a boundary of its own: the beginning of a state lies as a shorter state would.</summary>
    internal static int[] Layout(IReadOnlyList<Signature> signatures, out Dictionary<DType, int> lengths)
    {
        lengths = [];
        var starts = new int[signatures.Count];
        for (var i = 0; i < starts.Length; i++)
        {
            starts[i] = lengths.GetValueOrDefault(signatures[i].DType);
            lengths[signatures[i].DType] = checked(starts[i] + Placement.Padded(signatures[i]));
        }
        return starts;
    }
}

/// <summary>Reading and writing the memory of plans with the checks that the outside needs.</summary>
internal static class PlanMemory
{
    public static void Set(Tensor target, Tensor value)
    {
        RequireFits(target, value);
        Copy(value, target);
    }

    public static void RequireFits(Tensor target, Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Signature != target.Signature)
        {
            throw new ShapeException(
                "plan",
                "a plan takes the shapes and types that it was made for",
                "Make a plan for this shape; compiled functions do so by themselves.",
                ("planned", target.Signature.ToString()),
                ("given", value.Signature.ToString())
            );
        }
    }

    public static void Copy(Tensor from, Tensor to) => Op.Reshape.Execute(to.Shape, [from], [to]);

    public static Tensor Clone(Tensor x)
    {
        var copy = Tensor.Allocate(x.Shape, x.DType);
        Copy(x, copy);
        return copy;
    }

    public static Tensor Typed<T>(Tensor x)
        where T : unmanaged =>
        DTypes.Of<T>() == x.DType
            ? x
            : throw new DTypeException("plan", $"a value of {x.DType.Text()} has no {typeof(T).Name} elements", "Read it as its own type.");
}

namespace Functional;

/// <summary>
/// Runs the steps of a group tile by tile: each step sweeps a tile that stays in the first cache. Every element is computed by the
/// same operations in the same order as without fusing, so tiles and threads cannot change a bit.
/// </summary>
internal sealed unsafe partial class FusedLoop
{
    /// <summary>Elements of a tile; shorter when operands repeat by rows.</summary>
    private const int TileLength = 2048;

    /// <summary>Rows from this length on are tiles of their own, read in place.</summary>
    private const int LongRow = 512;

    private readonly int count;
    private readonly int width;
    private readonly int row;
    private readonly int tile;
    private readonly BoundOperand[] operands;
    private readonly BoundStep[] steps;
    private readonly (int Slot, nint Target)[] deferred;
    private readonly int scratchBytes;
    private readonly bool runsOver;
    private readonly int slotBytes;

    private FusedLoop(
        int count,
        int width,
        int row,
        int tile,
        BoundOperand[] operands,
        BoundStep[] steps,
        (int, nint)[] deferred,
        int slots
    )
    {
        (this.count, this.width, this.row, this.tile) = (count, width, row, tile);
        (this.operands, this.steps, this.deferred) = (operands, steps, deferred);
        slotBytes = WholeCount(tile) * width;
        scratchBytes = slots * slotBytes;
        runsOver = tile % Tiles.Whole == 0 || tile >= count;
    }

    /// <summary>How an operand is brought to a tile.</summary>
    private enum Access
    {
        /// <summary>One element for all.</summary>
        Scalar,

        /// <summary>In a block of memory that is named when a part runs: its first element is the part's first.</summary>
        Block,

        /// <summary>In place: element i of the loop is element i of the operand.</summary>
        Full,

        /// <summary>In place: the tile is a row, or a part of it, that the operand repeats.</summary>
        Row,

        /// <summary>One element for the row that the tile is, or is a part of.</summary>
        RowElement,

        /// <summary>Laid out once: all tiles see the same repetitions.</summary>
        LaidOutOnce,

        /// <summary>Laid out for every tile.</summary>
        LaidOut,
    }

    /// <summary>About how many nanoseconds all elements take on one core.</summary>
    public double Cost => count * 0.08 * steps.Length;

    /// <summary>Binds a group to memory as work of its own.</summary>
    /// <param name="group">What to compute.</param>
    /// <param name="inputs">Memory of the group's operands, in order.</param>
    /// <param name="outputs">Memory of results that are read outside, by step.</param>
    public static Work Bind(StepGroup group, Tensor[] inputs, IReadOnlyDictionary<int, Tensor> outputs)
    {
        var loop = Of(group, inputs, outputs);
        var units = loop.row > 0 ? group.Count / loop.row : (group.Count + loop.tile - 1) / loop.tile;
        return new(units, loop.Cost, loop.Run);
    }

    /// <summary>Binds a group to memory.</summary>
    /// <param name="group">What to compute.</param>
    /// <param name="inputs">Memory of the group's operands, in order; null for one that is named when a part runs.</param>
    /// <param name="outputs">Memory of results that are read outside, by step.</param>
    public static FusedLoop Of(StepGroup group, Tensor?[] inputs, IReadOnlyDictionary<int, Tensor> outputs)
    {
        var width = group.Type == DType.Float32 ? sizeof(float) : sizeof(double);
        int[] rows = [.. group.Operands.Select(o => RowOf(o.Pattern, group.Count)).Where(r => r > 0)];
        var row = rows.Where(r => r >= LongRow).DefaultIfEmpty(0).Min();
        var unit = row > 0 ? row : rows.DefaultIfEmpty(1).Max();
        var tile = row > 0 ? Math.Min(row, TileLength) : TileOf(unit);
        tile = Math.Min(tile, Math.Max(group.Count, 1));
        var slots = new SlotMap(group, outputs);
        var operands = new BoundOperand[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            var access = inputs[i] is null ? Access.Block : AccessOf(group.Operands[i].Pattern, group.Count, row, unit);
            var slot = access is Access.LaidOut or Access.LaidOutOnce ? slots.Take() : -1;
            operands[i] = new(inputs[i]?.Address ?? 0, access, group.Operands[i].Pattern, slot);
        }
        var (steps, deferred) = slots.Assign(operands);
        return new(group.Count, width, row, tile, operands, steps, deferred, slots.Count);
    }

    /// <summary>A tile that holds whole units and, where that is not too long, whole registers.</summary>
    private static int TileOf(int unit)
    {
        var whole = unit;
        while (whole % Tiles.Whole != 0)
        {
            whole += unit;
        }
        whole = whole > 2 * TileLength ? unit : whole;
        return Math.Max(1, TileLength / whole) * whole;
    }

    /// <summary>
    /// The length after which the way an operand is read repeats, or changes to its next element; 0 when it never matters.
    /// </summary>
    private static int RowOf(Pattern pattern, int count) =>
        pattern.IsScalar || pattern.IsFull(count) ? 0
        : pattern.Block > 1 ? pattern.Block
        : pattern.Period;

    private static Access AccessOf(Pattern pattern, int count, int row, int unit) =>
        pattern.IsScalar ? Access.Scalar
        : pattern.IsFull(count) ? Access.Full
        : row > 0 && pattern == new Pattern(1, row) ? Access.Row
        : row > 0 && pattern.Block == row ? Access.RowElement
        : row == 0 && pattern.Block == 1 && unit % pattern.Period == 0 ? Access.LaidOutOnce
        : Access.LaidOut;

    /// <summary>
    /// The count rounded up to whole registers. Memory of plans is padded, so the last tile of a value may run over its end: reading
    /// there finds numbers of no meaning, and writing there hurts nobody.
    /// </summary>
    private static int WholeCount(int count) => (count + Tiles.Whole - 1) / Tiles.Whole * Tiles.Whole;

    /// <summary>Runs elements from a start to before an end; both are multiples of all rows that operands repeat by.</summary>
    /// <param name="start">The first element.</param>
    /// <param name="end">One past the last.</param>
    /// <param name="block">Memory of the operand that is named now; its first element is the first one of this part.</param>
    public void RunStretch(int start, int end, nint block)
    {
        var scratch = Scratch();
        LayOutOnce(scratch);
        var origin = (byte*)block - ((nint)start * width);
        for (var at = start; at < end; )
        {
            var length = Math.Min(tile, row > 0 ? Math.Min(end - at, row - (at % row)) : end - at);
            RunTile(scratch, at, length, origin);
            at += length;
        }
    }

    private byte* Scratch() =>
        (byte*)
            System.Runtime.CompilerServices.Unsafe.AsPointer(
                ref System.Runtime.InteropServices.MemoryMarshal.GetReference(
                    KernelScratch.Get<byte>(ScratchSlot.Tiles, Math.Max(64, scratchBytes))
                )
            );

    private void Run(int first, int end)
    {
        var scratch = Scratch();
        LayOutOnce(scratch);
        if (row == 0)
        {
            for (var t = first; t < end; t++)
            {
                var rest = count - (t * tile);
                var length =
                    rest > tile ? tile
                    : runsOver ? WholeCount(rest)
                    : rest;
                RunTile(scratch, t * tile, length);
            }
            return;
        }
        for (var r = first; r < end; r++)
        {
            for (var start = 0; start < row; start += tile)
            {
                RunTile(scratch, (r * row) + start, Math.Min(tile, row - start));
            }
        }
    }

    private void RunTile(byte* scratch, int start, int length, byte* origin = null)
    {
        foreach (ref readonly var operand in operands.AsSpan())
        {
            if (operand.Access == Access.LaidOut)
            {
                LayOut(operand, SlotAt(scratch, operand.Slot), start, length);
            }
        }
        foreach (ref readonly var step in steps.AsSpan())
        {
            var x = Locate(step.X, scratch, start, origin, out var xStep);
            var y = Locate(step.Y, scratch, start, origin, out var yStep);
            var w = Locate(step.W, scratch, start, origin, out var wStep);
            var z = step.Target != 0 ? (byte*)step.Target + ((nint)start * width) : SlotAt(scratch, step.Slot);
            step.Tile.Run(x, xStep, y, yStep, w, wStep, z, length);
        }
        foreach (var (slot, target) in deferred)
        {
            var bytes = (long)length * width;
            Buffer.MemoryCopy(SlotAt(scratch, slot), (byte*)target + ((nint)start * width), bytes, bytes);
        }
    }

    private byte* Locate(int source, byte* scratch, int start, byte* origin, out nint step)
    {
        step = 1;
        if (source < 0)
        {
            ref readonly var earlier = ref steps[~source];
            return earlier.Target != 0 ? (byte*)earlier.Target + ((nint)start * width) : SlotAt(scratch, earlier.Slot);
        }
        ref readonly var operand = ref operands[source];
        var address = (byte*)operand.Address;
        switch (operand.Access)
        {
            case Access.Full:
                return address + ((nint)start * width);
            case Access.Block:
                return origin + ((nint)start * width);
            case Access.Scalar:
                step = 0;
                return address;
            case Access.Row:
                return address + ((nint)(start % row) * width);
            case Access.RowElement:
                step = 0;
                return address + ((nint)(start / row % operand.Pattern.Period) * width);
            default:
                return SlotAt(scratch, operand.Slot);
        }
    }

    private byte* SlotAt(byte* scratch, int slot) => scratch + (slot * slotBytes);

    private void LayOutOnce(byte* scratch)
    {
        foreach (ref readonly var operand in operands.AsSpan())
        {
            if (operand.Access == Access.LaidOutOnce)
            {
                LayOut(operand, SlotAt(scratch, operand.Slot), 0, WholeCount(tile));
            }
        }
    }

    private void LayOut(in BoundOperand operand, byte* target, int start, int length)
    {
        if (width == sizeof(float))
        {
            Repeat((float*)operand.Address, operand.Pattern, (float*)target, start, length);
        }
        else
        {
            Repeat((double*)operand.Address, operand.Pattern, (double*)target, start, length);
        }
    }

    private static void Repeat<T>(T* source, Pattern pattern, T* target, int start, int length)
        where T : unmanaged
    {
        if (pattern.Block == 1 && start % pattern.Period == 0)
        {
            RepeatWhole(source, pattern.Period, target, length);
            return;
        }
        var (within, element) = (start % pattern.Block, start / pattern.Block % pattern.Period);
        for (var i = 0; i < length; )
        {
            var taken = Math.Min(pattern.Block - within, length - i);
            if (pattern.Block == 1)
            {
                taken = Math.Min(pattern.Period - element, length - i);
                new ReadOnlySpan<T>(source + element, taken).CopyTo(new Span<T>(target + i, taken));
                element = 0;
            }
            else
            {
                new Span<T>(target + i, taken).Fill(source[element]);
                element = element + 1 == pattern.Period ? 0 : element + 1;
            }
            within = 0;
            i += taken;
        }
    }

    /// <summary>The same from a first element on: every copy doubles what is there.</summary>
    private static void RepeatWhole<T>(T* source, int period, T* target, int length)
        where T : unmanaged
    {
        var done = Math.Min(period, length);
        new ReadOnlySpan<T>(source, done).CopyTo(new Span<T>(target, done));
        while (done < length)
        {
            var taken = Math.Min(done, length - done);
            new ReadOnlySpan<T>(target, taken).CopyTo(new Span<T>(target + done, taken));
            done += taken;
        }
    }

    private readonly record struct BoundOperand(nint Address, Access Access, Pattern Pattern, int Slot);

    /// <summary>A step with its places: sources are operands (0 and up) or earlier steps (−1 and down).</summary>
    private readonly record struct BoundStep(Tile Tile, int X, int Y, int W, nint Target, int Slot);
}

namespace Functional;

internal sealed unsafe partial class FusedLoop
{
    /// <summary>
    /// Decides where every step writes: to the memory of its result, or to a slot of scratch. A result whose memory an operand that
    /// is read later still needs waits in a slot until the tile is done.
    /// </summary>
    private sealed class SlotMap(StepGroup group, IReadOnlyDictionary<int, Tensor> outputs)
    {
        private readonly Stack<int> free = [];

        public int Count { get; private set; }

        public int Take() => free.TryPop(out var slot) ? slot : Count++;

        public (BoundStep[] Steps, (int, nint)[] Deferred) Assign(BoundOperand[] operands)
        {
            var lastUse = LastUses();
            var steps = new BoundStep[group.Steps.Count];
            var deferred = new List<(int, nint)>();
            for (var i = 0; i < steps.Length; i++)
            {
                var step = group.Steps[i];
                var tile = step.Op.TileOf(step.Attributes, step.Type)!;
                nint target = outputs.TryGetValue(i, out var result) ? result.Address : 0;
                var waits = target != 0 && IsReadLater(i, target, operands);
                var slot = target == 0 || waits ? Take() : -1;
                if (waits)
                {
                    deferred.Add((slot, target));
                }
                int[] sources = [.. step.Sources.Select(s => s.IsOperand ? s.Index : ~s.Index), 0, 0];
                steps[i] = new(
                    tile,
                    sources[0],
                    step.Sources.Length > 1 ? sources[1] : sources[0],
                    step.Sources.Length > 2 ? sources[2] : sources[0],
                    waits ? 0 : target,
                    slot
                );
                foreach (var used in step.Sources.Where(s => !s.IsOperand).Select(s => s.Index).Distinct())
                {
                    if (lastUse[used] == i && steps[used].Slot >= 0 && !outputs.ContainsKey(used))
                    {
                        free.Push(steps[used].Slot);
                    }
                }
            }
            return (steps, [.. deferred]);
        }

        /// <summary>Whether memory that a step would write is that of an operand which a later step reads.</summary>
        private bool IsReadLater(int step, nint target, BoundOperand[] operands) =>
            group.Steps.Skip(step + 1).SelectMany(s => s.Sources).Any(s => s.IsOperand && operands[s.Index].Address == target);

        private int[] LastUses()
        {
            var last = new int[group.Steps.Count];
            for (var i = 0; i < group.Steps.Count; i++)
            {
                foreach (var source in group.Steps[i].Sources.Where(s => !s.IsOperand))
                {
                    last[source.Index] = i;
                }
            }
            return last;
        }
    }
}

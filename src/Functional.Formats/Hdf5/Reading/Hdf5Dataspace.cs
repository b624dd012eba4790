namespace Functional;

/// <summary>How many elements there are along each axis, section IV.A.2.b "The Dataspace Message".</summary>
/// <param name="Dimensions">The lengths, outermost first.</param>
/// <param name="Maximum">How long they may become; the largest number where there is no limit.</param>
/// <param name="IsNull">Whether there is no value at all.</param>
internal sealed record Hdf5Dataspace(int[] Dimensions, ulong[] Maximum, bool IsNull)
{
    private const int MostAxes = 32;

    /// <summary>The number of elements.</summary>
    public int Count => Dimensions.Aggregate(1, (product, size) => product * size);

    public static Hdf5Dataspace Read(Hdf5Cursor cursor)
    {
        var version = cursor.Version(1, 2);
        var rank = cursor.U8();
        var flags = cursor.U8();
        var isNull = version == 2 && cursor.U8() == 2;
        cursor.Skip(version == 1 ? 5 : 0);
        if (rank > MostAxes)
        {
            throw cursor.Fail($"{rank} axes are more than {MostAxes}");
        }
        if (isNull)
        {
            return new([0], [0], true);
        }
        var dimensions = new int[rank];
        var product = 1L;
        for (var axis = 0; axis < rank; axis++)
        {
            var size = cursor.Length();
            if (size > int.MaxValue || Math.Max(product, 1) * (long)size > int.MaxValue)
            {
                throw cursor.Fail($"an array with a length of {size} along axis {axis} is too large");
            }
            dimensions[axis] = (int)size;
            product = Math.Max(product, 1) * Math.Max((long)size, 1);
        }
        var maximum = new ulong[rank];
        for (var axis = 0; axis < rank; axis++)
        {
            maximum[axis] = (flags & 1) != 0 ? cursor.Length() : (ulong)dimensions[axis];
        }
        return new(dimensions, maximum, false);
    }
}

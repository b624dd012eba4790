namespace Functional;

/// <summary>
/// Files of HDF5, as h5py and Keras write them, in managed code: a tree of groups with data sets at its leaves and attributes on both.
/// Read are superblocks 0 to 3, object headers 1 and 2, groups old and new, data that are compact, contiguous or chunked with deflate,
/// shuffle and fletcher32; numbers, booleans and texts of fixed and variable length. Written is what h5py writes unless told otherwise.
/// (The HDF Group: HDF5 File Format Specification, version 3.)
/// </summary>
public static class Hdf5
{
    /// <summary>The tree in a file.</summary>
    /// <param name="path">The name of the file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidFileException">The file is damaged, or none of HDF5; the message says where.</exception>
    public static Hdf5Group Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Read(FileBytes.Read(path), path);
    }

    /// <summary>The tree in bytes that are in memory already.</summary>
    /// <param name="bytes">A whole file.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="InvalidFileException">The bytes are damaged, or none of HDF5; the message says where.</exception>
    public static Hdf5Group Read(ReadOnlyMemory<byte> bytes, string name) =>
        new Hdf5TreeReader(Hdf5Superblock.Open(bytes, name)).ReadRoot();

    /// <summary>Writes a tree; the file appears when it is complete and not before.</summary>
    /// <param name="path">The name of the file.</param>
    /// <param name="root">The tree.</param>
    /// <exception cref="ArgumentException">An attribute is larger than a file of HDF5 can hold.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, Hdf5Group root)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var bytes = ToBytes(root);
        AtomicFile.Write(path, stream => stream.Write(bytes));
    }

    /// <summary>The bytes of a file that holds a tree; the same tree gives the same bytes.</summary>
    /// <param name="root">The tree.</param>
    /// <exception cref="ArgumentException">An attribute is larger than a file of HDF5 can hold.</exception>
    public static byte[] ToBytes(Hdf5Group root)
    {
        ArgumentNullException.ThrowIfNull(root);
        return new Hdf5Writer().Write(root);
    }
}

using Google.Protobuf;

namespace Functional;

/// <summary>
/// Models in ONNX files, which ONNX Runtime, PyTorch and many others read and write. Any network that is built here can be written;
/// read are models of the operators that are listed in the documentation.
/// </summary>
public static class Onnx
{
    /// <summary>
    /// Writes what the model predicts by: its network for inference and its parameters, without loss, optimizer and history. Inputs and
    /// outputs have the names that they have here and take any number of rows; parameters are called by their paths. Opset 17.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The name of the file; it appears when it is complete and not before.</param>
    /// <exception cref="NotSupportedException">The network uses an operation that ONNX cannot say; the message names its layer.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(Model model, string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var bytes = ToBytes(model);
        AtomicFile.Write(path, stream => stream.Write(bytes));
    }

    /// <summary>What <see cref="Write"/> writes, in memory.</summary>
    /// <param name="model">The model.</param>
    /// <exception cref="NotSupportedException">The network uses an operation that ONNX cannot say; the message names its layer.</exception>
    public static byte[] ToBytes(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return OnnxExport.Of(model).ToByteArray();
    }

    /// <summary>
    /// The model in a file, as a graph of layers where operators are layers: it predicts, is summarized, frozen and saved as any other,
    /// and is trained on once it has a loss, <see cref="Model.WithObjectives"/>. Layers are called as the names of weights and nodes say,
    /// with dots for slashes. Any number of rows may be given, also where the file says a fixed one.
    /// </summary>
    /// <param name="path">The name of the file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidFileException">
    /// The file is damaged, or has an operator that is not covered; the message names operator and node.
    /// </exception>
    public static Model Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return OnnxImport.Read(FileBytes.Read(path), path);
    }
}

using System.Text;
using System.Text.RegularExpressions;

namespace Functional;

/// <summary>Models as C# code that needs no library.</summary>
public static partial class ModelSource
{
    extension(Model model)
    {
        /// <summary>
        /// Writes a class that predicts what the model predicts, to the bit, and needs nothing but .NET 8: for services that want no
        /// library. It is named after the file: <c>Digits.cs</c> holds <c>Digits.Predict(x)</c>, where x has the numbers of any number
        /// of examples one after another. Several inputs are several arguments; several outputs, in a tuple.
        /// </summary>
        /// <param name="path">The name of the file; with <c>.cs</c>, C#'s ending.</param>
        /// <param name="inNamespace">The namespace of the class; none unless given.</param>
        /// <param name="mostBytes">
        /// Weights of more bytes than this go to a file of the same name with the ending <c>.weights</c>, an embedded resource, in place
        /// of the code.
        /// </param>
        /// <remarks>
        /// The same model gives the same file. The bits are those of the managed backend, which is the default; inputs are not searched
        /// for NaN. Every operation of inference is written, so networks and layers of one's own are, too.
        /// </remarks>
        /// <exception cref="ArgumentException">The name does not end in <c>.cs</c>, or the namespace is none.</exception>
        /// <exception cref="NotSupportedException">An operation has no form as source; the message names it and its layer.</exception>
        /// <exception cref="IOException">The file cannot be written.</exception>
        public void SaveSource(string path, string? inNamespace = null, int mostBytes = 1 << 20)
        {
            ArgumentNullException.ThrowIfNull(model);
            ArgumentException.ThrowIfNullOrWhiteSpace(path);
            if (!path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
            {
                throw new ArgumentException($"\"{path}\": source is C#, in files that end in .cs.");
            }
            if (inNamespace is not null && !Namespace().IsMatch(inNamespace))
            {
                throw new ArgumentException($"\"{inNamespace}\" is no namespace: give names with points between, My.Models.");
            }
            ArgumentOutOfRangeException.ThrowIfNegative(mostBytes);
            var text = new SourceFileText(model, SourceNames.Pascal(Path.GetFileNameWithoutExtension(path)), inNamespace);
            var inFile = text.WeightBytes > mostBytes;
            if (inFile)
            {
                Write(Path.Combine(Path.GetDirectoryName(path) ?? "", text.ResourceName), text.Weights());
            }
            Write(path, Encoding.UTF8.GetBytes(text.Text(inFile)));
        }
    }

    private static void Write(string path, byte[] bytes) => AtomicFile.Write(path, stream => stream.Write(bytes));

    [GeneratedRegex("^[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*$")]
    private static partial Regex Namespace();
}

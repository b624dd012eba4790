using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Functional;

/// <summary>The constants of generated code: short ones as lists of numbers, others as Base64 or in a file beside it.</summary>
internal sealed class SourceWeights
{
    private const int LongestList = 16;
    private const int Columns = 120;

    private readonly Dictionary<Tensor, string> names = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Tensor, string> paths = new(ReferenceEqualityComparer.Instance);
    private readonly List<(string Name, Tensor Value)> fields = [];
    private readonly SourceNames identifiers;

    public SourceWeights(SourceNames identifiers, Model model)
    {
        this.identifiers = identifiers;
        foreach (var tree in new[] { model.Parameters, model.State })
        {
            foreach (var path in tree.Paths)
            {
                paths[tree[path]] = path;
            }
        }
    }

    /// <summary>How many bytes stand in the code as Base64 unless they stand in a file.</summary>
    public long Bytes => fields.Where(f => !IsList(f.Value)).Sum(f => (long)f.Value.Size * Width(f.Value.DType));

    /// <summary>The field that holds a tensor.</summary>
    public string Field(Tensor value)
    {
        if (!names.TryGetValue(value, out var name))
        {
            name = identifiers.Field(paths.GetValueOrDefault(value, "constant"));
            names.Add(value, name);
            fields.Add((name, value));
        }
        return name;
    }

    /// <summary>The content of the file: all numbers that are not lists, little-endian, one tensor after another.</summary>
    public byte[] ToFile() => [.. fields.Where(f => !IsList(f.Value)).SelectMany(f => Encode(f.Value))];

    /// <summary>The declarations of the fields.</summary>
    /// <param name="inFile">Whether long ones are in the file.</param>
    public string Declarations(bool inFile)
    {
        var text = new StringBuilder();
        var offset = 0;
        foreach (var (name, value) in fields)
        {
            var type = SourceTypes.Name(value.DType);
            text.Append(CultureInfo.InvariantCulture, $"    private static readonly {type}[] {name} = ");
            if (IsList(value))
            {
                var numbers = value.ToArray<double>().Select(x => SourceTypes.Literal(value.DType, x));
                text.Append(CultureInfo.InvariantCulture, $"new {type}[] {{ {string.Join(", ", numbers)} }};\n\n");
                continue;
            }
            var reader = Readers[value.DType];
            if (inFile)
            {
                text.Append(CultureInfo.InvariantCulture, $"{reader}(Weights.AsSpan({offset}, {value.Size * Width(value.DType)}));\n\n");
                offset += value.Size * Width(value.DType);
                continue;
            }
            text.Append(CultureInfo.InvariantCulture, $"{reader}(Convert.FromBase64String(\n        \"\"\"\n");
            foreach (var line in Convert.ToBase64String(Encode(value)).Chunk(Columns))
            {
                text.Append("        ").Append(line).Append('\n');
            }
            text.Append("        \"\"\"));\n\n");
        }
        return text.ToString();
    }

    /// <summary>The functions that read the fields.</summary>
    public IEnumerable<string> ReaderFunctions() =>
        fields.Where(f => !IsList(f.Value)).Select(f => f.Value.DType).Distinct().Order().Select(t => Reader(t));

    private static readonly Dictionary<DType, string> Readers = new()
    {
        [DType.Float32] = "Singles",
        [DType.Float64] = "Doubles",
        [DType.Int32] = "Integers",
    };

    private static readonly Dictionary<DType, string> Primitives = new()
    {
        [DType.Float32] = "ReadSingleLittleEndian",
        [DType.Float64] = "ReadDoubleLittleEndian",
        [DType.Int32] = "ReadInt32LittleEndian",
    };

    private static string Reader(DType type)
    {
        var (name, element, width) = (Readers[type], SourceTypes.Name(type), Width(type));
        return $$"""
            private static {{element}}[] {{name}}(ReadOnlySpan<byte> bytes)
            {
                {{element}}[] values = new {{element}}[bytes.Length / {{width}}];
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = BinaryPrimitives.{{Primitives[type]}}(bytes.Slice({{width}} * i));
                }
                return values;
            }
            """;
    }

    private static bool IsList(Tensor value) => value.Size <= LongestList || !Readers.ContainsKey(value.DType);

    private static int Width(DType type) => type == DType.Float64 ? sizeof(double) : sizeof(float);

    private static byte[] Encode(Tensor value)
    {
        var bytes = new byte[value.Size * Width(value.DType)];
        for (var i = 0; i < value.Size; i++)
        {
            var place = bytes.AsSpan(i * Width(value.DType));
            switch (value.DType)
            {
                case DType.Float32:
                    BinaryPrimitives.WriteSingleLittleEndian(place, value.AsSpan<float>()[i]);
                    break;
                case DType.Float64:
                    BinaryPrimitives.WriteDoubleLittleEndian(place, value.AsSpan<double>()[i]);
                    break;
                default:
                    BinaryPrimitives.WriteInt32LittleEndian(place, value.AsSpan<int>()[i]);
                    break;
            }
        }
        return bytes;
    }
}

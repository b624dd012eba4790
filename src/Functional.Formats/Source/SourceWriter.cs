using System.Text;

namespace Functional;

/// <summary>Generated code while it grows: statements for one example, buffers, constants, and the functions that they need.</summary>
internal sealed class SourceWriter(SourceWeights weights)
{
    private const string Indent = "            ";
    private static readonly string[] Counters = ["i", "j", "k", "l", "m", "n", "o", "p", "q", "r"];

    private readonly StringBuilder statements = new();
    private readonly StringBuilder buffers = new();
    private readonly HashSet<(string Name, DType DType)> helpers = [];
    private int values;
    private string? path;

    /// <summary>The code for one example.</summary>
    public string Statements => statements.ToString();

    /// <summary>The declarations of the memory it works in.</summary>
    public string Buffers => buffers.ToString();

    /// <summary>The functions it calls.</summary>
    public IReadOnlyCollection<(string Name, DType DType)> Helpers => helpers;

    /// <summary>Says from which layer the next statements come.</summary>
    public void Enter(string layer)
    {
        if (layer != path && layer.Length > 0)
        {
            statements
                .Append(statements.Length == 0 ? "" : "\n")
                .Append(Indent)
                .Append("// ")
                .Append(layer.ReplaceLineEndings(" "))
                .Append('\n');
        }
        path = layer;
    }

    /// <summary>Memory for a result.</summary>
    public SourceValue New(Shape shape, DType type)
    {
        var name = FormattableString.Invariant($"v{++values}");
        var element = SourceTypes.Name(type);
        buffers.Append(FormattableString.Invariant($"        {element}[] {name} = new {element}[{shape.Size}];\n"));
        return new(name, shape, type);
    }

    /// <summary>A constant: a single number is written where it is used.</summary>
    public SourceValue Constant(Tensor value) =>
        value.Size == 1 ? new(SourceTypes.Literal(value.DType, value.ToDouble()), value.Shape, value.DType, true) : Stored(value);

    /// <summary>A constant in memory.</summary>
    public SourceValue Stored(Tensor value) => new(weights.Field(value), value.Shape, value.DType);

    /// <summary>The name of memory that holds a value.</summary>
    public string Memory(SourceValue value)
    {
        if (!value.IsLiteral)
        {
            return value.Name;
        }
        var room = New(value.Shape, value.DType);
        Line($"{room.Name}[0] = {value.Name};");
        return room.Name;
    }

    /// <summary>Asks for a function.</summary>
    public void Need(string helper, DType type) => helpers.Add((helper, type));

    /// <summary>A statement.</summary>
    public void Line(string text) => statements.Append(Indent).Append(text).Append('\n');

    /// <summary>A loop over a shape: every element of the target becomes an expression of elements, <c>{0} + {1}</c>.</summary>
    public void Loop(Shape shape, SourceView target, string expression, params SourceView[] operands)
    {
        if (shape.Size == 0)
        {
            return;
        }
        SourceView[] views = [target, .. operands];
        var (sizes, strides) = Collapse(shape, views);
        var depth = 0;
        foreach (var size in sizes)
        {
            var counter = Counters[depth];
            Line(new string(' ', 4 * depth) + FormattableString.Invariant($"for (int {counter} = 0; {counter} < {size}; {counter}++)"));
            Line(new string(' ', 4 * depth++) + "{");
        }
        string At(int view) =>
            views[view].Value.IsLiteral
                ? views[view].Value.Name
                : $"{views[view].Value.Name}[{Index(views[view].Offset, strides.Select(s => s[view]))}]";
        var text = expression;
        for (var i = 0; i < operands.Length; i++)
        {
            text = text.Replace(FormattableString.Invariant($"{{{i}}}"), At(i + 1), StringComparison.Ordinal);
        }
        Line(new string(' ', 4 * depth) + $"{At(0)} = {text};");
        while (depth-- > 0)
        {
            Line(new string(' ', 4 * depth) + "}");
        }
    }

    /// <summary>Where an element lies: the beginning and a step for every counter.</summary>
    public static string Index(int offset, IEnumerable<int> strides)
    {
        var terms = strides
            .Select(
                (s, axis) =>
                    s switch
                    {
                        0 => "",
                        1 => Counters[axis],
                        _ => FormattableString.Invariant($"({Counters[axis]} * {s})"),
                    }
            )
            .Prepend(offset == 0 ? "" : FormattableString.Invariant($"{offset}"))
            .Where(t => t.Length > 0)
            .ToList();
        return terms.Count == 0 ? "0" : string.Join(" + ", terms);
    }

    /// <summary>Axes of one element are left out, and axes that all views walk through in one go are one.</summary>
    private static (List<int> Sizes, List<int[]> Strides) Collapse(Shape shape, SourceView[] views)
    {
        var (sizes, strides) = (new List<int>(), new List<int[]>());
        for (var axis = 0; axis < shape.Rank; axis++)
        {
            var size = shape[axis];
            int[] steps = [.. views.Select(v => v.Strides[axis])];
            if (size == 1)
            {
                continue;
            }
            if (sizes.Count > 0 && strides[^1].Zip(steps).All(s => s.First == s.Second * size))
            {
                (sizes[^1], strides[^1]) = (sizes[^1] * size, steps);
                continue;
            }
            sizes.Add(size);
            strides.Add(steps);
        }
        return (sizes, strides);
    }
}

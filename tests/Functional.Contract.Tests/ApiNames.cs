using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Functional.Tests;

/// <summary>Types and values as C# writes them, without namespaces, with the question marks of nullable references.</summary>
static class ApiNames
{
    static readonly NullabilityInfoContext Nullability = new();

    static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    public static string Of(FieldInfo field) => Of(field.FieldType, Nullability.Create(field), TupleNames(field));

    public static string Of(PropertyInfo property) => Of(property.PropertyType, Nullability.Create(property), TupleNames(property));

    public static string Of(EventInfo @event) => Of(@event.EventHandlerType!, Nullability.Create(@event), TupleNames(@event));

    public static string Of(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (!type.IsByRef)
            return Of(type, Nullability.Create(parameter), TupleNames(parameter));
        var direction =
            parameter.IsOut ? "out"
            : parameter.IsIn ? "in"
            : "ref";
        return $"{direction} {Of(type.GetElementType()!, null, TupleNames(parameter))}";
    }

    public static string Of(Type type) => Of(type, null, []);

    // The compiler lists the names of all tuples in a type in the order in which they are met here.
    static Queue<string?> TupleNames(ICustomAttributeProvider place) =>
        new(place.GetCustomAttributes(inherit: false).OfType<TupleElementNamesAttribute>().SelectMany(names => names.TransformNames));

    static string Of(Type type, NullabilityInfo? nullability, Queue<string?> names)
    {
        var mark = !type.IsValueType && nullability?.ReadState == NullabilityState.Nullable ? "?" : "";
        return Plain(type, nullability, names) + mark;
    }

    static string Plain(Type type, NullabilityInfo? nullability, Queue<string?> names)
    {
        if (type.IsGenericParameter)
            return type.Name;
        if (type.IsArray)
            return $"{Of(type.GetElementType()!, nullability?.ElementType, names)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (type.HasElementType)
            return Of(type.GetElementType()!, null, names) + (type.IsByRef ? "&" : "*");
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Of(value, null, names) + "?";
        return Keywords.GetValueOrDefault(type) ?? Named(type, nullability, names);
    }

    static string Named(Type type, NullabilityInfo? nullability, Queue<string?> names)
    {
        var outer = type.DeclaringType is { } declaring ? Of(declaring).Split('<')[0] + "." : "";
        var arguments = type.GetGenericArguments();
        if (arguments.Length == 0)
            return outer + type.Name;

        var isTuple = type.IsAssignableTo(typeof(ITuple)) && type.IsValueType;
        var labels = arguments.Select(_ => isTuple && names.TryDequeue(out var label) && label is not null ? " " + label : "").ToList();
        var inner = nullability?.GenericTypeArguments;
        var parts = arguments.Select((argument, i) => Of(argument, inner?.Length == arguments.Length ? inner[i] : null, names) + labels[i]);
        var list = string.Join(", ", parts);
        return isTuple ? $"({list})" : $"{outer}{type.Name.Split('`')[0]}<{list}>";
    }

    /// <summary>The <c>where</c> clauses of type parameters, each after a space.</summary>
    public static string Constraints(IEnumerable<Type> parameters) =>
        string.Concat(parameters.Where(one => one.IsGenericParameter).Select(Constraint));

    static string Constraint(Type parameter)
    {
        var flags = parameter.GenericParameterAttributes;
        var isStruct = flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        string[] rules =
        [
            .. flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) ? ["class"] : Array.Empty<string>(),
            .. isStruct ? ["struct"] : Array.Empty<string>(),
            .. parameter
                .GetGenericParameterConstraints()
                .Where(one => one != typeof(ValueType))
                .Select(one => Of(one))
                .Order(StringComparer.Ordinal),
            .. !isStruct && flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) ? ["new()"] : Array.Empty<string>(),
        ];
        return rules.Length == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", rules)}";
    }

    /// <summary>A constant or a default, of the type it is declared with.</summary>
    public static string Value(object? value, Type type) =>
        value switch
        {
            null => "default",
            string text => $"\"{text}\"",
            bool flag => flag ? "true" : "false",
            char sign => $"'{sign}'",
            _ when type.IsEnum => $"{type.Name}.{Enum.GetName(type, value)}",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };
}

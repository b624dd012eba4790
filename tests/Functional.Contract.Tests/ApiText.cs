using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Functional.Tests;

/// <summary>The public API of an assembly as text: one line a type or member, sorted, C# and F# alike.</summary>
static class ApiText
{
    public static string Of(Product product)
    {
        var text = new StringBuilder();
        foreach (var type in product.PublicTypes)
        {
            text.Append(Declaration(type)).Append('\n');
            foreach (var line in Lines(type))
                text.Append("    ").Append(line).Append('\n');
        }
        return text.ToString();
    }

    static IEnumerable<string> Lines(Type type) =>
        typeof(Delegate).IsAssignableFrom(type)
            ? []
            : Product
                .PublicMembers(type)
                .Select(member => (member.Name, Line: Line(member)))
                .OrderBy(member => member.Name, StringComparer.Ordinal)
                .ThenBy(member => member.Line, StringComparer.Ordinal)
                .Select(member => member.Line);

    static string Declaration(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
            return "delegate " + Signature(type.GetMethod("Invoke")!, ApiNames.Of(type));

        string[] bases = [.. BaseOf(type), .. Interfaces(type).Select(one => ApiNames.Of(one)).Order(StringComparer.Ordinal)];
        var heritage = bases.Length > 0 && !type.IsEnum ? " : " + string.Join(", ", bases) : "";
        return $"{Kind(type)} {ApiNames.Of(type)}{heritage}{ApiNames.Constraints(type.GetGenericArguments())}";
    }

    static string Kind(Type type) =>
        type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => (IsReadOnly(type) ? "readonly " : "") + (type.IsByRefLike ? "ref struct" : "struct"),
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };

    static bool IsReadOnly(Type type) => type.IsDefined(typeof(IsReadOnlyAttribute), inherit: false);

    static IEnumerable<string> BaseOf(Type type) =>
        type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) ? [ApiNames.Of(parent)] : [];

    // Those the base type or another interface does not bring anyway.
    static IEnumerable<Type> Interfaces(Type type)
    {
        var all = type.GetInterfaces();
        var brought = all.SelectMany(one => one.GetInterfaces()).Concat(type.BaseType?.GetInterfaces() ?? []);
        return all.Except(brought).Where(one => one.IsVisible);
    }

    static string Line(MemberInfo member) =>
        member switch
        {
            FieldInfo field => Field(field),
            PropertyInfo property => Property(property),
            EventInfo @event => $"event {ApiNames.Of(@event)} {@event.Name}",
            ConstructorInfo constructor => $"{Access(constructor)}new({Parameters(constructor)})",
            MethodInfo method => Access(method) + Signature(method, method.Name + Arguments(method)),
            _ => member.ToString()!,
        };

    static string Arguments(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(one => one.Name))}>" : "";

    static string Signature(MethodInfo method, string name) =>
        $"{ApiNames.Of(method.ReturnParameter)} {name}({Parameters(method)}){ApiNames.Constraints(method.GetGenericArguments())}";

    static string Field(FieldInfo field)
    {
        if (field.DeclaringType!.IsEnum)
            return $"{field.Name} = {Convert.ToInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}";
        if (field.IsLiteral)
            return $"const {ApiNames.Of(field)} {field.Name} = {ApiNames.Value(field.GetRawConstantValue(), field.FieldType)}";
        return $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{ApiNames.Of(field)} {field.Name}";
    }

    static string Property(PropertyInfo property)
    {
        var any = property.GetAccessors(nonPublic: true)[0];
        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(Parameter))}]";
        var get = property.GetMethod is { } getter && IsSeen(getter) ? " get;" : "";
        var set = property.SetMethod is { } setter && IsSeen(setter) ? (IsInit(setter) ? " init;" : " set;") : "";
        var required = property.IsDefined(typeof(RequiredMemberAttribute), inherit: false) ? "required " : "";
        return $"{Access(any)}{required}{ApiNames.Of(property)} {name} {{{get}{set} }}";
    }

    static bool IsSeen(MethodInfo method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    static bool IsInit(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    static string Access(MethodBase method)
    {
        var access = method.IsPublic ? "" : "protected ";
        if (method.DeclaringType!.IsInterface)
            return access
                + (
                    method.IsStatic
                        ? method.IsAbstract
                            ? "static abstract "
                            : "static "
                        : ""
                );
        if (method.IsStatic)
            return access + "static ";
        var isOverride = method is MethodInfo info && info.GetBaseDefinition() != info;
        return access
            + method switch
            {
                { IsAbstract: true } => "abstract ",
                _ when isOverride => "override ",
                { IsVirtual: true, IsFinal: false } => "virtual ",
                _ => "",
            };
    }

    static string Parameters(MethodBase method)
    {
        var all = string.Join(", ", method.GetParameters().Select(Parameter));
        return method.IsDefined(typeof(ExtensionAttribute), inherit: false) ? "this " + all : all;
    }

    static string Parameter(ParameterInfo parameter)
    {
        var many =
            parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false)
            || parameter.IsDefined(typeof(ParamCollectionAttribute), inherit: false);
        var fallback = parameter.HasDefaultValue ? " = " + ApiNames.Value(parameter.RawDefaultValue, parameter.ParameterType) : "";
        return $"{(many ? "params " : "")}{ApiNames.Of(parameter)} {parameter.Name}{fallback}";
    }
}

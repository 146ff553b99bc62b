using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace SecondTrack.Web.Tests.Conventions;

/// <summary>The compiled assemblies, read without loading them: a rule sees what the compiler made, not what a source file seems to say.</summary>
internal static class Compiled
{
    public static readonly ModuleDefinition Product = Read(typeof(Words));
    public static readonly ModuleDefinition Web = Read(typeof(Workbench));
    public static readonly ModuleDefinition Tests = Read(typeof(Compiled));

    private static ModuleDefinition Read(Type type) => ModuleDefinition.ReadModule(type.Assembly.Location);

    /// <summary>All types, nested ones too, without those that the compiler made up.</summary>
    public static IEnumerable<TypeDefinition> Types(ModuleDefinition module) =>
        module.GetTypes().Where(t => !t.Name.StartsWith("<Module>", StringComparison.Ordinal) && !Owner(t).Namespace.StartsWith("System", StringComparison.Ordinal)
            && !Owner(t).Namespace.StartsWith("Microsoft", StringComparison.Ordinal));

    public static IEnumerable<Instruction> Body(TypeDefinition type) =>
        type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Instructions);

    /// <summary>The outermost type: a lambda's class belongs to the file it was written in.</summary>
    public static TypeDefinition Owner(TypeDefinition type) => type.DeclaringType is null ? type : Owner(type.DeclaringType);

    /// <summary>Every type that a type names: bases, members, locals, calls and the arguments of generics.</summary>
    public static IEnumerable<TypeReference> Named(TypeDefinition type)
    {
        var named = new List<TypeReference?> { type.BaseType };
        named.AddRange(type.Interfaces.Select(i => i.InterfaceType));
        named.AddRange(type.Fields.Select(f => f.FieldType));
        named.AddRange(type.CustomAttributes.Select(a => a.AttributeType));
        foreach (var method in type.Methods)
        {
            named.Add(method.ReturnType);
            named.AddRange(method.Parameters.Select(p => p.ParameterType));
            if (!method.HasBody) continue;
            named.AddRange(method.Body.Variables.Select(v => v.VariableType));
            foreach (var instruction in method.Body.Instructions) named.AddRange(Named(instruction.Operand));
        }
        return named.OfType<TypeReference>().SelectMany(Unwrapped);
    }

    private static IEnumerable<TypeReference?> Named(object? operand) => operand switch
    {
        TypeReference type => [type],
        GenericInstanceMethod method => [method.DeclaringType, method.ReturnType, .. method.GenericArguments],
        MethodReference method => [method.DeclaringType, method.ReturnType, .. method.Parameters.Select(p => p.ParameterType)],
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [],
    };

    private static IEnumerable<TypeReference> Unwrapped(TypeReference type) => type switch
    {
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Unwrapped)],
        TypeSpecification specification => Unwrapped(specification.ElementType),
        GenericParameter => [],
        _ => [type],
    };

    public static string Namespace(TypeReference type) => type.DeclaringType is null ? type.Namespace : Namespace(type.DeclaringType);
}

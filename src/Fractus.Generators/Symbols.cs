using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fractus.Generators;

/// <summary>Reading attributes and types of the contracts.</summary>
internal static class Symbols
{
    public static AttributeData? Find(this ISymbol symbol, string name) => symbol.GetAttributes()
        .FirstOrDefault(a => a.AttributeClass?.Name == name + "Attribute"
            && a.AttributeClass.ContainingNamespace.ToDisplayString() == "Fractus.Kernel.Contracts");

    public static object? Argument(this AttributeData attribute, int index) => attribute.ConstructorArguments[index].Value;

    public static T Named<T>(this AttributeData attribute, string name, T otherwise)
    {
        foreach (var pair in attribute.NamedArguments)
        {
            if (pair.Key == name && pair.Value.Value is T value)
            {
                return value;
            }
        }

        return otherwise;
    }

    public static string Literal(string? text) => text is null ? "null" : SymbolDisplay.FormatLiteral(text, quote: true);

    private static readonly SymbolDisplayFormat s_full = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The type with its namespace, without a question mark of its own; those of its arguments stay.</summary>
    public static string Full(this ITypeSymbol type) => type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(s_full);

    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    /// <summary>The public string constants of a class, in their order.</summary>
    public static IEnumerable<string> Constants(ITypeSymbol type) => type.GetMembers().OfType<IFieldSymbol>()
        .Where(f => f.IsConst && f.DeclaredAccessibility == Accessibility.Public)
        .Select(f => (string)f.ConstantValue!);
}

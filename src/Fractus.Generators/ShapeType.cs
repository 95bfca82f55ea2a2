using Microsoft.CodeAnalysis;

namespace Fractus.Generators;

/// <summary>A member's type as the codecs see it.</summary>
internal sealed class ShapeType
{
    private bool _isCustomValueType;

    private ShapeType(string kind, string csharp)
    {
        Kind = kind;
        CSharp = csharp;
    }

    /// <summary>A name of <c>ShapeKind</c> (of which <c>EventStream</c> is sent by other means than the codecs), or <c>Custom</c> for a type that reads and writes itself (<c>IMemberShape</c>).</summary>
    public string Kind { get; }

    /// <summary>The type without its question mark.</summary>
    public string CSharp { get; }

    /// <summary>The type of a structure.</summary>
    public INamedTypeSymbol? Symbol { get; private set; }

    /// <summary>A structure's name.</summary>
    public string Name => Symbol!.Name;

    public ShapeType? Item { get; private set; }

    public bool IsNullableItem { get; private set; }

    public bool IsValueType => Kind == "Custom" ? _isCustomValueType : Kind is not ("String" or "List" or "Map" or "Structure");

    public static ShapeType Of(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return Of(nullable.TypeArguments[0]);
        }

        return type.SpecialType switch
        {
            SpecialType.System_String => new ShapeType("String", "string"),
            SpecialType.System_Boolean => new ShapeType("Boolean", "bool"),
            SpecialType.System_Int32 => new ShapeType("Integer", "int"),
            SpecialType.System_Int64 => new ShapeType("Long", "long"),
            SpecialType.System_Single => new ShapeType("Float", "float"),
            SpecialType.System_Double => new ShapeType("Double", "double"),
            _ => OfNamed((INamedTypeSymbol)type),
        };
    }

    private static ShapeType OfNamed(INamedTypeSymbol type)
    {
        switch (type.Name)
        {
            case "ReadOnlyMemory":
                return new ShapeType("Blob", type.Full());
            case "DateTimeOffset":
                return new ShapeType("Timestamp", type.Full());
            case "IReadOnlyList":
                return OfItems("List", type, type.TypeArguments[0]);
            case "EventStream":
                return new ShapeType("EventStream", type.Full()) { Symbol = type };
            case "IReadOnlyDictionary":
                return OfItems("Map", type, type.TypeArguments[1]);
            default:
                return type.AllInterfaces.Any(i => i.Name == "IMemberShape")
                    ? new ShapeType("Custom", type.Full()) { _isCustomValueType = type.IsValueType }
                    : new ShapeType("Structure", type.Full()) { Symbol = type };
        }
    }

    private static ShapeType OfItems(string kind, INamedTypeSymbol type, ITypeSymbol item) => new(kind, type.Full())
    {
        Item = Of(item),
        IsNullableItem = item.NullableAnnotation == NullableAnnotation.Annotated
            || item.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T,
    };
}

using Microsoft.CodeAnalysis;

namespace Fractus.Generators;

/// <summary>Emits the checks of a shape's constraints.</summary>
internal static class ConstraintEmitter
{
    public static void Emit(CodeWriter code, INamedTypeSymbol type, List<Member> members)
    {
        EmitConstants(code, members);
        code.Open($"public static void Validate({type.Name} value, ref ConstraintCollector constraints)");
        if (type.AllInterfaces.Any(each => each.Name == "IHasOwnConstraints"))
        {
            code.Line("CheckOwn(value, ref constraints);");
        }

        foreach (var member in members)
        {
            EmitMember(code, member);
        }

        code.Close();
    }

    // Patterns and enum sets are built once for the shape.
    private static void EmitConstants(CodeWriter code, List<Member> members)
    {
        foreach (var member in members)
        {
            var name = member.Property.Name;
            EmitPattern(code, name + "Pattern", member.Property.Find("Pattern")?.Argument(0) as string);
            EmitPattern(code, name + "EachPattern", member.Property.Find("Each")?.Named<string?>("Pattern", null));
            EmitPattern(code, name + "KeyPattern", member.Property.Find("EachKey")?.Named<string?>("Pattern", null));
            EmitEnum(code, name + "Enum", member.Property.Find("Enum")?.Argument(0) as ITypeSymbol);
            EmitEnum(code, name + "EachEnum", member.Property.Find("Each")?.Named<ITypeSymbol?>("Enum", null));
            EmitElements(code, name, member.Property.Find("Each"));
            EmitWords(code, name, member.Property.Find("Worded"));
        }
    }

    private static void EmitWords(CodeWriter code, string name, AttributeData? worded)
    {
        if (worded is not null)
        {
            var text = Symbols.Literal((string)worded.Argument(0)!);
            code.Line($"private static readonly OwnWords s_{Symbols.Camel(name)}Words = new({text}, (Told){worded.Argument(1)});");
        }
    }

    private static void EmitPattern(CodeWriter code, string name, string? pattern)
    {
        if (pattern is not null)
        {
            code.Line($"private static readonly PatternConstraint s_{Symbols.Camel(name)} = new({Symbols.Literal(pattern)});");
        }
    }

    private static void EmitEnum(CodeWriter code, string name, ITypeSymbol? constants)
    {
        if (constants is not null)
        {
            var values = string.Join(", ", Symbols.Constants(constants).Select(Symbols.Literal));
            code.Line($"private static readonly string[] s_{Symbols.Camel(name)} = [{values}];");
        }
    }

    private static void EmitElements(CodeWriter code, string name, AttributeData? each)
    {
        if (each is null || !each.Named("AsOne", false))
        {
            return;
        }

        var field = "s_" + Symbols.Camel(name);
        var max = each.Named("MaxLength", long.MaxValue);
        var pattern = each.Named<string?>("Pattern", null) is null ? "null" : field + "EachPattern";
        var allowed = each.Named<ITypeSymbol?>("Enum", null) is null ? "null" : field + "EachEnum";
        var told = each.Named<ITypeSymbol?>("Told", null) is { } type ? type.Full() + ".All" : "null";
        var notNull = each.Named("NotNull", false) ? "true" : "false";
        var inBrackets = each.Named("InBrackets", false) ? "true" : "false";
        code.Line($"private static readonly ElementConstraint {field}Elements = new({each.Named("MinLength", 0L)}, {max}, {pattern}, {allowed}, {told}, {notNull}, {inBrackets});");
    }

    private static void EmitMember(CodeWriter code, Member member)
    {
        var property = member.Property;
        var name = Symbols.Literal(member.PathName);
        var value = $"value.{property.Name}";
        var field = "s_" + Symbols.Camel(property.Name);
        var words = property.Find("Worded") is null ? "" : $", {field}Words";
        if (member.IsRequired && (!member.Type.IsValueType || property.Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T))
        {
            code.Line(property.Find("Required")?.Argument(0) is string message
                ? $"constraints.Required({value} is null, {Symbols.Literal(message)});"
                : $"constraints.Required({name}, {value} is null);");
        }

        if (property.Find("Length") is { } length)
        {
            EmitLength(code, member, name, value, (long)length.Argument(0)!, (long)length.Argument(1)!, words);
        }

        if (property.Find("Range") is { } range)
        {
            code.Line($"constraints.Range({name}, {value}, {range.Argument(0)}, {range.Argument(1)});");
        }

        if (property.Find("Pattern") is not null)
        {
            code.Line($"constraints.Pattern({name}, {value}, {field}Pattern);");
        }

        if (property.Find("Enum") is not null)
        {
            code.Line($"constraints.Enum({name}, {value}, {field}Enum{words});");
        }

        EmitItems(code, member, value, field);
    }

    private static void EmitLength(CodeWriter code, Member member, string name, string value, long min, long max, string words)
    {
        if (member.Type.Kind == "String")
        {
            code.Line($"constraints.Length({name}, {value}, {min}, {max}{words});");
            return;
        }

        var counted = "counted" + member.Property.Name;
        var count = counted + (member.Type.Kind == "Blob" ? ".Length" : ".Count");
        var broken = max == long.MaxValue ? $"{count} < {min}" : $"({count} < {min} || {count} > {max})";
        code.Open($"if ({value} is {{ }} {counted} && {broken})");
        code.Line($"constraints.Length({name}, {count}, {Shown(member.Type, counted)}, {min}, {max}{words});");
        code.Close();
    }

    private static string Shown(ShapeType type, string value) => type switch
    {
        { Kind: "Blob" } => "\"java.nio.HeapByteBuffer\"",
        { Kind: "List", IsNullableItem: false, Item.Kind: "Structure" or "String" } => $"ShownText.Of({value})",
        { Kind: "List" } => $"{value}.Count == 0 ? \"[]\" : \"[...]\"",
        _ => $"{value}.Count == 0 ? \"{{}}\" : \"{{...}}\"",
    };

    private static void EmitItems(CodeWriter code, Member member, string value, string field)
    {
        var type = member.Type;
        if (type.Kind == "Structure")
        {
            code.Open($"if ({value} is {{ }} nested{member.Property.Name})");
            code.Line($"constraints.Push({Symbols.Literal(member.PathName)});");
            code.Line($"{type.CSharp}.Validate(nested{member.Property.Name}, ref constraints);");
            code.Line("constraints.Pop();");
            code.Close();
            return;
        }

        var each = member.Property.Find("Each");
        var eachKey = member.Property.Find("EachKey");
        if (type.Item is null || (each is null && eachKey is null && !LeadsToStructure(type.Item)))
        {
            return;
        }

        code.Open($"if ({value} is {{ }} items{member.Property.Name})");
        if (each is not null && each.Named("AsOne", false))
        {
            code.Line($"constraints.Elements({Symbols.Literal(member.PathName)}, items{member.Property.Name}, {field}Elements);");
            code.Close();
            return;
        }

        EmitLoop(code, type, $"items{member.Property.Name}", Symbols.Literal(member.PathName), each, eachKey, field, 0);
        code.Close();
    }

    private static bool LeadsToStructure(ShapeType type) =>
        type.Kind == "Structure" || (type.Item is not null && LeadsToStructure(type.Item));

    private static void EmitLoop(
        CodeWriter code, ShapeType type, string items, string path, AttributeData? each, AttributeData? eachKey, string field, int depth)
    {
        var item = $"item{depth}";
        if (type.Kind == "List")
        {
            code.Open($"for (var i{depth} = 0; i{depth} < {items}.Count; i{depth}++)");
            code.Line($"var {item} = {items}[i{depth}];");
            EmitItem(code, type, item, $"constraints.PushElement({path}, i{depth});", $"{path} + \".\" + (i{depth} + 1) + \".member\"", each, field, depth);
        }
        else
        {
            code.Open($"foreach (var (key{depth}, {item}) in {items})");
            EmitKey(code, path, eachKey, field, depth);
            EmitItem(code, type, item, $"constraints.PushValue({path}, key{depth});", $"{path} + \".\" + key{depth} + \".member\"", each, field, depth);
        }

        code.Close();
    }

    private static void EmitKey(CodeWriter code, string path, AttributeData? eachKey, string field, int depth)
    {
        if (eachKey is null)
        {
            return;
        }

        code.Line($"constraints.Length({path}, key{depth}, {eachKey.Named("MinLength", 0L)}, {eachKey.Named("MaxLength", long.MaxValue)});");
        if (eachKey.Named<string?>("Pattern", null) is not null)
        {
            code.Line($"constraints.Pattern({path}, key{depth}, {field}KeyPattern);");
        }
    }

    private static void EmitItem(
        CodeWriter code, ShapeType type, string item, string push, string path, AttributeData? each, string field, int depth)
    {
        var inner = type.Item!;
        if (inner.Kind == "Structure")
        {
            code.Open(type.IsNullableItem ? $"if ({item} is not null)" : "");
            code.Line(push);
            code.Line($"{inner.CSharp}.Validate({item}, ref constraints);");
            code.Line("constraints.Pop();");
            code.Close();
        }
        else if (inner.Item is not null && LeadsToStructure(inner))
        {
            code.Line(push);
            EmitLoop(code, inner, item, "\"\"", null, null, field, depth + 1);
            code.Line("constraints.Pop();");
        }
        else if (inner.Kind == "String" && each is not null)
        {
            code.Open($"if ({item} is {{ }} text{depth})");
            code.Line($"constraints.Length({path}, text{depth}, {each.Named("MinLength", 0L)}, {each.Named("MaxLength", long.MaxValue)});");
            if (each.Named<string?>("Pattern", null) is not null)
            {
                code.Line($"constraints.Pattern({path}, text{depth}, {field}EachPattern);");
            }

            if (each.Named<ITypeSymbol?>("Enum", null) is not null)
            {
                code.Line($"constraints.Enum({path}, text{depth}, {field}EachEnum);");
            }

            code.Close();
        }
    }
}

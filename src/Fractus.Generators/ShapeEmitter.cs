using Microsoft.CodeAnalysis;

namespace Fractus.Generators;

/// <summary>Emits <c>IShape</c> for a record.</summary>
internal static class ShapeEmitter
{
    public static string Emit(INamedTypeSymbol type)
    {
        var code = CodeWriter.ForNamespace(type.ContainingNamespace.ToDisplayString());
        var members = Member.Of(type);
        code.Open($"partial record {type.Name} : IShape<{type.Name}>");
        EmitSchema(code, type, members);
        code.Line();
        EmitRead(code, type, members);
        code.Line();
        EmitWrite(code, type, members);
        code.Line();
        ConstraintEmitter.Emit(code, type, members);
        code.Close();
        return code.ToString();
    }

    public static void EmitSchema(CodeWriter code, INamedTypeSymbol type, List<Member> members)
    {
        foreach (var member in members)
        {
            code.Line($"private static readonly MemberSchema {member.SchemaField} = {member.SchemaExpression()};");
        }

        var arguments = new[] { Symbols.Literal(type.Name) }.Concat(members.Select(m => m.SchemaField));
        var xml = type.Find("Xml");
        var named = new[] { ("XmlName", xml?.Named<string?>("Name", null)), ("XmlNamespace", xml?.Named<string?>("Namespace", null)) }
            .Where(pair => pair.Item2 is not null)
            .Select(pair => $"{pair.Item1} = {Symbols.Literal(pair.Item2)}");
        var initializer = string.Join(", ", named) is { Length: > 0 } text ? $" {{ {text} }}" : "";
        code.Line($"public static StructureSchema Schema {{ get; }} = new({string.Join(", ", arguments)}){initializer};");
    }

    private static void EmitRead(CodeWriter code, INamedTypeSymbol type, List<Member> members)
    {
        code.Line($"public static {type.Name} ReadMembers<TReader>(ref TReader reader)");
        code.Open("    where TReader : IShapeReader, allows ref struct");
        for (var i = 0; i < members.Count; i++)
        {
            code.Line($"{members[i].Type.CSharp}? m{i} = null;");
        }

        if (members.Count == 0)
        {
            code.Open("while (reader.NextMember(Schema) >= 0)");
            code.Close();
            code.Line($"return new {type.Name}();");
            code.Close();
            return;
        }

        code.Line("int member;");
        code.Open("while ((member = reader.NextMember(Schema)) >= 0)");
        code.Open("switch (member)");
        for (var i = 0; i < members.Count; i++)
        {
            code.Open($"case {i}:");
            EmitReadValue(code, members[i].Type, members[i].SchemaField, $"m{i}", 0);
            if (!members[i].IsEventStream)
            {
                code.Line("break;");
            }

            code.Close();
        }

        code.Close();
        code.Close();
        code.Open($"return new {type.Name}");
        for (var i = 0; i < members.Count; i++)
        {
            var otherwise = members[i].Property.Type is { IsValueType: true } plain
                && plain.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T ? ".GetValueOrDefault()" : "!";
            code.Line($"{members[i].Property.Name} = m{i}{(otherwise == "!" && members[i].Type.IsValueType ? "" : otherwise)},");
        }

        code.Close(";");
        code.Close();
    }

    private static void EmitReadValue(CodeWriter code, ShapeType type, string schema, string target, int depth)
    {
        switch (type.Kind)
        {
            case "Structure":
                code.Line($"reader.BeginStructure({schema});");
                code.Line($"{target} = {type.CSharp}.ReadMembers(ref reader);");
                break;
            case "List":
                code.Line($"reader.BeginList({schema});");
                code.Line($"var list{depth} = new List<{ItemType(type)}>();");
                code.Open($"while (reader.NextElement({schema}))");
                EmitReadItem(code, type, $"{schema}.Element!", depth, $"list{depth}.Add({{0}});");
                code.Close();
                code.Line($"{target} = list{depth};");
                break;
            case "Map":
                code.Line($"reader.BeginMap({schema});");
                code.Line($"var map{depth} = new Dictionary<string, {ItemType(type)}>();");
                code.Open($"while (reader.NextEntry({schema}, out var key{depth}))");
                EmitReadItem(code, type, $"{schema}.Value!", depth, $"map{depth}[key{depth}] = {{0}};");
                code.Close();
                code.Line($"{target} = map{depth};");
                break;
            case "Custom":
                code.Line($"{target} = {type.CSharp}.Read(ref reader, {schema});");
                break;
            case "EventStream":
                code.Line("throw new NotSupportedException(\"Streams of events are sent, never read.\");");
                return;
            default:
                code.Line($"{target} = reader.Read{type.Kind}({schema});");
                break;
        }
    }

    private static void EmitReadItem(CodeWriter code, ShapeType type, string schema, int depth, string add)
    {
        if (type.IsNullableItem)
        {
            code.Open("if (reader.TryReadNull())");
            code.Line(string.Format(System.Globalization.CultureInfo.InvariantCulture, add, "null"));
            code.Line("continue;");
            code.Close();
        }

        code.Line($"{type.Item!.CSharp} item{depth};");
        EmitReadValue(code, type.Item, schema, $"item{depth}", depth + 1);
        code.Line(string.Format(System.Globalization.CultureInfo.InvariantCulture, add, $"item{depth}"));
    }

    private static string ItemType(ShapeType type) => type.Item!.CSharp + (type.IsNullableItem ? "?" : "");

    private static void EmitWrite(CodeWriter code, INamedTypeSymbol type, List<Member> members)
    {
        code.Line($"public static void WriteMembers<TWriter>(ref TWriter writer, {type.Name} value)");
        code.Open("    where TWriter : IShapeWriter, allows ref struct");
        EmitWriteMembers(code, members, "value");
        code.Close();
    }

    public static void EmitWriteMembers(CodeWriter code, List<Member> members, string value)
    {
        // XML attributes stand in the start tag, so they come before all that is in the element.
        foreach (var i in Enumerable.Range(0, members.Count).Where(i => !members[i].IsEventStream).OrderBy(i => members[i].IsXmlAttribute ? 0 : 1))
        {
            code.Open($"if ({value}.{members[i].Property.Name} is {{ }} m{i})");
            EmitWriteValue(code, members[i].Type, members[i].SchemaField, $"m{i}", 0);
            code.Close();
        }
    }

    private static void EmitWriteValue(CodeWriter code, ShapeType type, string schema, string value, int depth)
    {
        switch (type.Kind)
        {
            case "Structure":
                code.Line($"writer.BeginStructure({schema});");
                code.Line($"{type.CSharp}.WriteMembers(ref writer, {value});");
                code.Line($"writer.EndStructure({schema});");
                break;
            case "List":
                code.Line($"writer.BeginList({schema}, {value}.Count);");
                code.Open($"foreach (var item{depth} in {value})");
                EmitWriteItem(code, type, $"{schema}.Element!", $"item{depth}", depth);
                code.Close();
                code.Line($"writer.EndList({schema});");
                break;
            case "Map":
                code.Line($"writer.BeginMap({schema}, {value}.Count);");
                code.Open($"foreach (var (key{depth}, item{depth}) in {value})");
                code.Line($"writer.BeginEntry({schema}, key{depth});");
                EmitWriteItem(code, type, $"{schema}.Value!", $"item{depth}", depth);
                code.Line($"writer.EndEntry({schema});");
                code.Close();
                code.Line($"writer.EndMap({schema});");
                break;
            case "Custom":
                code.Line($"{type.CSharp}.Write(ref writer, {schema}, {value});");
                break;
            default:
                code.Line($"writer.Write{type.Kind}({schema}, {value});");
                break;
        }
    }

    private static void EmitWriteItem(CodeWriter code, ShapeType type, string schema, string item, int depth)
    {
        if (!type.IsNullableItem)
        {
            EmitWriteValue(code, type.Item!, schema, item, depth + 1);
            return;
        }

        code.Open($"if ({item} is {{ }} present{depth})");
        EmitWriteValue(code, type.Item!, schema, $"present{depth}", depth + 1);
        code.Close();
        code.Open("else");
        code.Line($"writer.WriteNull({schema});");
        code.Close();
    }
}

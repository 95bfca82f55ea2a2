using Microsoft.CodeAnalysis;

namespace Fractus.Generators;

/// <summary>Completes an error of a model: its code, status and members.</summary>
internal static class ErrorEmitter
{
    public static string Emit(INamedTypeSymbol type)
    {
        var error = type.Find("Error")!;
        var code = CodeWriter.ForNamespace(type.ContainingNamespace.ToDisplayString());
        var members = Member.Of(type);
        code.Open($"partial class {type.Name}");
        code.Line($"public override string Code => {Symbols.Literal((string)error.Argument(0)!)};");
        code.Line($"public override int Status => {error.Argument(1)};");
        if (error.Named<string?>("QueryCode", null) is { } queryCode)
        {
            code.Line($"public override string QueryCode => {Symbols.Literal(queryCode)};");
        }

        if (error.Named<string?>("TypeNamespace", null) is { } typeNamespace)
        {
            code.Line($"public override string? TypeNamespace => {Symbols.Literal(typeNamespace)};");
        }

        if (error.Named<string?>("MessageName", null) is { } messageName)
        {
            code.Line($"public override string MessageName => {Symbols.Literal(messageName)};");
        }

        if (members.Count > 0)
        {
            ShapeEmitter.EmitSchema(code, type, members);
            code.Line();
            code.Open("public override void WriteMembers<TWriter>(ref TWriter writer)");
            ShapeEmitter.EmitWriteMembers(code, members, "this");
            code.Close();
        }

        code.Close();
        return code.ToString();
    }
}

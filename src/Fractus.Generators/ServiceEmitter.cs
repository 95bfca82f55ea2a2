using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Fractus.Generators;

/// <summary>Emits a service's schema, its operations, the binding to handlers and the in-process client.</summary>
internal static class ServiceEmitter
{
    private static readonly Regex s_placeholder = new(@"\{(\w+)(\.Keys)?\}");

    public static string Emit(INamedTypeSymbol service)
    {
        var name = service.Name.Substring(1);
        var operations = service.GetMembers().OfType<IMethodSymbol>().ToList();
        var code = CodeWriter.ForNamespace(service.ContainingNamespace.ToDisplayString());
        code.Line($"/// <summary>The operations of {name}, and how handlers are bound to them.</summary>");
        code.Open($"public static class {name}Contract");
        EmitSchema(code, service, name);
        foreach (var operation in operations)
        {
            code.Line();
            EmitOperation(code, service, operation);
        }

        code.Line();
        code.Open($"public static BoundService Bind({service.Name} handlers) => new(Schema, new BoundOperation[]");
        foreach (var operation in operations)
        {
            var (input, output) = Types(operation);
            code.Line($"new BoundOperation<{input}, {output}>({operation.Name}, handlers.{operation.Name}),");
        }

        code.Close(");");
        code.Close();
        code.Line();
        EmitClient(code, name, operations);
        return code.ToString();
    }

    private static (string Input, string Output) Types(IMethodSymbol operation) =>
        (operation.Parameters[0].Type.Full(), Output(operation).Full());

    private static void EmitSchema(CodeWriter code, INamedTypeSymbol service, string name)
    {
        var attribute = service.Find("Service")!;
        var protocols = attribute.ConstructorArguments[1].Values.Select(v => $"(ProtocolName){v.Value}");
        code.Open("public static ServiceSchema Schema { get; } = new()");
        code.Line($"Name = {Symbols.Literal(name)},");
        code.Line($"SigningName = {Symbols.Literal((string)attribute.Argument(0)!)},");
        code.Line($"Protocols = new ProtocolName[] {{ {string.Join(", ", protocols)} }},");
        foreach (var pair in attribute.NamedArguments)
        {
            var value = pair.Value.Value switch
            {
                bool flag => flag ? "true" : "false",
                int number => number.ToString(CultureInfo.InvariantCulture),
                var text => Symbols.Literal((string)text!),
            };
            code.Line($"{pair.Key} = {value},");
        }

        code.Open("NotBuilt = new NotBuiltOperation[]");
        foreach (var missing in service.GetAttributes().Where(a => a.AttributeClass?.Name == "NotBuiltAttribute"))
        {
            var arguments = missing.ConstructorArguments.Select(a => Symbols.Literal(a.Value as string));
            code.Line($"new({string.Join(", ", arguments)}),");
        }

        code.Close(",");
        code.Close(";");
    }

    private static void EmitOperation(CodeWriter code, INamedTypeSymbol service, IMethodSymbol operation)
    {
        var (input, output) = Types(operation);
        code.Open($"public static Operation<{input}, {output}> {operation.Name} {{ get; }} = new(Schema, {Symbols.Literal(operation.Name)})");
        if (operation.Find("Http") is { } http)
        {
            code.Line($"Http = new HttpBinding({Symbols.Literal((string)http.Argument(0)!)}, {Symbols.Literal((string)http.Argument(1)!)}, {http.Argument(2)}),");
        }

        if (operation.Find("NoPermission") is { } open)
        {
            code.Line($"Access = AccessRule.{(open.Named("Anonymous", false) ? "Anonymous" : "SignatureOnly")},");
        }
        else if (operation.Find("AuthorizeEach") is not null)
        {
            code.Line("Permissions = static (input, scope) => input.Permissions(scope),");
        }
        else if (operation.Find("Authorize") is { } authorize)
        {
            code.Line($"Action = {Symbols.Literal((string)authorize.Argument(0)!)},");
            var prefix = service.Find("Service")!.Named("ResourcePrefix", "");
            code.Line($"Resources = {Resources(authorize.Argument(1) as string, prefix)},");
        }

        if (Member.Of(Output(operation)).Find(m => m.IsEventStream) is { } events)
        {
            code.Line($"Events = static output => output.{events.Property.Name},");
        }

        code.Close(";");
    }

    private static INamedTypeSymbol Output(IMethodSymbol operation) => (INamedTypeSymbol)((INamedTypeSymbol)operation.ReturnType).TypeArguments[0];

    // "table/{TableName}" becomes an interpolated string over the input; see AuthorizeAttribute.
    private static string Resources(string? template, string prefix)
    {
        if (template is null)
        {
            return "static (input, scope) => input.ResourceArns(scope)";
        }

        if (template == "*")
        {
            return "static (_, _) => new[] { \"*\" }";
        }

        var scope = Regex.Replace(prefix, @"\{(\w+)\}", "{scope.$1}");
        var match = s_placeholder.Match(template);
        if (!match.Success)
        {
            return $"static (_, scope) => new[] {{ $\"{scope}{template}\" }}";
        }

        if (match.Groups[2].Success)
        {
            var text = s_placeholder.Replace(template, "{key}");
            return $"static (input, scope) => input.{match.Groups[1].Value}.Keys.Select(key => ResourceArn.IsArn(key) ? key : $\"{scope}{text}\")";
        }

        var last = s_placeholder.Matches(template).Cast<Match>().Last().Groups[1].Value;
        var filled = s_placeholder.Replace(template, "{input.$1}");
        return $"static (input, scope) => new[] {{ ResourceArn.IsArn(input.{last}) ? input.{last}! : $\"{scope}{filled}\" }}";
    }

    private static void EmitClient(CodeWriter code, string name, List<IMethodSymbol> operations)
    {
        code.Line($"/// <summary>Calls {name} from another service, through the pipeline's permission check.</summary>");
        code.Open($"public sealed class {name}Client(IOperationInvoker invoker)");
        foreach (var operation in operations)
        {
            var (input, output) = Types(operation);
            code.Line($"public ValueTask<{output}> {operation.Name}({input} input, InternalCall call, CancellationToken cancellation = default) =>");
            code.Line($"    invoker.InvokeAsync({name}Contract.{operation.Name}, input, call, cancellation);");
        }

        code.Close();
    }
}

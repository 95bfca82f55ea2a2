using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fractus.Generators;

/// <summary>
/// Emits, for the contracts: codecs and validators of each <c>[Shape]</c> and <c>[Error]</c>, and for each <c>[Service]</c> interface
/// its operations, the binding to handlers and the in-process client. See docs/ARCHITECTURE.md, "Contracts".
/// </summary>
[Generator]
public sealed class ContractGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Each declaration becomes its finished text at once: text compares by value, so what did not change is not emitted anew.
        Register<TypeDeclarationSyntax>(context, "Fractus.Kernel.Contracts.ShapeAttribute", ShapeEmitter.Emit);
        Register<TypeDeclarationSyntax>(context, "Fractus.Kernel.Contracts.ErrorAttribute", ErrorEmitter.Emit);
        Register<InterfaceDeclarationSyntax>(context, "Fractus.Kernel.Contracts.ServiceAttribute", ServiceEmitter.Emit);
    }

    private static void Register<TSyntax>(
        IncrementalGeneratorInitializationContext context, string attribute, Func<INamedTypeSymbol, string> emit)
        where TSyntax : TypeDeclarationSyntax
    {
        var sources = context.SyntaxProvider.ForAttributeWithMetadataName(
            attribute,
            static (node, _) => node is TSyntax,
            (declaration, _) =>
            {
                var type = (INamedTypeSymbol)declaration.TargetSymbol;
                return (Name: type.ToDisplayString(), Text: emit(type));
            });
        context.RegisterSourceOutput(
            sources,
            static (output, source) => output.AddSource(source.Name + ".g.cs", SourceText.From(source.Text, Encoding.UTF8)));
    }
}

using System.Text;
using Fractus.ApiGateway.Rules.Velocity.Evaluation;

namespace Fractus.ApiGateway.Rules.Velocity.Syntax;

/// <summary>A part of a template that shows something, or does something.</summary>
internal abstract class Node
{
    public abstract void Render(TemplateRun run, StringBuilder output);
}

/// <summary>A part of a template that has a value.</summary>
internal abstract class Expression
{
    public abstract object? Evaluate(TemplateRun run);
}

/// <summary>Nodes one after the other.</summary>
internal sealed class Block(IReadOnlyList<Node> nodes)
{
    public void Render(TemplateRun run, StringBuilder output)
    {
        foreach (var node in nodes)
        {
            if (run.IsEnding)
            {
                return;
            }

            run.Step();
            node.Render(run, output);
        }
    }
}

/// <summary>Text that stands for itself.</summary>
internal sealed class TextNode(string text) : Node
{
    public override void Render(TemplateRun run, StringBuilder output) => run.Write(output, text);
}

/// <summary>A reference among text; what has no value shows nothing.</summary>
internal sealed class ReferenceNode(Reference reference) : Node
{
    public override void Render(TemplateRun run, StringBuilder output) => run.Write(output, TextForm.Of(reference.Evaluate(run), run));
}

/// <summary><c>\$name</c>: the reference's own letters where it has a value, else as it stands.</summary>
internal sealed class EscapedReferenceNode(Reference reference, string source) : Node
{
    public override void Render(TemplateRun run, StringBuilder output) =>
        run.Write(output, reference.Evaluate(run) is null ? "\\" + source : source);
}

/// <summary>A macro, with the names of its parameters.</summary>
internal sealed record Macro(string Name, IReadOnlyList<string> Parameters, Block Body);

/// <summary>What <c>#define</c> makes: a piece of template that is rendered where it is referred to.</summary>
internal sealed record DefinedBlock(Block Body);

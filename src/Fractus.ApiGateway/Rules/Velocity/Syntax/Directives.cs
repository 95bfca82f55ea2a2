using System.Text;
using Fractus.ApiGateway.Rules.Values;
using Fractus.ApiGateway.Rules.Velocity.Evaluation;

namespace Fractus.ApiGateway.Rules.Velocity.Syntax;

/// <summary><c>#set($reference = expression)</c>.</summary>
internal sealed class SetDirective(Reference target, Expression value) : Node
{
    public override void Render(TemplateRun run, StringBuilder output) => target.Assign(value.Evaluate(run), run);
}

/// <summary><c>#if … #elseif … #else … #end</c>.</summary>
internal sealed class IfDirective(IReadOnlyList<(Expression Condition, Block Body)> branches, Block? otherwise) : Node
{
    public override void Render(TemplateRun run, StringBuilder output)
    {
        foreach (var (condition, body) in branches)
        {
            if (Operators.IsTrue(condition.Evaluate(run)))
            {
                body.Render(run, output);
                return;
            }
        }

        otherwise?.Render(run, output);
    }
}

/// <summary><c>#foreach($item in $items) … #end</c>; over a map it goes through the values.</summary>
internal sealed class ForeachDirective(string variable, Expression items, Block body) : Node
{
    private const string LoopVariable = "foreach";
    private const string CountVariable = "velocityCount";

    public override void Render(TemplateRun run, StringBuilder output)
    {
        List<object?> elements = items.Evaluate(run) switch
        {
            ValueList list => [.. list],
            ValueMap map => [.. map.Values],
            _ => [],
        };
        run.CheckElements(elements.Count);
        var (before, outer, count) = (run.Get(variable), run.Get(LoopVariable), run.Get(CountVariable));
        var rounds = Math.Min(elements.Count, VelocityLimits.Rounds);
        for (var i = 0; i < rounds && !run.IsEnding; i++)
        {
            run.Set(variable, elements[i]);
            run.Set(LoopVariable, Describe(i, elements.Count, outer));
            run.Set(CountVariable, i + 1L);
            body.Render(run, output);
        }

        run.IsBreaking = false;
        run.Set(variable, before);
        run.Set(LoopVariable, outer);
        run.Set(CountVariable, count);
    }

    private static ValueMap Describe(int index, int count, object? parent) => new()
    {
        ["index"] = (long)index,
        ["count"] = index + 1L,
        ["hasNext"] = index + 1 < count,
        ["first"] = index == 0,
        ["last"] = index + 1 == count,
        ["parent"] = parent,
    };
}

/// <summary><c>#break</c>: leaves the loop around it.</summary>
internal sealed class BreakDirective : Node
{
    public override void Render(TemplateRun run, StringBuilder output) => run.IsBreaking = true;
}

/// <summary><c>#stop</c>: ends the rendering.</summary>
internal sealed class StopDirective : Node
{
    public override void Render(TemplateRun run, StringBuilder output) => run.IsStopped = true;
}

/// <summary><c>#define($name) … #end</c>.</summary>
internal sealed class DefineDirective(string name, Block body) : Node
{
    public override void Render(TemplateRun run, StringBuilder output) => run.Set(name, new DefinedBlock(body));
}

/// <summary><c>#evaluate(expression)</c>: renders the text that the expression gives, as a template.</summary>
internal sealed class EvaluateDirective(Expression text) : Node
{
    public override void Render(TemplateRun run, StringBuilder output)
    {
        var parser = new Parsing.TemplateParser(TextForm.Of(text.Evaluate(run), run));
        var body = parser.ParseAll();
        run.Define(parser.Macros);
        run.Enter();
        body.Render(run, output);
        run.Leave();
    }
}

/// <summary><c>#name(arguments)</c>, or <c>#@name(arguments) … #end</c> with a body; text where no such macro is.</summary>
internal sealed class MacroCall(string name, IReadOnlyList<Expression> arguments, Block? body, string source) : Node
{
    public override void Render(TemplateRun run, StringBuilder output)
    {
        if (run.FindMacro(name) is not { } macro)
        {
            run.Write(output, source);
            return;
        }

        var locals = new Dictionary<string, object?>();
        for (var i = 0; i < macro.Parameters.Count; i++)
        {
            locals[macro.Parameters[i]] = i < arguments.Count ? arguments[i].Evaluate(run) : null;
        }

        if (body is not null)
        {
            locals["bodyContent"] = new DefinedBlock(body);
        }

        run.Enter();
        run.InScope(locals, macro.Body, output);
        run.Leave();
    }
}

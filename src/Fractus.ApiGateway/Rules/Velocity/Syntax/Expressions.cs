using System.Text;
using Fractus.ApiGateway.Rules.Values;
using Fractus.ApiGateway.Rules.Velocity.Evaluation;

namespace Fractus.ApiGateway.Rules.Velocity.Syntax;

/// <summary>A number, a boolean, null, or text without references.</summary>
internal sealed class Literal(object? value) : Expression
{
    public override object? Evaluate(TemplateRun run) => value;
}

/// <summary>Text in double quotes with references or directives in it.</summary>
internal sealed class Interpolation(Block body) : Expression
{
    public override object? Evaluate(TemplateRun run)
    {
        var output = new StringBuilder();
        run.Enter();
        body.Render(run, output);
        run.Leave();
        return output.ToString();
    }
}

/// <summary><c>[a, b, c]</c>.</summary>
internal sealed class ListLiteral(IReadOnlyList<Expression> items) : Expression
{
    public override object? Evaluate(TemplateRun run)
    {
        run.CheckElements(items.Count);
        return new ValueList(items.Select(item => item.Evaluate(run)));
    }
}

/// <summary><c>[1..5]</c>, up or down.</summary>
internal sealed class RangeLiteral(Expression first, Expression last) : Expression
{
    public override object? Evaluate(TemplateRun run)
    {
        if (first.Evaluate(run) is not long from || last.Evaluate(run) is not long to)
        {
            return null;
        }

        var span = Int128.Abs((Int128)to - from) + 1;
        run.CheckElements(span > long.MaxValue ? long.MaxValue : (long)span);
        var step = from <= to ? 1 : -1;
        var list = new ValueList();
        for (var i = 0; i < span; i++)
        {
            list.Add(from + (i * step));
        }

        run.Step(list.Count);
        return list;
    }
}

/// <summary><c>{"a": 1, "b": $c}</c>.</summary>
internal sealed class MapLiteral(IReadOnlyList<(Expression Key, Expression Value)> entries) : Expression
{
    public override object? Evaluate(TemplateRun run)
    {
        var map = new ValueMap();
        foreach (var (key, value) in entries)
        {
            run.CheckElements(map.Count);
            map[TextForm.Of(key.Evaluate(run), run)] = value.Evaluate(run);
        }

        return map;
    }
}

/// <summary><c>!a</c>.</summary>
internal sealed class Not(Expression operand) : Expression
{
    public override object? Evaluate(TemplateRun run) => !Operators.IsTrue(operand.Evaluate(run));
}

/// <summary><c>-a</c>.</summary>
internal sealed class Negation(Expression operand) : Expression
{
    public override object? Evaluate(TemplateRun run) => Operators.Arithmetic('-', 0L, operand.Evaluate(run), run);
}

/// <summary><c>a &amp;&amp; b</c>, <c>a || b</c>: the right side is looked at only where it matters.</summary>
internal sealed class Logic(bool isAnd, Expression left, Expression right) : Expression
{
    public override object? Evaluate(TemplateRun run)
    {
        var isTrue = Operators.IsTrue(left.Evaluate(run));
        return isAnd == isTrue ? Operators.IsTrue(right.Evaluate(run)) : isTrue;
    }
}

/// <summary><c>a == b</c>, <c>a != b</c>.</summary>
internal sealed class Equality(bool isEqual, Expression left, Expression right) : Expression
{
    public override object? Evaluate(TemplateRun run) => Operators.AreEqual(left.Evaluate(run), right.Evaluate(run), run) == isEqual;
}

/// <summary><c>a &lt; b</c> and its like; false where the two have no order.</summary>
internal sealed class Comparison(string symbol, Expression left, Expression right) : Expression
{
    public override object? Evaluate(TemplateRun run) => Operators.Compare(left.Evaluate(run), right.Evaluate(run)) is { } order && symbol switch
    {
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        _ => order >= 0,
    };
}

/// <summary><c>a + b</c> and its like; null where it cannot be calculated.</summary>
internal sealed class Arithmetic(char symbol, Expression left, Expression right) : Expression
{
    public override object? Evaluate(TemplateRun run)
    {
        run.Step();
        return Operators.Arithmetic(symbol, left.Evaluate(run), right.Evaluate(run), run);
    }
}

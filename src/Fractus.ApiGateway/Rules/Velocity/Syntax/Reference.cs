using Fractus.ApiGateway.Rules.Values;
using Fractus.ApiGateway.Rules.Velocity.Evaluation;
using Fractus.ApiGateway.Rules.Velocity.Methods;

namespace Fractus.ApiGateway.Rules.Velocity.Syntax;

/// <summary>A step of a reference behind its name: a property, a call or an index.</summary>
internal abstract record Access;

/// <summary><c>.name</c>.</summary>
internal sealed record PropertyAccess(string Name) : Access;

/// <summary><c>.name(arguments)</c>.</summary>
internal sealed record CallAccess(string Method, IReadOnlyList<Expression> Arguments) : Access;

/// <summary><c>[index]</c>.</summary>
internal sealed record IndexAccess(Expression Index) : Access;

/// <summary><c>$name.property.method(arguments)[index]</c>. What does not exist is null, wherever in the chain.</summary>
internal sealed class Reference(string name, IReadOnlyList<Access> accesses) : Expression
{
    /// <summary>The name where the reference is nothing more, else null.</summary>
    public string? PlainName => accesses.Count == 0 ? name : null;

    public override object? Evaluate(TemplateRun run) => Evaluate(run, accesses.Count);

    /// <summary>Gives the reference a value: a variable, an entry of a map or an element of a list. Elsewhere nothing happens.</summary>
    public void Assign(object? value, TemplateRun run)
    {
        if (accesses.Count == 0)
        {
            run.Set(name, value);
            return;
        }

        var holder = Evaluate(run, accesses.Count - 1);
        switch (accesses[^1])
        {
            case PropertyAccess property:
                Put(holder, property.Name, value, run);
                break;
            case IndexAccess index:
                Put(holder, index.Index.Evaluate(run), value, run);
                break;
            default:
                throw new VelocityException("A call cannot be given a value.");
        }
    }

    private object? Evaluate(TemplateRun run, int count)
    {
        run.Step();
        var value = run.Get(name);
        for (var i = 0; i < count && value is not null; i++)
        {
            run.Step();
            value = accesses[i] switch
            {
                PropertyAccess property => Members.Property(value, property.Name),
                CallAccess call => Members.Call(value, call.Method, [.. call.Arguments.Select(a => a.Evaluate(run))], run),
                IndexAccess index => Members.Index(value, index.Index.Evaluate(run), run),
                _ => null,
            };
        }

        return value;
    }

    private static void Put(object? holder, object? key, object? value, TemplateRun run)
    {
        switch (holder)
        {
            case ValueMap map:
                run.CheckElements(map.Count + 1);
                map[TextForm.Of(key, run)] = value;
                break;
            case ValueList list when key is long index && index >= 0 && index < list.Count:
                list[(int)index] = value;
                break;
        }
    }
}

using System.Text;
using Fractus.ApiGateway.Rules.Values;
using Fractus.ApiGateway.Rules.Velocity.Syntax;

namespace Fractus.ApiGateway.Rules.Velocity.Evaluation;

/// <summary>One rendering of a template: its variables, and how much it has used.</summary>
internal sealed class TemplateRun(ValueMap variables, IReadOnlyDictionary<string, Macro> macros, TimeProvider time)
{
    private const int ClockInterval = 1024;

    private readonly Dictionary<string, Macro> _macros = new(macros);
    private readonly long _started = time.GetTimestamp();
    private Dictionary<string, object?>? _locals;
    private int _steps;
    private int _depth;

    /// <summary>Set by <c>#stop</c>: nothing more is rendered.</summary>
    public bool IsStopped { get; set; }

    /// <summary>Set by <c>#break</c> until the loop around it ends.</summary>
    public bool IsBreaking { get; set; }

    public bool IsEnding => IsStopped || IsBreaking;

    public object? Get(string name) =>
        _locals is not null && _locals.TryGetValue(name, out var local) ? local : variables.Find(name);

    public void Set(string name, object? value)
    {
        if (_locals?.ContainsKey(name) == true)
        {
            _locals[name] = value;
        }
        else if (value is null)
        {
            variables.Remove(name);
        }
        else
        {
            variables[name] = value;
        }
    }

    public Macro? FindMacro(string name) => _macros.GetValueOrDefault(name);

    /// <summary>Macros of a text that was evaluated are known from then on.</summary>
    public void Define(IReadOnlyDictionary<string, Macro> more)
    {
        foreach (var (name, macro) in more)
        {
            _macros.TryAdd(name, macro);
        }
    }

    /// <summary>Renders a macro's body with its parameters in a scope of their own.</summary>
    public void InScope(Dictionary<string, object?> locals, Block body, StringBuilder output)
    {
        var outer = _locals;
        _locals = locals;
        body.Render(this, output);
        _locals = outer;
    }

    /// <summary>Counts one node, and the text that it makes.</summary>
    public void Step(int textLength = 0)
    {
        if (textLength > VelocityLimits.Text)
        {
            throw new VelocityException("The template makes too long a text.");
        }

        var before = _steps;
        _steps += 1 + (textLength >> 6);
        if (_steps > VelocityLimits.Steps)
        {
            throw new VelocityException("The template takes too many steps.");
        }

        if (before / ClockInterval != _steps / ClockInterval && time.GetElapsedTime(_started) > VelocityLimits.Time)
        {
            throw new VelocityException("The template takes too long.");
        }
    }

    public void Enter()
    {
        if (++_depth > VelocityLimits.Depth)
        {
            throw new VelocityException("The template nests too deep.");
        }
    }

    public void Leave() => _depth--;

    public void Write(StringBuilder output, string text)
    {
        Step(text.Length);
        if (output.Length + text.Length > VelocityLimits.Text)
        {
            throw new VelocityException("The template makes too long a text.");
        }

        output.Append(text);
    }

    /// <summary>Refuses a collection that would grow beyond the limit.</summary>
    public void CheckElements(long count)
    {
        if (count > VelocityLimits.Elements)
        {
            throw new VelocityException("The template makes too large a collection.");
        }

        Step();
    }
}

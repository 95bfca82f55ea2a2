using System.Text;
using Fractus.ApiGateway.Rules.Values;
using Fractus.ApiGateway.Rules.Velocity.Evaluation;
using Fractus.ApiGateway.Rules.Velocity.Parsing;
using Fractus.ApiGateway.Rules.Velocity.Syntax;

namespace Fractus.ApiGateway.Rules.Velocity;

/// <summary>
/// A parsed mapping template. The language is Apache Velocity 1.7's (https://velocity.apache.org/engine/1.7/vtl-reference.html), with
/// API Gateway's own rule that a reference without a value shows nothing. Immutable; rendered by any number of threads at once.
/// </summary>
internal sealed class VelocityTemplate
{
    private readonly Block _body;
    private readonly IReadOnlyDictionary<string, Macro> _macros;

    private VelocityTemplate(Block body, IReadOnlyDictionary<string, Macro> macros)
    {
        _body = body;
        _macros = macros;
    }

    /// <exception cref="VelocityException">The template is not well formed.</exception>
    public static VelocityTemplate Parse(string text)
    {
        var parser = new TemplateParser(text);
        return new VelocityTemplate(parser.ParseAll(), parser.Macros);
    }

    /// <param name="variables">The references that are there from the start; the template may change maps in it.</param>
    /// <param name="time">Measures how long it takes.</param>
    /// <exception cref="VelocityException">A limit of <see cref="VelocityLimits"/> is passed.</exception>
    public string Render(ValueMap variables, TimeProvider time)
    {
        var output = new StringBuilder();
        var run = new TemplateRun(variables, _macros, time);
        _body.Render(run, output);
        return output.ToString();
    }
}

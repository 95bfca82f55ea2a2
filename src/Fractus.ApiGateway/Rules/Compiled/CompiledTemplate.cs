using Fractus.ApiGateway.Rules.Values;
using Fractus.ApiGateway.Rules.Velocity;

namespace Fractus.ApiGateway.Rules.Compiled;

/// <summary>
/// A template, parsed; or what is wrong with it. The real service takes any text when a template is put and fails when it is used.
/// </summary>
internal sealed class CompiledTemplate
{
    private readonly VelocityTemplate? _template;
    private readonly string? _error;

    private CompiledTemplate(string contentType, VelocityTemplate? template, string? error)
    {
        ContentType = contentType;
        _template = template;
        _error = error;
    }

    public string ContentType { get; }

    public static CompiledTemplate Compile(string contentType, string text)
    {
        try
        {
            return new CompiledTemplate(contentType, VelocityTemplate.Parse(text), null);
        }
        catch (VelocityException invalid)
        {
            return new CompiledTemplate(contentType, null, invalid.Message);
        }
    }

    /// <exception cref="VelocityException">The template is not well formed, or goes beyond a limit.</exception>
    public string Render(ValueMap variables, TimeProvider time) =>
        _template is null ? throw new VelocityException(_error!) : _template.Render(variables, time);
}

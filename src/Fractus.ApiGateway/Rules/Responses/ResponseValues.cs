using Fractus.ApiGateway.Rules.Mapping;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.Responses;

/// <summary>Finds the values of an answer's mapped headers.</summary>
internal sealed class ResponseValues(IntegrationAnswer answer, Invocation invocation)
{
    private object? _document;
    private bool _isParsed;

    /// <returns>Null where there is no such value.</returns>
    public string? Get(ValueSource source) => source.Kind switch
    {
        SourceKind.Static => source.Name,
        SourceKind.Header => Headers(source.Name).LastOrDefault(),
        SourceKind.MultiValueHeader => Headers(source.Name).ToList() is { Count: > 0 } values ? string.Join(',', values) : null,
        SourceKind.Context => RequestContext.Find(invocation.Context, source.Name),
        SourceKind.StageVariable => invocation.Api.StageVariables?.GetValueOrDefault(source.Name),
        _ => Body(source),
    };

    public static string Text(object value) => Scalars.Text(value) ?? JsonValues.Write(value);

    private IEnumerable<string> Headers(string name) =>
        answer.Headers.Where(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value);

    private string? Body(ValueSource source)
    {
        if (!_isParsed)
        {
            _isParsed = true;
            _document = JsonValues.ParseOrNull(answer.Body.Span);
        }

        try
        {
            return source.BodyPath!.Evaluate(_document) is { } value ? Text(value) : null;
        }
        catch (VelocityException failed)
        {
            throw GatewayFailure.Configuration($"Unable to map a response parameter: {failed.Message}");
        }
    }
}

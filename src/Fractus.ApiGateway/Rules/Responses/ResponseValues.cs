using Fractus.ApiGateway.Rules.Mapping;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.Responses;

/// <summary>Finds the values of an answer's mapped headers.</summary>
/// <param name="headers">Of the answer.</param>
/// <param name="body">Of the answer.</param>
/// <param name="context">The variables of the request.</param>
/// <param name="stageVariables">Null where the stage has none.</param>
internal sealed class ResponseValues(
    IReadOnlyList<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body, Func<ValueMap> context, IReadOnlyDictionary<string, string>? stageVariables)
{
    private object? _document;
    private bool _isParsed;

    /// <returns>Null where there is no such value.</returns>
    /// <exception cref="VelocityException">It takes too long to find.</exception>
    public string? Get(ValueSource source) => source.Kind switch
    {
        SourceKind.Static => source.Name,
        SourceKind.Header => Headers(source.Name).LastOrDefault(),
        SourceKind.MultiValueHeader => Headers(source.Name).ToList() is { Count: > 0 } values ? string.Join(',', values) : null,
        SourceKind.Context => RequestContext.Find(context(), source.Name),
        SourceKind.StageVariable => stageVariables?.GetValueOrDefault(source.Name),
        _ => Body(source),
    };

    public static string Text(object value) => Scalars.Text(value) ?? JsonValues.Write(value);

    private IEnumerable<string> Headers(string name) =>
        headers.Where(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value);

    private string? Body(ValueSource source)
    {
        if (!_isParsed)
        {
            _isParsed = true;
            _document = JsonValues.ParseOrNull(body.Span);
        }

        return source.BodyPath!.Evaluate(_document) is { } value ? Text(value) : null;
    }
}

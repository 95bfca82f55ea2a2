using System.Globalization;
using System.Text;
using Fractus.ApiGateway.Rules.Compiled;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Templates;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.Responses;

/// <summary>What an integration gave, before it is mapped.</summary>
/// <param name="Status">Its HTTP status.</param>
/// <param name="Selection">What the selection patterns are held against: the status, or a function's error message.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">Its body.</param>
internal sealed record IntegrationAnswer(
    int Status, string Selection, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body)
{
    private const string DefaultContentType = "application/json";

    /// <summary>The method's response: selected by pattern, its body and headers mapped.</summary>
    /// <exception cref="GatewayFailure">No response is set up for it, or its template fails.</exception>
    public GatewayResponse Map(Invocation invocation, TimeProvider time)
    {
        var response = Select(invocation.Method.Integration.Responses);
        var accept = invocation.Headers.Get("Accept") is { } header ? MediaTypes.First(header) : null;
        var types = invocation.Api.BinaryMediaTypes;
        var body = BodyConversion.Response(
            Body, types.Contains(Header("Content-Type")), types.Contains(accept), response.ContentHandling, out var isText);
        var template = response.Template(accept);
        if (template is not null)
        {
            body = Render(invocation, template, body, isText, time);
        }

        var headers = MappedHeaders(invocation, response);
        if (!headers.Exists(h => h.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)))
        {
            headers.Add(new("Content-Type", template?.ContentType ?? DefaultContentType));
        }

        return new GatewayResponse(Overridden(invocation, response.Status), headers, body);
    }

    private static ReadOnlyMemory<byte> Render(
        Invocation invocation, CompiledTemplate template, ReadOnlyMemory<byte> body, bool isText, TimeProvider time)
    {
        if (!isText)
        {
            throw GatewayFailure.Configuration("Unable to transform response: a template cannot take a binary body.");
        }

        try
        {
            return Encoding.UTF8.GetBytes(template.Render(TemplateVariables.For(invocation, body), time));
        }
        catch (VelocityException failed)
        {
            throw GatewayFailure.Configuration($"Unable to transform response: {failed.Message}");
        }
    }

    // A status that is none is not taken.
    private static int Overridden(Invocation invocation, int status) =>
        invocation.ResponseOverride.Find("status") is long overriding and >= 200 and <= 599 ? (int)overriding : status;

    private CompiledIntegrationResponse Select(IReadOnlyList<CompiledIntegrationResponse> responses) =>
        responses.FirstOrDefault(r => r.Pattern?.IsMatch(Selection) == true)
        ?? responses.FirstOrDefault(r => r.Pattern is null)
        ?? throw GatewayFailure.Configuration(string.Create(
            CultureInfo.InvariantCulture,
            $"No match for output mapping and no default output mapping configured. Endpoint Response Status Code: {Status}"));

    private List<KeyValuePair<string, string>> MappedHeaders(Invocation invocation, CompiledIntegrationResponse response)
    {
        var headers = new List<KeyValuePair<string, string>>();
        var values = new ResponseValues(Headers, Body, () => invocation.Context, invocation.Api.StageVariables);
        try
        {
            foreach (var (target, source) in response.HeaderMappings)
            {
                if (values.Get(source) is { } value)
                {
                    headers.Add(new(target, value));
                }
            }
        }
        catch (VelocityException failed)
        {
            throw GatewayFailure.Configuration($"Unable to map a response parameter: {failed.Message}");
        }

        foreach (var (name, value) in invocation.ResponseOverride.Find("header") as ValueMap ?? [])
        {
            headers.RemoveAll(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
            IEnumerable<object?> several = value is ValueList list ? list : [value];
            headers.AddRange(several.Where(v => v is not null).Select(v => new KeyValuePair<string, string>(name, ResponseValues.Text(v!))));
        }

        return headers;
    }

    private string? Header(string name) => Headers.LastOrDefault(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}

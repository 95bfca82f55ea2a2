using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Mapping;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.Compiled;

/// <summary>How an API answers where a request does not get through: as its owner set it up, else as usual.</summary>
internal sealed class CompiledGatewayResponses
{
    private const string HeaderPrefix = "gatewayresponse.header.";
    private const string Json = "application/json";

    private readonly FrozenDictionary<string, Custom> _custom;

    public CompiledGatewayResponses(IReadOnlyList<GatewayResponseSetting> set)
    {
        _custom = set.ToFrozenDictionary(s => s.ResponseType!, Custom.Compile);
    }

    public GatewayResponse Answer(GatewayFailure failure, Invocation invocation)
    {
        invocation.Context["error"] = Error(failure);
        if (!_custom.TryGetValue(failure.Type, out var custom)
            && !_custom.TryGetValue(failure.Status < 500 ? GatewayResponseType.Default4xx : GatewayResponseType.Default5xx, out custom))
        {
            return failure.ToResponse();
        }

        var (contentType, template) = custom.Template(invocation.Headers.Get("Accept"));
        var headers = new List<KeyValuePair<string, string>> { new("Content-Type", contentType) };
        foreach (var (name, source) in custom.Headers)
        {
            if (RequestValues.Get(source, invocation) is { } value)
            {
                headers.RemoveAll(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
                headers.Add(new(name, value));
            }
        }

        var sendable = ResponseHeaders.Sendable(headers);
        sendable.Add(new("x-amzn-ErrorType", failure.ErrorType));
        return new GatewayResponse(custom.Status ?? failure.Status, sendable, Encoding.UTF8.GetBytes(template.Render(invocation)));
    }

    private static ValueMap Error(GatewayFailure failure)
    {
        var error = new ValueMap
        {
            ["message"] = failure.Message,
            ["messageString"] = failure.Quoted,
            ["responseType"] = failure.Type,
        };
        if (failure.ValidationErrors is { } errors)
        {
            error["validationErrorString"] = errors;
        }

        return error;
    }

    private sealed class Custom
    {
        public required int? Status { get; init; }

        public required List<(string Name, ValueSource Source)> Headers { get; init; }

        private List<(string ContentType, VariableTemplate Template)> Templates { get; init; } = [];

        public static Custom Compile(GatewayResponseSetting setting) => new()
        {
            Status = setting.StatusCode is { } status ? int.Parse(status, CultureInfo.InvariantCulture) : null,
            Headers = [.. setting.ResponseParameters!.Where(p => p.Key.StartsWith(HeaderPrefix, StringComparison.Ordinal)).Select(p => (p.Key[HeaderPrefix.Length..], ValueSource.ParseRequest(p.Value)!))],
            Templates = [.. setting.ResponseTemplates!.Select(t => (t.Key, new VariableTemplate(t.Value)))],
        };

        // What the client accepts, then JSON, then the first.
        public (string ContentType, VariableTemplate Template) Template(string? accept)
        {
            var at = accept is null ? -1 : Find(MediaTypes.First(accept));
            at = at < 0 ? Find(Json) : at;
            return Templates[Math.Max(at, 0)];
        }

        private int Find(string type) => Templates.FindIndex(t => t.ContentType.Equals(type, StringComparison.OrdinalIgnoreCase));
    }
}

using System.Globalization;
using System.Net;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.ApiGateway.Rules.V2.Compiled;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.V2.Http;

/// <summary>Applies the parameter mappings of an HTTP API.</summary>
internal static class CallMappings
{
    /// <summary>Changes the headers, the query string and the path of a request on its way to its integration.</summary>
    /// <param name="call">The request.</param>
    /// <param name="mappings">The changes, in their order.</param>
    /// <param name="headers">Is changed.</param>
    /// <param name="query">Is changed.</param>
    /// <returns>The path to use in place of the request's; null for its own.</returns>
    public static string? Request(
        HttpCall call,
        IReadOnlyList<ParameterMapping> mappings,
        List<KeyValuePair<string, string>> headers,
        List<KeyValuePair<string, string>> query)
    {
        string? path = null;
        if (mappings.Count == 0)
        {
            return path;
        }

        var values = new Values(call, call.Request.Body, call.Headers.All);
        foreach (var mapping in mappings)
        {
            var value = values.Of(mapping.Value);
            switch (mapping.Target)
            {
                case MappingTarget.Path:
                    path = value is null ? null : "/" + value.TrimStart('/');
                    break;
                case MappingTarget.Header:
                    Change(headers, mapping, value, StringComparison.OrdinalIgnoreCase);
                    break;
                default:
                    Change(query, mapping, value, StringComparison.Ordinal);
                    break;
            }
        }

        return path;
    }

    /// <summary>Changes the headers and the status of an answer.</summary>
    public static GatewayResponse Response(HttpCall call, IReadOnlyList<ParameterMapping> mappings, GatewayResponse response)
    {
        var headers = response.Headers.ToList();
        var status = response.Status;
        var values = new Values(call, response.Body, response.Headers);
        foreach (var mapping in mappings)
        {
            var value = values.Of(mapping.Value);
            if (mapping.Target == MappingTarget.StatusCode)
            {
                status = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is >= 200 and <= 599 ? code : status;
            }
            else
            {
                Change(headers, mapping, value, StringComparison.OrdinalIgnoreCase);
            }
        }

        return response with { Status = status, Headers = ResponseHeaders.Sendable(headers) };
    }

    // A value that is not there changes nothing.
    private static void Change(List<KeyValuePair<string, string>> list, ParameterMapping mapping, string? value, StringComparison names)
    {
        if (mapping.Action == MappingAction.Remove || (mapping.Action == MappingAction.Overwrite && value is not null))
        {
            list.RemoveAll(entry => entry.Key.Equals(mapping.Name, names));
        }

        if (mapping.Action != MappingAction.Remove && value is not null)
        {
            list.Add(new(mapping.Name, value.AsSpan().ContainsAny('\r', '\n') ? WebUtility.UrlEncode(value) : value));
        }
    }

    private sealed class Values(HttpCall call, ReadOnlyMemory<byte> body, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        private readonly HeaderList _headers = new(headers);
        private object? _document;
        private bool _isParsed;

        /// <returns>Null where nothing of it is there.</returns>
        public string? Of(MappedValue value)
        {
            var parts = value.Parts.Select(Part).ToList();
            return parts.TrueForAll(p => p is null) ? null : string.Concat(parts);
        }

        private string? Part((ValuePart Part, string Name, JsonPaths.JsonPath? Path) part) => part.Part switch
        {
            ValuePart.Text => part.Name,
            ValuePart.Header => Join(_headers.Values(part.Name).ToList()),
            ValuePart.QueryString => call.Query.Parameters.TryGetValue(part.Name, out var values) ? Join(values) : null,
            ValuePart.PathVariable => call.PathParameters.FirstOrDefault(p => p.Key == part.Name).Value,
            ValuePart.Path => call.PathInStage,
            ValuePart.Context => RequestContext.Find(CallContext.Variables(call), part.Name),
            ValuePart.StageVariable => call.Stage.Variables?.GetValueOrDefault(part.Name),
            _ => Body(part.Path!),
        };

        private static string? Join(List<string> values) => values.Count == 0 ? null : string.Join(',', values);

        private string? Body(JsonPaths.JsonPath path)
        {
            if (!_isParsed)
            {
                _isParsed = true;
                _document = JsonValues.ParseOrNull(body.Span);
            }

            try
            {
                return path.Evaluate(_document) is { } value ? ResponseValues.Text(value) : null;
            }
            catch (VelocityException failed)
            {
                throw HttpFailure.Internal($"A parameter could not be mapped: {failed.Message}");
            }
        }
    }
}

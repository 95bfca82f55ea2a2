using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Mapping;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.ApiGateway.Rules.Schemas;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.Compiled;

/// <summary>
/// What a method's request validator asks: parameters that must be there, and a body that fits the model of its content type. Source:
/// "Request validation for REST APIs" of the developer guide.
/// </summary>
internal sealed class RequestValidation
{
    private const string DefaultType = "$default";
    private const string Json = "application/json";

    private readonly List<ValueSource> _required;
    private readonly Dictionary<string, Schema?>? _bodies;

    private RequestValidation(List<ValueSource> required, Dictionary<string, Schema?>? bodies)
    {
        _required = required;
        _bodies = bodies;
    }

    /// <returns>Null where the method has no validator, or one that validates nothing.</returns>
    public static RequestValidation? Compile(Method method, ApiCompilation api)
    {
        var validator = api.Parts.RequestValidators.FirstOrDefault(v => v.Id == method.RequestValidatorId);
        if (validator is not ({ ValidateRequestBody: true } or { ValidateRequestParameters: true }))
        {
            return null;
        }

        var required = validator.ValidateRequestParameters == true
            ? (method.RequestParameters ?? new Dictionary<string, bool>()).Where(p => p.Value)
                .OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => ValueSource.ParseRequest(p.Key)!)
            : [];
        var bodies = validator.ValidateRequestBody == true
            ? method.RequestModels?.ToDictionary(m => m.Key, m => api.Models.Find(m.Value), StringComparer.OrdinalIgnoreCase)
            : null;
        return new RequestValidation([.. required], bodies);
    }

    /// <exception cref="GatewayFailure">The request is not what the method asks.</exception>
    public void Check(Invocation invocation)
    {
        var missing = _required.Where(source => string.IsNullOrEmpty(RequestValues.Get(source, invocation))).ToList();
        if (missing.Count > 0)
        {
            throw GatewayFailure.MissingParameters(missing.Select(source => source.Name));
        }

        var type = invocation.Headers.Get("Content-Type") is { } header ? MediaTypes.First(header) : Json;
        if (_bodies is null || !(_bodies.TryGetValue(type, out var schema) || _bodies.TryGetValue(DefaultType, out schema)) || schema is null)
        {
            return;
        }

        var errors = Errors(schema, invocation.Body.Span);
        if (errors.Count > 0)
        {
            throw GatewayFailure.InvalidBody(type, $"[{string.Join(", ", errors)}]");
        }
    }

    // No body is an empty object.
    private static IReadOnlyList<string> Errors(Schema schema, ReadOnlySpan<byte> body)
    {
        if (!JsonValues.TryParse(body.IsEmpty ? "{}"u8 : body, out var value))
        {
            return ["the body is no valid JSON"];
        }

        try
        {
            var run = new SchemaRun();
            schema.Check(value, run);
            return run.Errors;
        }
        catch (SchemaException fault)
        {
            return [fault.Message];
        }
    }
}

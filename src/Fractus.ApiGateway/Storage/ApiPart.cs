using System.Text.Json.Serialization.Metadata;
using Fractus.ApiGateway.Contract;
using Fractus.Store;

namespace Fractus.ApiGateway.Storage;

/// <summary>A kind of the things that an API consists of beside its resources, each kept under its id or name.</summary>
/// <param name="name">The kind's name in keys.</param>
/// <param name="type">How one is written.</param>
/// <param name="id">What one is found by.</param>
/// <param name="missing">The real service's error where there is none, from what was asked for.</param>
internal sealed class ApiPart<T>(string name, JsonTypeInfo<T> type, Func<T, string> id, Func<string, NotFoundException> missing)
{
    private readonly Subspace _parts = Keys.Root.Within(name);

    public JsonTypeInfo<T> Type => type;

    public string IdOf(T part) => id(part);

    public NotFoundException Missing(string asked) => missing(asked);

    public byte[] Key(string apiId, string partId) => _parts.Key(apiId, partId);

    public KeyRange Range(string apiId) => _parts.Range(apiId);
}

/// <summary>The kinds there are.</summary>
internal static class ApiPart
{
    public static ApiPart<Model> Model { get; } = new(
        "model", Records.Default.Model, m => m.Name!, name => new($"Invalid model name specified: {name}"));

    public static ApiPart<RequestValidator> RequestValidator { get; } = new(
        "validator", Records.Default.RequestValidator, v => v.Id!, _ => new("Invalid Request Validator identifier specified"));

    public static ApiPart<GatewayResponseSetting> GatewayResponse { get; } = new(
        "gatewayresponse", Records.Default.GatewayResponseSetting, r => r.ResponseType!, _ => new("Gateway response type not defined on api"));

    public static ApiPart<Authorizer> Authorizer { get; } = new(
        "authorizer", Records.Default.Authorizer, a => a.Id!, _ => new("Invalid Authorizer identifier specified"));

    public static ApiPart<DocumentationPart> DocumentationPart { get; } = new(
        "documentationpart", Records.Default.DocumentationPart, p => p.Id!, _ => new("Invalid Documentation part identifier specified"));

    public static ApiPart<DocumentationSnapshot> DocumentationVersion { get; } = new(
        "documentationversion", Records.Default.DocumentationSnapshot, v => v.Version.Version!, _ => new("Invalid Documentation version identifier specified"));

    /// <summary>Where all of an API's parts are.</summary>
    public static IEnumerable<KeyRange> Ranges(string apiId) =>
    [
        Model.Range(apiId), RequestValidator.Range(apiId), GatewayResponse.Range(apiId), Authorizer.Range(apiId),
        DocumentationPart.Range(apiId), DocumentationVersion.Range(apiId),
    ];
}

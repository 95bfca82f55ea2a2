using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Storage;

/// <summary>Whose an API is.</summary>
internal sealed record ApiOwner(string Account, string Region);

/// <summary>A deployment: what callers are told of it, and the API as it was at that moment, which never changes again.</summary>
internal sealed record DeploymentRecord(Deployment Deployment, RestApi Api, IReadOnlyList<Resource> Resources)
{
    public ApiParts Parts { get; init; } = new();
}

/// <summary>A version of an API's documentation: its parts as they were at that moment.</summary>
internal sealed record DocumentationSnapshot(DocumentationVersion Version, IReadOnlyList<DocumentationPart> Parts);

/// <summary>What an API consists of beside its resources.</summary>
internal sealed record ApiParts
{
    public IReadOnlyList<Model> Models { get; init; } = [];

    public IReadOnlyList<RequestValidator> RequestValidators { get; init; } = [];

    public IReadOnlyList<Authorizer> Authorizers { get; init; } = [];

    /// <summary>Those that somebody set; the others have their defaults.</summary>
    public IReadOnlyList<GatewayResponseSetting> GatewayResponses { get; init; } = [];
}

/// <summary>
/// How records are written. What the contract calls an API, a resource or a stage is what is stored: the public model is the
/// schema, and members that are added to it later are absent in old records.
/// </summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ApiOwner))]
[JsonSerializable(typeof(RestApi))]
[JsonSerializable(typeof(Resource))]
[JsonSerializable(typeof(DeploymentRecord))]
[JsonSerializable(typeof(Stage))]
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(Authorizer))]
[JsonSerializable(typeof(ApiKey))]
[JsonSerializable(typeof(UsagePlan))]
[JsonSerializable(typeof(PlanKey))]
[JsonSerializable(typeof(DailyUsage))]
[JsonSerializable(typeof(PeriodUsage))]
[JsonSerializable(typeof(Model))]
[JsonSerializable(typeof(RequestValidator))]
[JsonSerializable(typeof(GatewayResponseSetting))]
[JsonSerializable(typeof(DocumentationPart))]
[JsonSerializable(typeof(DocumentationSnapshot))]
internal sealed partial class Records : JsonSerializerContext
{
    public static T Read<T>(ReadOnlyMemory<byte> value, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(value.Span, type) ?? throw new InvalidOperationException("A stored record is empty.");

    public static byte[] Write<T>(T record, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(record, type);
}

using System.Text.Json.Serialization;

namespace Fractus.ApiGateway.Storage.Domains;

/// <summary>A custom domain name; REST, HTTP and WebSocket APIs share them.</summary>
internal sealed record DomainRecord
{
    public required string Name { get; init; }

    public required ApiOwner Owner { get; init; }

    /// <summary>REGIONAL or EDGE.</summary>
    public required string EndpointType { get; init; }

    public required string SecurityPolicy { get; init; }

    public required string IpAddressType { get; init; }

    public string? CertificateArn { get; init; }

    public string? CertificateName { get; init; }

    public string? OwnershipVerificationCertificateArn { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The first label of the host that a DNS record of the domain would point at; requests to it are requests to the domain.</summary>
    public required string Alias { get; init; }

    /// <summary>Whether rules and mappings count, in the words of version 2; null for mappings alone.</summary>
    public string? RoutingMode { get; init; }

    [JsonIgnore]
    public bool AsksRules => RoutingMode is not (null or Contract.V2.RoutingMode.ApiMappingOnly);

    [JsonIgnore]
    public bool AsksMappings => RoutingMode != Contract.V2.RoutingMode.RoutingRuleOnly;

    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}

/// <summary>That a path of a domain leads to an API.</summary>
/// <param name="Id">Unique in the domain.</param>
/// <param name="Domain">The domain.</param>
/// <param name="Key">The path without slashes at its ends; empty for all that no other mapping takes.</param>
/// <param name="ApiId">The API.</param>
/// <param name="Stage">Null where the next part of the path names it, as REST APIs' mappings may have it.</param>
internal sealed record MappingRecord(string Id, string Domain, string Key, string ApiId, string? Stage);

/// <summary>That requests to a domain lead to a REST API where all conditions are met.</summary>
/// <param name="Id">Unique in the domain.</param>
/// <param name="Domain">The domain.</param>
/// <param name="Priority">Unique in the domain; the least is asked first.</param>
/// <param name="Conditions">Empty for a rule that takes every request.</param>
/// <param name="ApiId">The API.</param>
/// <param name="Stage">Its stage.</param>
/// <param name="StripBasePath">Whether the API sees the path without the base path that was matched.</param>
internal sealed record RuleRecord(string Id, string Domain, int Priority, IReadOnlyList<RuleCondition> Conditions, string ApiId, string Stage, bool StripBasePath);

/// <summary>That a request has one of some base paths, or one of some headers; with both it must have both.</summary>
internal sealed record RuleCondition(IReadOnlyList<string>? BasePaths, IReadOnlyList<HeaderGlob>? Headers);

/// <summary>A header by its name, in any case, and its whole value, which may begin and end with a wildcard.</summary>
internal sealed record HeaderGlob(string Header, string ValueGlob);

/// <summary>How domain names are written.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DomainRecord))]
[JsonSerializable(typeof(MappingRecord))]
[JsonSerializable(typeof(RuleRecord))]
internal sealed partial class DomainJson : JsonSerializerContext;

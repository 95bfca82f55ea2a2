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

    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}

/// <summary>That a path of a domain leads to an API.</summary>
/// <param name="Id">Unique in the domain.</param>
/// <param name="Domain">The domain.</param>
/// <param name="Key">The path without slashes at its ends; empty for all that no other mapping takes.</param>
/// <param name="ApiId">The API.</param>
/// <param name="Stage">Null where the next part of the path names it, as REST APIs' mappings may have it.</param>
internal sealed record MappingRecord(string Id, string Domain, string Key, string ApiId, string? Stage);

/// <summary>How domain names are written.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DomainRecord))]
[JsonSerializable(typeof(MappingRecord))]
internal sealed partial class DomainJson : JsonSerializerContext;

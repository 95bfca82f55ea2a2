using System.Text.RegularExpressions;
using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Storage.Domains;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Rules.Domains;

/// <summary>
/// What a custom domain name may be. There are no certificates here: the ARN of one is kept and shown, for tools that set one, and names
/// nothing; requests come by whatever the server listens on.
/// </summary>
internal static partial class DomainRules
{
    /// <summary>How REST APIs show the mapping of a whole domain.</summary>
    public const string NoPath = "(none)";

    /// <summary>There is no Route 53: the id of the zone that hosts of gateways would be in.</summary>
    public const string HostedZone = "Z1UJRXOUMOOFQ8";

    private const int MaxKey = 300;
    private const int AliasLength = 10;

    /// <summary>The first label of the host that a domain is also reached by.</summary>
    public static string NewAlias(IdGenerator ids) => "d-" + ids.LowerBase36(AliasLength);

    /// <exception cref="BadRequestException">A setting is not valid.</exception>
    public static void Check(DomainRecord domain)
    {
        if (!Name().IsMatch(domain.Name) || domain.Name.EndsWith(".amazonaws.com", StringComparison.Ordinal)
            || domain.Name == "localhost" || domain.Name.Contains(".execute-api.", StringComparison.Ordinal))
        {
            throw new BadRequestException($"The domain name to be provided is not valid: {domain.Name}");
        }

        if (domain.CertificateArn is null && domain.CertificateName is null)
        {
            throw new BadRequestException("Either a certificate ARN or a certificate name must be specified.");
        }

        if (domain.CertificateArn is { } certificate && !(Arn.TryParse(certificate, out var arn) && arn.Service == "acm"))
        {
            throw new BadRequestException("Invalid certificate ARN: " + certificate);
        }

        if (domain.EndpointType is not ("REGIONAL" or "EDGE"))
        {
            throw NotSupported.Setting($"The endpoint type {domain.EndpointType}");
        }
    }

    /// <summary>A path as it is kept: no slashes at its ends, nothing for the whole domain.</summary>
    /// <param name="key">As given; <c>(none)</c> and nothing both mean the whole domain.</param>
    /// <param name="isOnePart">Whether it may have no slash, as REST APIs' own mappings may not.</param>
    /// <exception cref="BadRequestException">It is no path.</exception>
    public static string Key(string? key, bool isOnePart)
    {
        if (key is null or "" or NoPath)
        {
            return "";
        }

        return key.Length <= MaxKey && (isOnePart ? OnePart() : Path()).IsMatch(key)
            ? key
            : throw new BadRequestException("API mapping key may only contain letters, numbers and one of $-_.+!*'()/, and no slash at its ends: " + key);
    }

    /// <summary>The host that a DNS record of the domain would point at.</summary>
    public static string Host(DomainRecord domain) => $"{domain.Alias}.execute-api.{domain.Owner.Region}.localhost";

    /// <summary>A routing mode of REST APIs as it is kept: it has another name for mappings.</summary>
    public static string StoredMode(string mode) => mode.Replace("BASE_PATH_MAPPING", "API_MAPPING", StringComparison.Ordinal);

    /// <summary>The routing mode in the words of REST APIs.</summary>
    public static string ShownMode(DomainRecord domain) =>
        domain.RoutingMode?.Replace("API_MAPPING", "BASE_PATH_MAPPING", StringComparison.Ordinal) ?? RoutingMode.BasePathMappingOnly;

    /// <summary>That a routing rule can be created. Source: "Set the routing mode for your custom domain name"; the words are ours.</summary>
    /// <exception cref="BadRequestException">The domain's mode passes rules by.</exception>
    public static DomainRecord AskingRules(DomainRecord domain) => domain.AsksRules
        ? domain
        : throw new BadRequestException("A routing rule cannot be created while the routing mode of the domain name is API_MAPPING_ONLY");

    /// <summary>That a mapping can be created; as <see cref="AskingRules"/>.</summary>
    /// <exception cref="BadRequestException">The domain's mode passes mappings by.</exception>
    public static DomainRecord AskingMappings(DomainRecord domain) => domain.AsksMappings
        ? domain
        : throw new BadRequestException("An API mapping cannot be created while the routing mode of the domain name is ROUTING_RULE_ONLY");

    /// <exception cref="BadRequestException">The patch is none of a domain name.</exception>
    public static DomainRecord Patched(DomainRecord domain, PatchOperation patch) => (patch.Op, patch.Path) switch
    {
        (Op.Replace, "/certificateArn" or "/regionalCertificateArn") => domain with { CertificateArn = patch.Value },
        (Op.Replace, "/certificateName" or "/regionalCertificateName") => domain with { CertificateName = patch.Value },
        (Op.Replace, "/ownershipVerificationCertificateArn") => domain with { OwnershipVerificationCertificateArn = patch.Value },
        (Op.Replace, "/securityPolicy") when patch.Value is SecurityPolicy.Tls12 or SecurityPolicy.Tls10 => domain with { SecurityPolicy = patch.Value },
        (Op.Replace, "/endpointConfiguration/types/EDGE" or "/endpointConfiguration/types/REGIONAL") when patch.Value is "EDGE" or "REGIONAL" =>
            domain with { EndpointType = patch.Value },
        (Op.Replace, "/endpointConfiguration/ipAddressType") when patch.Value is IpAddressType.Ipv4 or IpAddressType.Dualstack =>
            domain with { IpAddressType = patch.Value },
        (Op.Replace, "/routingMode") when patch.Value is RoutingMode.BasePathMappingOnly or RoutingMode.RoutingRuleOnly or RoutingMode.RoutingRuleThenBasePathMapping =>
            domain with { RoutingMode = StoredMode(patch.Value) },
        (_, { } path) when path.StartsWith("/mutualTlsAuthentication", StringComparison.Ordinal) => throw NotSupported.Setting("mutualTlsAuthentication"),
        _ => throw Invalid(patch),
    };

    /// <exception cref="BadRequestException">The patch is none of a base path mapping.</exception>
    public static MappingRecord Patched(MappingRecord mapping, PatchOperation patch) => (patch.Op, patch.Path) switch
    {
        (Op.Replace, "/basePath") => mapping with { Key = Key(patch.Value, isOnePart: true) },
        (Op.Replace, "/restapiId" or "/restApiId") when patch.Value is { Length: > 0 } => mapping with { ApiId = patch.Value },
        (Op.Replace, "/stage") => mapping with { Stage = string.IsNullOrEmpty(patch.Value) ? null : patch.Value },
        _ => throw Invalid(patch),
    };

    private static BadRequestException Invalid(PatchOperation patch) => new($"Invalid patch path {patch.Path}");

    [GeneratedRegex(@"\A(\*\.)?([a-z0-9]([a-z0-9\-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9\-]{0,61}[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[A-Za-z0-9$\-_.+!*'()]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex OnePart();

    [GeneratedRegex(@"\A[A-Za-z0-9$\-_.+!*'()]+(/[A-Za-z0-9$\-_.+!*'()]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Path();
}

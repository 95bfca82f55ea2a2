using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Rules;

/// <summary>What an API's own settings may be.</summary>
internal static class RestApiRules
{
    private const int MaxCompressionSize = 10_485_760;
    private const int MaxTags = 50;

    /// <summary>The API that a request asks for; ids are the caller's to give.</summary>
    /// <exception cref="BadRequestException">A setting is not valid, or not built.</exception>
    public static RestApi Create(CreateRestApiInput input, string id, string rootResourceId, DateTimeOffset now)
    {
        var endpoint = input.EndpointConfiguration ?? new EndpointConfiguration { Types = [EndpointType.Edge] };
        var api = new RestApi
        {
            Id = id,
            Name = input.Name,
            Description = input.Description,
            CreatedDate = now,
            Version = input.Version,
            BinaryMediaTypes = input.BinaryMediaTypes is { Count: > 0 } types ? types : null,
            MinimumCompressionSize = input.MinimumCompressionSize,
            ApiKeySource = input.ApiKeySource ?? ApiKeySourceType.Header,
            EndpointConfiguration = endpoint with
            {
                Types = endpoint.Types ?? [EndpointType.Edge],
                IpAddressType = endpoint.IpAddressType ?? (endpoint.Types is [EndpointType.Private] ? IpAddressType.Dualstack : IpAddressType.Ipv4),
            },
            Policy = input.Policy,
            Tags = input.Tags,
            DisableExecuteApiEndpoint = input.DisableExecuteApiEndpoint ?? false,
            RootResourceId = rootResourceId,
        };
        Check(api);
        return api;
    }

    /// <summary>
    /// As it is shown alone or after a change: an API without tags then has an empty map of them. Where it is made, and in lists, it has none.
    /// Recorded of the real service.
    /// </summary>
    public static RestApi Shown(RestApi api) => api with { Tags = api.Tags ?? new Dictionary<string, string>() };

    /// <exception cref="BadRequestException">A setting is not valid, or not built.</exception>
    public static void Check(RestApi api)
    {
        if (string.IsNullOrEmpty(api.Name))
        {
            throw new BadRequestException("Name cannot be empty");
        }

        if (api.Description is "")
        {
            throw new BadRequestException("Description cannot be an empty string");
        }

        CheckEndpoint(api.EndpointConfiguration!);
        if (api.MinimumCompressionSize is < 0 or > MaxCompressionSize)
        {
            throw InvalidCompressionSize();
        }

        CheckTags(api.Tags);
        if (api.ApiKeySource is not (ApiKeySourceType.Header or ApiKeySourceType.Authorizer))
        {
            throw new BadRequestException("Invalid API Key Source. Valid options are HEADER, AUTHORIZER");
        }
    }

    public static void CheckTags(IReadOnlyDictionary<string, string>? tags)
    {
        if (tags?.Count > MaxTags)
        {
            throw new BadRequestException($"A resource can have at most {MaxTags} tags.");
        }
    }

    public static BadRequestException InvalidCompressionSize() =>
        new($"Invalid minimum compression size, must be between 0 and {MaxCompressionSize}");

    private static void CheckEndpoint(EndpointConfiguration endpoint)
    {
        switch (endpoint.Types)
        {
            case null or []:
                throw new BadRequestException("REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.");
            case [EndpointType.Private] when endpoint.IpAddressType == IpAddressType.Ipv4:
                throw new BadRequestException("Only dualstack ipAddressType is supported for Private APIs.");
            case [EndpointType.Private]:
                throw NotSupported.Setting("The endpoint type PRIVATE");
            case [_]:
                break;
            default:
                throw new BadRequestException("Cannot create an api with multiple Endpoint Types.");
        }

        NotSupported.RefuseWhen(endpoint.VpcEndpointIds is { Count: > 0 }, "endpointConfiguration.vpcEndpointIds");
    }
}

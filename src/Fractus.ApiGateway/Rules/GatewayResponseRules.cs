using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Mapping;

namespace Fractus.ApiGateway.Rules;

/// <summary>What a gateway response may be. Source: "Gateway response types" of the developer guide, and answers recorded of the real service.</summary>
internal static partial class GatewayResponseRules
{
    public const string DefaultTemplate = "{\"message\":$context.error.messageString}";

    private static readonly FrozenDictionary<string, string?> s_statuses = new Dictionary<string, string?>
    {
        [GatewayResponseType.AccessDenied] = "403",
        [GatewayResponseType.ApiConfigurationError] = "500",
        [GatewayResponseType.AuthorizerConfigurationError] = "500",
        [GatewayResponseType.AuthorizerFailure] = "500",
        [GatewayResponseType.BadRequestBody] = "400",
        [GatewayResponseType.BadRequestParameters] = "400",
        [GatewayResponseType.Default4xx] = null,
        [GatewayResponseType.Default5xx] = null,
        [GatewayResponseType.ExpiredToken] = "403",
        [GatewayResponseType.IntegrationFailure] = "504",
        [GatewayResponseType.IntegrationTimeout] = "504",
        [GatewayResponseType.InvalidApiKey] = "403",
        [GatewayResponseType.InvalidSignature] = "403",
        [GatewayResponseType.MissingAuthenticationToken] = "403",
        [GatewayResponseType.QuotaExceeded] = "429",
        [GatewayResponseType.RequestTooLarge] = "413",
        [GatewayResponseType.ResourceNotFound] = "404",
        [GatewayResponseType.Throttled] = "429",
        [GatewayResponseType.Unauthorized] = "401",
        [GatewayResponseType.UnsupportedMediaType] = "415",
        [GatewayResponseType.WafFiltered] = "403",
    }.ToFrozenDictionary();

    /// <summary>All types, in order.</summary>
    public static IReadOnlyList<string> Types { get; } = [.. s_statuses.Keys.Order(StringComparer.Ordinal)];

    /// <summary>As it is while nobody has set it.</summary>
    public static GatewayResponseSetting Default(string type) => new()
    {
        ResponseType = type,
        StatusCode = s_statuses[type],
        ResponseParameters = new Dictionary<string, string>(),
        ResponseTemplates = new Dictionary<string, string> { ["application/json"] = DefaultTemplate },
        DefaultResponse = true,
    };

    /// <summary>The setting of a type; where there is none, that of all errors of its class; where there is none either, the default.</summary>
    public static GatewayResponseSetting Effective(string type, IReadOnlyList<GatewayResponseSetting> set)
    {
        if (set.FirstOrDefault(s => s.ResponseType == type) is { } own)
        {
            return own;
        }

        var fallback = Fallback(type) is { } ofAll ? set.FirstOrDefault(s => s.ResponseType == ofAll) : null;
        return fallback is null
            ? Default(type)
            : fallback with { ResponseType = type, StatusCode = fallback.StatusCode ?? s_statuses[type], DefaultResponse = true };
    }

    public static GatewayResponseSetting Create(PutGatewayResponseInput input)
    {
        var usual = Default(input.ResponseType);
        var setting = usual with
        {
            StatusCode = input.StatusCode ?? usual.StatusCode,
            ResponseParameters = input.ResponseParameters ?? usual.ResponseParameters,
            ResponseTemplates = input.ResponseTemplates is { Count: > 0 } templates ? templates : usual.ResponseTemplates,
            DefaultResponse = false,
        };
        Check(setting);
        return setting;
    }

    /// <exception cref="BadRequestException">A parameter or a template is not valid.</exception>
    public static void Check(GatewayResponseSetting setting)
    {
        foreach (var (name, value) in setting.ResponseParameters!)
        {
            if (string.IsNullOrEmpty(value))
            {
                throw new BadRequestException("Invalid null or empty value in responseParameters");
            }

            if (!Target().IsMatch(name) || ValueSource.ParseRequest(value) is not { Kind: not SourceKind.Body })
            {
                throw new BadRequestException($"Invalid mapping expression specified: {(Target().IsMatch(name) ? value : name)}");
            }
        }

        if (setting.ResponseTemplates!.Any(t => string.IsNullOrEmpty(t.Value)))
        {
            throw new BadRequestException("Invalid null or empty value in responseTemplates");
        }

        MappingChecks.CheckTemplates(setting.ResponseTemplates!.ToDictionary(t => t.Key, string? (t) => t.Value));
    }

    private static string? Fallback(string type) => s_statuses[type]?[0] switch
    {
        '4' => GatewayResponseType.Default4xx,
        '5' => GatewayResponseType.Default5xx,
        _ => null,
    };

    // The real service takes places of a request too, and makes nothing of them.
    [GeneratedRegex(@"\Agatewayresponse\.(header|path|querystring)\.[!#$%&'*+\-.^_`|~0-9A-Za-z]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Target();
}

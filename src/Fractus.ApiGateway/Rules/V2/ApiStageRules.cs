using System.Text.RegularExpressions;
using Fractus.ApiGateway.Contract.V2;
using Fractus.ApiGateway.Storage.V2;

namespace Fractus.ApiGateway.Rules.V2;

/// <summary>What a stage of an HTTP or WebSocket API may be.</summary>
internal static partial class ApiStageRules
{
    public const string Default = "$default";

    /// <param name="input">What is asked for.</param>
    /// <param name="isHttp">Of what kind of API; only WebSocket APIs have execution logs, and stages that say nothing of them show so.</param>
    /// <param name="now">The time.</param>
    public static Stage Create(CreateStageInput input, bool isHttp, DateTimeOffset now) => new()
    {
        AccessLogSettings = input.AccessLogSettings,
        AutoDeploy = input.AutoDeploy ?? false,
        ClientCertificateId = input.ClientCertificateId,
        CreatedDate = now,
        DefaultRouteSettings = Merge(
            new RouteSettings
            {
                DataTraceEnabled = isHttp ? null : false,
                DetailedMetricsEnabled = false,
                LoggingLevel = isHttp ? null : LoggingLevel.Off,
            },
            input.DefaultRouteSettings),
        DeploymentId = input.DeploymentId,
        Description = input.Description,
        LastUpdatedDate = now,
        RouteSettings = input.RouteSettings ?? new Dictionary<string, RouteSettings>(),
        StageName = input.StageName,
        StageVariables = input.StageVariables ?? new Dictionary<string, string>(),
        Tags = input.Tags,
    };

    public static Stage Update(Stage before, UpdateStageInput input, DateTimeOffset now)
    {
        if (input.DeploymentId is not null && (input.AutoDeploy ?? before.AutoDeploy) == true)
        {
            throw Refusal.BadRequest("Deployment ID cannot be set on a stage when AutoDeploy is enabled");
        }

        return before with
        {
            AccessLogSettings = input.AccessLogSettings ?? before.AccessLogSettings,
            AutoDeploy = input.AutoDeploy ?? before.AutoDeploy,
            ClientCertificateId = input.ClientCertificateId ?? before.ClientCertificateId,
            DefaultRouteSettings = Merge(before.DefaultRouteSettings, input.DefaultRouteSettings),
            DeploymentId = input.DeploymentId ?? before.DeploymentId,
            Description = input.Description ?? before.Description,
            LastUpdatedDate = now,
            RouteSettings = Merge(before.RouteSettings, input.RouteSettings),
            StageVariables = StringMaps.Merge(before.StageVariables, input.StageVariables),
        };
    }

    /// <exception cref="Contract.BadRequestException">A setting is not valid, not for this protocol, or not built.</exception>
    public static void Check(Stage stage, StoredApi api)
    {
        var isHttp = ApiRules.IsHttp(api.Api());
        NotSupported.RefuseWhen(stage.ClientCertificateId is not null, "clientCertificateId");
        if (!(isHttp && stage.StageName == Default) && !Name().IsMatch(stage.StageName!))
        {
            throw Refusal.BadRequest("Stage name only allows a-zA-Z0-9_-");
        }

        StageRules.CheckVariables(stage.StageVariables);
        ApiRules.CheckTags(stage.Tags);
        CheckSettings(stage.DefaultRouteSettings, isHttp);
        foreach (var settings in stage.RouteSettings!.Values)
        {
            CheckSettings(settings, isHttp);
        }

        var deployed = stage.DeploymentId is { } id
            ? api.Find(V2Part.Deployment, id) ?? throw Refusal.BadRequest("Deployment id does not exist")
            : null;
        var routes = stage.AutoDeploy == true ? api.All(V2Part.Route) : deployed?.Content.Routes ?? [];
        if (stage.RouteSettings.Keys.FirstOrDefault(key => !routes.Any(r => r.RouteKey == key)) is { } missing)
        {
            throw Refusal.NotFound($"Unable to find Route by key {missing} within the provided RouteSettings");
        }

        CheckLogs(stage, api, isHttp);
    }

    private static void CheckSettings(RouteSettings? settings, bool isHttp)
    {
        if (settings is null)
        {
            return;
        }

        if (isHttp && (settings.LoggingLevel is not null || settings.DataTraceEnabled == true))
        {
            throw Refusal.BadRequest("Execution logs are not supported on protocolType HTTP");
        }

        if (settings.ThrottlingBurstLimit < 0 || settings.ThrottlingRateLimit < 0)
        {
            throw Refusal.BadRequest("Throttling limits must not be negative");
        }
    }

    private static void CheckLogs(Stage stage, StoredApi api, bool isHttp)
    {
        var isLogged = stage.AccessLogSettings is not null
            || stage.RouteSettings!.Values.Append(stage.DefaultRouteSettings).Any(s => s?.LoggingLevel is LoggingLevel.Info or LoggingLevel.Error);
        if (!isHttp && isLogged && string.IsNullOrEmpty(api.Account().CloudwatchRoleArn))
        {
            throw Refusal.BadRequest("CloudWatch Logs role ARN must be set in account settings to enable logging");
        }

        if (stage.AccessLogSettings is not { } access)
        {
            return;
        }

        if (access.DestinationArn is not { } destination || StageRules.LogGroup(destination) is null)
        {
            throw Refusal.BadRequest("Invalid ARN specified in the request. ARNs must start with 'arn:aws' and be of a log group");
        }

        if (access.Format is not { Length: > 0 })
        {
            throw Refusal.BadRequest("Access Log format must be specified");
        }

        if (!access.Format.Contains("$context.requestId", StringComparison.Ordinal)
            && !access.Format.Contains("$context.extendedRequestId", StringComparison.Ordinal))
        {
            throw Refusal.BadRequest("Access Log format must contain at least $context.requestId or $context.extendedRequestId");
        }
    }

    private static RouteSettings Merge(RouteSettings? before, RouteSettings? change) => new()
    {
        DataTraceEnabled = change?.DataTraceEnabled ?? before?.DataTraceEnabled,
        DetailedMetricsEnabled = change?.DetailedMetricsEnabled ?? before?.DetailedMetricsEnabled,
        LoggingLevel = change?.LoggingLevel ?? before?.LoggingLevel,
        ThrottlingBurstLimit = change?.ThrottlingBurstLimit ?? before?.ThrottlingBurstLimit,
        ThrottlingRateLimit = change?.ThrottlingRateLimit ?? before?.ThrottlingRateLimit,
    };

    private static Dictionary<string, RouteSettings> Merge(
        IReadOnlyDictionary<string, RouteSettings>? before, IReadOnlyDictionary<string, RouteSettings>? change)
    {
        var merged = before?.ToDictionary() ?? [];
        foreach (var (key, settings) in change ?? new Dictionary<string, RouteSettings>())
        {
            merged[key] = Merge(merged.GetValueOrDefault(key), settings);
        }

        return merged;
    }

    [GeneratedRegex(@"\A[a-zA-Z0-9_\-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}

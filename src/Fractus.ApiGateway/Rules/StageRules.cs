using System.Text.RegularExpressions;
using Fractus.ApiGateway.Contract;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Rules;

/// <summary>What a stage may be.</summary>
internal static partial class StageRules
{
    /// <summary>Requests a second and at once, where a method has settings but none of these: the real service's quota of an account.</summary>
    public const double DefaultRateLimit = 10_000;

    public const int DefaultBurstLimit = 5000;

    public const string LogInfo = "INFO";
    public const string LogErrors = "ERROR";
    public const string LogNothing = "OFF";

    private const int MaxName = 128;

    public static Stage Create(CreateStageInput input, DateTimeOffset now)
    {
        NotSupported.RefuseWhen(input.TracingEnabled == true, "tracingEnabled");
        var stage = New(input.StageName, input.DeploymentId, input.Description, input.Variables, now) with
        {
            DocumentationVersion = string.IsNullOrEmpty(input.DocumentationVersion) ? null : input.DocumentationVersion,
            CanarySettings = CanaryRules.Create(input.CanarySettings, input.DeploymentId),
            Tags = input.Tags,
        };
        return CacheRules.WithCache(stage, input.CacheClusterEnabled, input.CacheClusterSize);
    }

    /// <summary>The stage that a deployment makes, or what it makes of one that is there.</summary>
    public static Stage Deploy(Stage? stage, CreateDeploymentInput input, string deploymentId, DateTimeOffset now)
    {
        stage ??= New(input.StageName!, deploymentId, input.StageDescription, input.Variables, now);
        var deployed = CacheRules.WithCache(stage, input.CacheClusterEnabled, input.CacheClusterSize) with
        {
            DeploymentId = deploymentId,
            Description = input.StageDescription ?? stage.Description,
            Variables = input.Variables ?? stage.Variables,
            LastUpdatedDate = now,
        };
        CheckVariables(deployed.Variables);
        return deployed;
    }

    /// <exception cref="BadRequestException">A setting of the deployment is not built.</exception>
    public static void CheckDeployment(CreateDeploymentInput input)
    {
        NotSupported.RefuseWhen(input.TracingEnabled == true, "tracingEnabled");
    }

    /// <summary>The name of a log group, from its ARN; null where the ARN is another thing's.</summary>
    public static string? LogGroup(string destinationArn) =>
        Arn.TryParse(destinationArn, out var arn) && arn.Service == "logs" && arn.Resource.StartsWith("log-group:", StringComparison.Ordinal)
            ? arn.Resource["log-group:".Length..].Split(':')[0]
            : null;

    /// <exception cref="BadRequestException">A log cannot go there, or cannot be written at all.</exception>
    public static void CheckLogs(Stage stage, Account account)
    {
        var isLogged = stage.AccessLogSettings is not null
            || stage.MethodSettings?.Values.Any(s => s.LoggingLevel is LogInfo or LogErrors) == true;
        if (isLogged && string.IsNullOrEmpty(account.CloudwatchRoleArn))
        {
            throw new BadRequestException("CloudWatch Logs role ARN must be set in account settings to enable logging");
        }

        if (stage.AccessLogSettings is not { } access)
        {
            return;
        }

        NotSupported.RefuseWhen(
            Arn.TryParse(access.DestinationArn, out var arn) && arn.Service == "firehose", "An access log that goes to firehose");
        if (access.DestinationArn is { } destination && LogGroup(destination) is null)
        {
            throw new BadRequestException("Invalid ARN specified in the request");
        }

        if (access.Format?.Contains("$context.requestId", StringComparison.Ordinal) == false
            && !access.Format.Contains("$context.extendedRequestId", StringComparison.Ordinal))
        {
            throw new BadRequestException("Access Log format must contain at least $context.requestId or $context.extendedRequestId");
        }
    }

    public static void CheckVariables(IReadOnlyDictionary<string, string>? variables)
    {
        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
        {
            if (!VariableName().IsMatch(name))
            {
                throw new BadRequestException($"Invalid stage variable name: {name}. Please use alphanumeric characters and the underscore only.");
            }

            if (value is null || !VariableValue().IsMatch(value))
            {
                throw new BadRequestException(
                    $"Invalid stage variable value: {value ?? "null"}. Please use values with alphanumeric characters and the symbols "
                    + "' ', -', '.', '_', ':', '/', '?', '&', '=', and ','.");
            }
        }
    }

    private static Stage New(
        string name, string deploymentId, string? description, IReadOnlyDictionary<string, string>? variables, DateTimeOffset now)
    {
        if (name.Length > MaxName || !Name().IsMatch(name))
        {
            throw new BadRequestException("Stage name only allows a-zA-Z0-9_-");
        }

        CheckVariables(variables);
        return new Stage
        {
            StageName = name,
            DeploymentId = deploymentId,
            Description = description,
            CacheClusterEnabled = false,
            CacheClusterStatus = CacheClusterStatus.NotAvailable,
            MethodSettings = new Dictionary<string, MethodSetting>(),
            Variables = variables,
            TracingEnabled = false,
            CreatedDate = now,
            LastUpdatedDate = now,
        };
    }

    [GeneratedRegex(@"\A[a-zA-Z0-9_\-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[a-zA-Z0-9_]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex VariableName();

    [GeneratedRegex(@"\A[A-Za-z0-9\-._~:/?#&=, ]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex VariableValue();
}

using System.Globalization;
using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Patches;

namespace Fractus.ApiGateway.Rules;

/// <summary>
/// Canary releases: a second deployment of a stage, which takes a share of its requests. Source: "Set up an API Gateway canary release deployment"
/// of the developer guide, and answers recorded of the real service.
/// </summary>
internal static class CanaryRules
{
    private const string FromDeployment = "/canarySettings/deploymentId";
    private const string FromVariables = "/canarySettings/stageVariableOverrides";
    private const string ToDeployment = "/deploymentId";
    private const string ToVariables = "/variables";

    /// <summary>Those of a stage that is made.</summary>
    public static CanarySettings? Create(CanarySettings? canary, string deploymentId)
    {
        if (canary is null)
        {
            return null;
        }

        canary = canary with
        {
            DeploymentId = canary.DeploymentId ?? deploymentId,
            PercentTraffic = canary.PercentTraffic ?? 0,
            UseStageCache = canary.UseStageCache ?? false,
        };
        Check(canary);
        return canary;
    }

    /// <summary>The stage when a deployment is released to its canary.</summary>
    /// <exception cref="BadRequestException">There is no such stage.</exception>
    public static Stage Deploy(Stage? stage, CreateDeploymentInput input, string deploymentId, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(input.StageName))
        {
            throw Invalid($"Non null and non empty stageName must be provided for canary deployment. Provided value is {input.StageName ?? "null"}");
        }

        if (stage is null)
        {
            throw Invalid($"Stage {input.StageName} must already be created before making a canary release deployment");
        }

        var asked = input.CanarySettings!;
        var canary = new CanarySettings
        {
            DeploymentId = deploymentId,
            PercentTraffic = asked.PercentTraffic,
            StageVariableOverrides = asked.StageVariableOverrides,
            UseStageCache = asked.UseStageCache,
        };
        return stage with { CanarySettings = Create(canary, deploymentId), LastUpdatedDate = now };
    }

    /// <param name="stage">The stage before.</param>
    /// <param name="patch">An operation on <c>/canarySettings/…</c>.</param>
    /// <param name="hasDeployment">Whether there is a deployment of that id.</param>
    /// <returns>Null where the operation is none that there is.</returns>
    public static Stage? Apply(Stage stage, Patch patch, Func<string?, bool> hasDeployment)
    {
        var canary = stage.CanarySettings ?? new CanarySettings { DeploymentId = stage.DeploymentId, PercentTraffic = 0, UseStageCache = false };
        switch (patch.Op, patch.Segments)
        {
            case (Op.Add, _):
                throw new BadRequestException($"Invalid add operation with path: {patch.Path}");
            case (Op.Remove, [_]):
                return stage with { CanarySettings = null };
            case (Op.Replace or Op.Remove, [_, "stageVariableOverrides", _]):
                var inner = new Patch(patch.Op, patch.Path["/canarySettings".Length..], patch.Value);
                canary = canary with { StageVariableOverrides = inner.Apply(canary.StageVariableOverrides, value => value ?? "") };
                break;
            case (Op.Replace, [_, "percentTraffic"]):
                canary = canary with { PercentTraffic = Percent(patch) };
                break;
            case (Op.Replace, [_, "useStageCache"]):
                canary = canary with { UseStageCache = patch.Flag() };
                break;
            case (Op.Replace, [_, "deploymentId"]):
                canary = canary with { DeploymentId = hasDeployment(patch.Value) ? patch.Value : throw new BadRequestException("Deployment id does not exist") };
                break;
            default:
                return null;
        }

        Check(canary);
        return stage with { CanarySettings = canary };
    }

    /// <summary>The operation <c>copy</c>: promotes what the canary has.</summary>
    /// <exception cref="BadRequestException">There is no canary, or nothing else can be copied.</exception>
    public static Stage Promote(Stage stage, Patch patch)
    {
        if ((patch.From, patch.Path) is not ((FromDeployment, ToDeployment) or (FromVariables, ToVariables)))
        {
            throw new BadRequestException(
                $"Invalid copy operation with path: {patch.Path} and from {patch.From}. Valid copy:path are [{ToDeployment}, {ToVariables}] "
                + $"and valid copy:from are [{FromDeployment}, {FromVariables}]");
        }

        if (stage.CanarySettings is not { } canary)
        {
            throw new BadRequestException("Promotion not available. Canary does not exist.");
        }

        return patch.Path == ToDeployment
            ? stage with { DeploymentId = canary.DeploymentId }
            : stage with { Variables = Overridden(stage.Variables, canary.StageVariableOverrides) };
    }

    /// <summary>Stage variables as the canary sees them.</summary>
    public static IReadOnlyDictionary<string, string>? Overridden(
        IReadOnlyDictionary<string, string>? variables, IReadOnlyDictionary<string, string>? overrides)
    {
        if (overrides is null)
        {
            return variables;
        }

        var merged = new Dictionary<string, string>(variables ?? new Dictionary<string, string>());
        foreach (var (name, value) in overrides)
        {
            merged[name] = value;
        }

        return merged;
    }

    private static void Check(CanarySettings canary)
    {
        if (canary.PercentTraffic is not (>= 0 and <= 100))
        {
            throw new BadRequestException("Canary percent traffic must be between 0.0 and 100.0");
        }

        StageRules.CheckVariables(canary.StageVariableOverrides);
    }

    private static double Percent(Patch patch) => double.TryParse(patch.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var percent)
        ? percent
        : throw new BadRequestException($"Invalid value specified for {patch.Path}: {patch.Value}");

    private static BadRequestException Invalid(string reason) => new("Invalid deployment content specified." + reason);
}

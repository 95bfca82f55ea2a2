using System.Globalization;
using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Rules.Patches;

/// <summary>UpdateUsagePlan. Source: the patch operations of UsagePlan in the API reference, and answers recorded of the real service.</summary>
internal static class UsagePlanPatch
{
    /// <param name="plan">The plan before.</param>
    /// <param name="operations">The request's operations.</param>
    /// <param name="isThere">Whether there is such a stage.</param>
    public static UsagePlan Apply(UsagePlan plan, IReadOnlyList<PatchOperation>? operations, Func<ApiStage, bool> isThere)
    {
        foreach (var patch in Patch.Of(operations))
        {
            plan = Apply(plan, patch, isThere);
        }

        UsagePlanRules.Check(plan);
        return plan;
    }

    private static UsagePlan Apply(UsagePlan plan, Patch patch, Func<ApiStage, bool> isThere) => patch.Segments switch
    {
        ["name"] => plan with { Name = patch.Value },
        ["description"] => plan with { Description = patch.Value },
        ["productCode"] => plan with { ProductCode = patch.Op == Op.Remove ? null : patch.Value },
        ["throttle"] when patch.Op == Op.Remove => plan with { Throttle = null },
        ["throttle", var limit] => plan with { Throttle = Throttle(plan.Throttle, limit, patch) },
        ["quota"] when patch.Op == Op.Remove => plan with { Quota = null },
        ["quota", var property] => plan with { Quota = Quota(plan.Quota, property, patch) },
        ["apiStages"] => plan with { ApiStages = Stages(plan, patch, isThere) },
        ["apiStages", var stage, "throttle", ..] => plan with { ApiStages = StageThrottle(plan, stage, patch) },
        _ => throw patch.InvalidPath(),
    };

    private static ThrottleSettings Throttle(ThrottleSettings? throttle, string limit, Patch patch) => limit switch
    {
        "burstLimit" => (throttle ?? new()) with { BurstLimit = (int)Number(patch) },
        "rateLimit" => (throttle ?? new()) with { RateLimit = Number(patch) },
        _ => throw patch.InvalidPath(),
    };

    private static QuotaSettings Quota(QuotaSettings? quota, string property, Patch patch)
    {
        quota ??= new QuotaSettings { Offset = 0 };
        return property switch
        {
            "limit" => quota with { Limit = (int)Number(patch) },
            "offset" => quota with { Offset = (int)Number(patch) },
            "period" => quota with { Period = patch.Value },
            _ => throw patch.InvalidPath(),
        };
    }

    private static List<ApiStage> Stages(UsagePlan plan, Patch patch, Func<ApiStage, bool> isThere)
    {
        if (patch.Value?.Split(':') is not [{ Length: > 0 } apiId, { Length: > 0 } name])
        {
            throw new BadRequestException("Invalid API Stage specified");
        }

        var stages = (plan.ApiStages ?? []).Where(s => (s.ApiId, s.Stage) != (apiId, name)).ToList();
        var stage = new ApiStage { ApiId = apiId, Stage = name };
        switch (patch.Op)
        {
            case Op.Add:
                stages.Add(isThere(stage) ? stage : throw Missing());
                return stages;
            case Op.Remove when stages.Count < plan.ApiStages?.Count:
                return stages;
            case Op.Remove:
                throw Missing();
            default:
                throw new BadRequestException("Invalid patch operation specified. Must be one of: [add, remove]");
        }

        NotFoundException Missing() => new($"Invalid API Stage {{api: {apiId}, stage: {name}}} specified for usageplan {plan.Id}");
    }

    // The method's name has slashes of its own, which clients send as they are: throttle//pets/GET/rateLimit. A WebSocket API's is a route key.
    private static List<ApiStage> StageThrottle(UsagePlan plan, string stageName, Patch patch)
    {
        var stages = (plan.ApiStages ?? []).ToList();
        var at = stages.FindIndex(s => $"{s.ApiId}:{s.Stage}" == stageName);
        if (at < 0)
        {
            throw new BadRequestException("Invalid API Stage specified");
        }

        var throttles = new Dictionary<string, ThrottleSettings>(stages[at].Throttle ?? new Dictionary<string, ThrottleSettings>());
        var segments = patch.Segments[3..];
        if (segments is [.. var method, "rateLimit" or "burstLimit"] && patch.Op != Op.Remove && method.Length > 0)
        {
            var name = string.Join('/', method);
            throttles[name] = Throttle(throttles.GetValueOrDefault(name), segments[^1], patch);
        }
        else if (patch.Op != Op.Remove || (segments.Length > 0 && !throttles.Remove(string.Join('/', segments))))
        {
            throw patch.InvalidPath();
        }
        else if (segments.Length == 0)
        {
            throttles.Clear();
        }

        stages[at] = stages[at] with { Throttle = throttles.Count == 0 ? null : throttles };
        return stages;
    }

    private static double Number(Patch patch) =>
        double.TryParse(patch.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= int.MaxValue
            ? number
            : throw new BadRequestException($"Invalid value specified for {patch.Path}: {patch.Value}");
}

using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Rules;

/// <summary>What a usage plan may be.</summary>
internal static class UsagePlanRules
{
    private const int LastWeekDay = 6;
    private const int LastMonthDay = 27;

    public static UsagePlan Create(CreateUsagePlanInput input, string id)
    {
        RestApiRules.CheckTags(input.Tags);
        var plan = new UsagePlan
        {
            Id = id,
            Name = input.Name,
            Description = input.Description,
            ApiStages = input.ApiStages ?? [],
            Throttle = input.Throttle,
            Quota = input.Quota is null ? null : input.Quota with { Offset = input.Quota.Offset ?? 0 },
            Tags = input.Tags,
        };
        Check(plan);
        return plan;
    }

    /// <exception cref="BadRequestException">A setting is not valid.</exception>
    public static void Check(UsagePlan plan)
    {
        if (string.IsNullOrEmpty(plan.Name))
        {
            throw new BadRequestException("Usage plan name cannot be blank");
        }

        CheckThrottle(plan.Throttle);
        foreach (var throttle in (plan.ApiStages ?? []).SelectMany(s => s.Throttle?.Values ?? []))
        {
            CheckThrottle(throttle);
        }

        CheckQuota(plan.Quota);
    }

    private static void CheckThrottle(ThrottleSettings? throttle)
    {
        if (throttle is { RateLimit: < 0 } or { BurstLimit: < 0 })
        {
            throw new BadRequestException("Usage Plan throttle limits must not be negative");
        }
    }

    private static void CheckQuota(QuotaSettings? quota)
    {
        if (quota is null)
        {
            return;
        }

        if (quota.Limit is null or < 0)
        {
            throw new BadRequestException("Usage Plan quota limit must be a number that is not negative");
        }

        switch (quota.Period)
        {
            case QuotaPeriodType.Day when quota.Offset is not (null or 0):
                throw new BadRequestException("Usage Plan quota offset must be zero in the DAY period");
            case QuotaPeriodType.Week when quota.Offset is < 0 or > LastWeekDay:
                throw new BadRequestException("Usage Plan quota offset must be between zero and six inclusive in the WEEK period");
            case QuotaPeriodType.Month when quota.Offset is < 0 or > LastMonthDay:
                throw new BadRequestException("Usage Plan quota offset must be between zero and 27 inclusive in the MONTH period");
            case QuotaPeriodType.Day or QuotaPeriodType.Week or QuotaPeriodType.Month:
                return;
            default:
                throw new BadRequestException("Usage Plan quota period must be one of DAY, WEEK, MONTH");
        }
    }
}

using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Rules.Usage;

/// <summary>
/// When a quota begins anew: each day, each week or each month in UTC, with the offset saying on which day of the week (0 is Sunday) or of
/// the month (0 is the first).
/// </summary>
internal static class QuotaPeriod
{
    /// <summary>The first day of the period that a day belongs to.</summary>
    public static DateOnly Start(QuotaSettings? quota, DateOnly day)
    {
        var offset = quota?.Offset ?? 0;
        switch (quota?.Period)
        {
            case QuotaPeriodType.Week:
                return day.AddDays(-(((int)day.DayOfWeek - offset + 7) % 7));
            case QuotaPeriodType.Month:
                var first = new DateOnly(day.Year, day.Month, 1).AddDays(offset);
                return first <= day ? first : new DateOnly(day.Year, day.Month, 1).AddMonths(-1).AddDays(offset);
            default:
                return day;
        }
    }
}

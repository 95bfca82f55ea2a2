using System.Globalization;
using Fractus.Store;

namespace Fractus.ApiGateway.Storage;

/// <summary>What a key has used of a plan on one day: requests, and how many were left when the day's last one came.</summary>
internal sealed record DailyUsage(DateOnly Day, long Used, long Remaining);

/// <summary>What a key has used in its plan's current period.</summary>
/// <param name="PeriodStart">The period's first day.</param>
/// <param name="Used">Requests so far.</param>
/// <param name="Extension">Requests granted beyond the plan's limit, for this period only; negative where some were taken away.</param>
internal sealed record PeriodUsage(DateOnly PeriodStart, long Used, long Extension);

/// <summary>Where usage is kept.</summary>
internal static class UsageStore
{
    private static readonly Subspace s_days = Keys.Root.Within("usage");
    private static readonly Subspace s_periods = Keys.Root.Within("quota");

    public static PeriodUsage? FindPeriod(IReadTransaction transaction, string planId, string keyId) =>
        transaction.TryGet(s_periods.Key(planId, keyId), out var value) ? Records.Read(value, Records.Default.PeriodUsage) : null;

    public static DailyUsage? FindDay(IReadTransaction transaction, string planId, string keyId, DateOnly day) =>
        transaction.TryGet(DayKey(planId, keyId, day), out var value) ? Records.Read(value, Records.Default.DailyUsage) : null;

    public static void Put(ITransaction transaction, string planId, string keyId, PeriodUsage period, DailyUsage day)
    {
        transaction.Set(s_periods.Key(planId, keyId), Records.Write(period, Records.Default.PeriodUsage));
        transaction.Set(DayKey(planId, keyId, day.Day), Records.Write(day, Records.Default.DailyUsage));
    }

    public static void Remove(ITransaction transaction, string planId, string keyId)
    {
        transaction.Clear(s_periods.Key(planId, keyId));
        transaction.ClearRange(s_days.Range(planId, keyId));
    }

    private static byte[] DayKey(string planId, string keyId, DateOnly day) =>
        s_days.Key(planId, keyId, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}

using Fractus.Logs.Contract;

namespace Fractus.Logs.Rules;

/// <summary>How long a group keeps its events.</summary>
internal static class Retention
{
    private const long DayMs = 24L * 60 * 60 * 1000;

    // Source: PutRetentionPolicy in the CloudWatch Logs API reference.
    private static readonly int[] s_allowedDays =
        [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    /// <exception cref="InvalidParameterException">It is not one of the numbers that the service allows.</exception>
    public static void Check(int days)
    {
        if (!s_allowedDays.Contains(days))
        {
            throw new InvalidParameterException(
                $"1 validation error detected: Value '{days}' at 'retentionInDays' failed to satisfy constraint: "
                + $"Member must satisfy enum value set: [{string.Join(", ", s_allowedDays)}]");
        }
    }

    /// <summary>The time of the oldest event that is kept; 0 where all are.</summary>
    public static long OldestMs(int? days, long nowMs) => days is { } kept ? nowMs - (kept * DayMs) : 0;
}

namespace Fractus.CloudWatch.Storage;

/// <summary>
/// How finely points are kept, and how long: what becomes older is gathered into points of the next. Source: "Metrics retention" in
/// the CloudWatch User Guide.
/// </summary>
/// <param name="Seconds">The length of a point.</param>
/// <param name="Kept">How long points of this length are kept.</param>
/// <param name="Batch">Points are gathered for so long before they are handed on.</param>
internal sealed record Resolution(int Seconds, TimeSpan Kept, TimeSpan Batch)
{
    public static Resolution Second { get; } = new(1, TimeSpan.FromHours(3), TimeSpan.FromMinutes(15));

    public static Resolution Minute { get; } = new(60, TimeSpan.FromDays(15), TimeSpan.FromHours(6));

    public static Resolution FiveMinutes { get; } = new(300, TimeSpan.FromDays(63), TimeSpan.FromDays(1));

    public static Resolution Hour { get; } = new(3600, TimeSpan.FromDays(455), TimeSpan.FromDays(7));

    /// <summary>From the finest on.</summary>
    public static Resolution[] All { get; } = [Second, Minute, FiveMinutes, Hour];

    /// <summary>Where points go that are no longer kept here; null where they are dropped.</summary>
    public Resolution? Next => Array.IndexOf(All, this) is var index && index + 1 < All.Length ? All[index + 1] : null;

    /// <summary>The finest in which points of a time are still kept; null where none are.</summary>
    public static Resolution? At(long seconds, DateTimeOffset now)
    {
        var age = now - DateTimeOffset.FromUnixTimeSeconds(seconds);
        return Array.Find(All, resolution => age <= resolution.Kept);
    }

    public static Resolution Of(int seconds) => Array.Find(All, resolution => resolution.Seconds == seconds)
        ?? throw new ArgumentOutOfRangeException(nameof(seconds), seconds, "No points are kept in such a length.");

    /// <summary>When a point is to be handed on.</summary>
    public DateTimeOffset DueTime(long seconds)
    {
        var batch = (long)Batch.TotalSeconds;
        var overAt = seconds + Seconds + (long)Kept.TotalSeconds;
        return DateTimeOffset.FromUnixTimeSeconds((overAt + batch - 1) / batch * batch);
    }

    /// <summary>The beginning of the point that a time lies in.</summary>
    public long Start(long seconds) => seconds - (seconds % Seconds);
}

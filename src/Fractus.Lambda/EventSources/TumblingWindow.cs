namespace Fractus.Lambda.EventSources;

/// <summary>Windows of time that follow one another without gaps from the Unix epoch on.</summary>
internal static class TumblingWindow
{
    /// <summary>A function's state for a window beyond this ends it. Source: "Implementing stateful DynamoDB stream processing in Lambda".</summary>
    public const int MostStateBytes = 1024 * 1024;

    /// <summary>
    /// Records say when they came to the second only, and come a moment later: a window is not ended before they can have come.
    /// </summary>
    public static TimeSpan Grace { get; } = TimeSpan.FromSeconds(1);

    /// <param name="time">When a record came.</param>
    /// <param name="length">Of all windows.</param>
    public static DateTimeOffset StartOf(DateTimeOffset time, TimeSpan length)
    {
        var sinceEpoch = time.ToUnixTimeMilliseconds();
        return DateTimeOffset.FromUnixTimeMilliseconds(sinceEpoch - (sinceEpoch % (long)length.TotalMilliseconds));
    }
}

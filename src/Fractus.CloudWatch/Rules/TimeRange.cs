namespace Fractus.CloudWatch.Rules;

/// <summary>The stretch of time that a request asks for, cut into periods.</summary>
/// <param name="Start">In seconds; where the first period begins.</param>
/// <param name="End">In seconds; itself outside.</param>
/// <param name="Period">Seconds.</param>
internal readonly record struct TimeRange(long Start, long End, int Period)
{
    private const int Minute = 60;
    private const int Hour = 3600;

    /// <summary>
    /// Rounds the start as the service does: by how long ago it is, or, where the period is shorter than a minute, to the period.
    /// Source: StartTime of GetMetricStatistics in the API reference.
    /// </summary>
    public static TimeRange Of(DateTimeOffset start, DateTimeOffset end, int period, DateTimeOffset now)
    {
        var unit = (now - start).TotalDays switch
        {
            _ when period < Minute => period,
            < 15 => Minute,
            <= 63 => 5 * Minute,
            _ => Hour,
        };
        var seconds = Math.Max(0, start.ToUnixTimeSeconds());
        return new TimeRange(seconds - (seconds % unit), (end.ToUnixTimeMilliseconds() + 999) / 1000, period);
    }

    /// <summary>How many periods there are; the last may be cut short.</summary>
    public long Periods => (End - Start + Period - 1) / Period;

    /// <summary>Where the period begins that a time lies in.</summary>
    public long PeriodOf(long seconds) => seconds - ((seconds - Start) % Period);

    /// <summary>One of the periods that the service knows.</summary>
    public static bool IsPeriod(int seconds) => seconds is 1 or 5 or 10 or 20 or 30 || (seconds > 0 && seconds % Minute == 0);

    /// <summary>The first so many periods.</summary>
    public TimeRange First(long periods) => this with { End = Math.Min(End, Start + (periods * Period)) };

    /// <summary>The last so many periods.</summary>
    public TimeRange Last(long periods) => this with { Start = Start + (Math.Max(0, Periods - periods) * Period) };
}

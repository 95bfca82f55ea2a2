namespace Fractus.DynamoDb.Throttling;

/// <summary>
/// Units that are saved up while they are not used, for five minutes, as the service keeps them (Developer Guide, "Burst capacity").
/// A bucket begins full. Who comes while there is anything in it may take all that it needs: what a request takes beyond the content
/// is owed, and holds up those that come later.
/// </summary>
internal sealed class TokenBucket(TimeProvider time)
{
    private const int BurstSeconds = 300;

    private readonly Lock _lock = new();
    private double? _units;
    private DateTimeOffset _filledAt;

    /// <param name="rate">Units a second that flow in.</param>
    public bool HasAny(long rate)
    {
        lock (_lock)
        {
            return Fill(rate) > 0;
        }
    }

    public void Take(long rate, double units)
    {
        lock (_lock)
        {
            _units = Fill(rate) - units;
        }
    }

    private double Fill(long rate)
    {
        var now = time.GetUtcNow();
        var most = (double)rate * BurstSeconds;
        var seconds = Math.Max(0, (now - _filledAt).TotalSeconds);
        var units = _units is { } left ? Math.Min(most, left + (seconds * rate)) : most;
        (_units, _filledAt) = (units, now);
        return units;
    }
}

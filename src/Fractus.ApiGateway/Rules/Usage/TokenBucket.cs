namespace Fractus.ApiGateway.Rules.Usage;

/// <summary>How often something may happen: so many a second on average, so many at once.</summary>
internal readonly record struct Rate(double PerSecond, double Burst);

/// <summary>A token bucket. It is full at first and is filled as time passes.</summary>
internal sealed class TokenBucket(TimeProvider time)
{
    private readonly Lock _gate = new();
    private double _tokens = double.MaxValue;
    private long _filledAt = time.GetTimestamp();

    /// <param name="rate">May differ from call to call: settings change while the bucket stays.</param>
    /// <returns>False where there is no token left.</returns>
    public bool TryTake(Rate rate)
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            var filled = _tokens + (time.GetElapsedTime(_filledAt, now).TotalSeconds * rate.PerSecond);
            _tokens = Math.Min(filled, rate.Burst);
            _filledAt = now;
            if (_tokens < 1)
            {
                return false;
            }

            _tokens--;
            return true;
        }
    }
}

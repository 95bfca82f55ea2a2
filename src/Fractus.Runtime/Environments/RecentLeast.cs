namespace Fractus.Runtime.Environments;

/// <summary>The shortest duration of the last calls.</summary>
internal struct RecentLeast
{
    private const int Calls = 64;
    private TimeSpan? _last;
    private TimeSpan? _present;
    private int _count;

    /// <summary>Of the last 64 to 128 calls; null before the first.</summary>
    public readonly TimeSpan? Value => _last < _present || _present is null ? _last : _present;

    public void Add(TimeSpan duration)
    {
        _present = duration < _present ? duration : _present ?? duration;
        if (++_count == Calls)
        {
            (_last, _present, _count) = (_present, null, 0);
        }
    }
}

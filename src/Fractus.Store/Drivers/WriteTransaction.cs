namespace Fractus.Store.Drivers;

/// <summary>
/// What the drivers' transactions have in common: the limits, the order of writes, and that none outlives its function.
/// </summary>
internal abstract class WriteTransaction : ITransaction
{
    private readonly List<Write> writes = [];
    private long size;
    private int ordinal;
    private bool isOver;

    protected WriteTransaction(Versionstamp version) => Version = version;

    public Versionstamp Version { get; }

    /// <summary>The changes in the order in which they were made.</summary>
    public IReadOnlyList<Write> Writes => writes;

    public int NextOrdinal()
    {
        CheckUse();
        return ordinal++;
    }

    public bool TryGet(ReadOnlySpan<byte> key, out ReadOnlyMemory<byte> value)
    {
        CheckUse();
        return Read(key, out value);
    }

    public IEnumerable<KeyValue> Range(KeyRange range, bool reverse = false, int limit = 0)
    {
        CheckUse();
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return Enumerate(ReadRange(range, reverse, limit), limit);
    }

    public void Set(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        CheckUse();
        CheckKey(key.Length);
        if (value.Length > StoreLimits.Value)
        {
            throw new ArgumentException($"A value has at most {StoreLimits.Value} bytes.", nameof(value));
        }

        Record(new Write(key.ToArray(), value.ToArray(), null));
    }

    public void Clear(ReadOnlySpan<byte> key)
    {
        CheckUse();
        CheckKey(key.Length);
        Record(new Write(key.ToArray(), null, null));
    }

    public void ClearRange(KeyRange range)
    {
        CheckUse();
        CheckKey(range.Begin.Length);
        CheckKey(range.End.Length);
        if (range.Begin.Span.SequenceCompareTo(range.End.Span) < 0)
        {
            Record(new Write(range.Begin.ToArray(), null, range.End.ToArray()));
        }
    }

    /// <summary>Called when the function has ended: a transaction that escaped from it is of no more use.</summary>
    public void End() => isOver = true;

    protected abstract bool Read(ReadOnlySpan<byte> key, out ReadOnlyMemory<byte> value);

    /// <param name="range">Which pairs.</param>
    /// <param name="reverse">From the greatest key down.</param>
    /// <param name="limit">How many the caller will take at most, or 0; a driver may use it to read no more.</param>
    protected abstract IEnumerable<KeyValue> ReadRange(KeyRange range, bool reverse, int limit);

    protected abstract void Apply(Write write);

    private static void CheckKey(int length)
    {
        if (length > StoreLimits.Key)
        {
            throw new ArgumentException($"A key has at most {StoreLimits.Key} bytes.");
        }
    }

    // An enumeration that is handed out of the function, not yet run, fails in every driver alike.
    private IEnumerable<KeyValue> Enumerate(IEnumerable<KeyValue> pairs, int limit)
    {
        CheckUse();
        foreach (var pair in pairs)
        {
            yield return pair;
            if (--limit == 0)
            {
                yield break;
            }

            CheckUse();
        }
    }

    private void CheckUse()
    {
        if (isOver)
        {
            throw new InvalidOperationException("A transaction cannot be used outside of its function.");
        }
    }

    private void Record(Write write)
    {
        if (size + write.Size > StoreLimits.Transaction)
        {
            throw new ArgumentException($"A transaction writes at most {StoreLimits.Transaction} bytes of keys and values.");
        }

        size += write.Size;
        writes.Add(write);
        Apply(write);
    }
}

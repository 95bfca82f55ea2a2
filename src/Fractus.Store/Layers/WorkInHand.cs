namespace Fractus.Store;

/// <summary>
/// The part of a queue that a <see cref="WorkQueueDispatcher"/> has read ahead: a little of each group, begun from the groups in turn.
/// Its owner locks it.
/// </summary>
internal sealed class WorkInHand(WorkQueue queue, TimeProvider time)
{
    // How much of a group is held in memory: enough that the store is read once for many, and little if the pieces are large.
    private const int MostItems = 128;
    private const int MostBytes = 1024 * 1024;

    private readonly Dictionary<string, Group> _groups = [];
    private readonly Queue<Group> _turns = new();
    private readonly HashSet<byte[]> _keys = new(KeyComparer.Instance);

    /// <summary>Whether there is nothing to begin, now or when a group is no longer held.</summary>
    public bool IsEmpty => _turns.Count == 0;

    /// <summary>Takes what is ready and due, as far as there is room for it.</summary>
    /// <returns>When there is more to begin, as far as is known.</returns>
    public DateTimeOffset? Read(ISnapshot snapshot)
    {
        var now = time.GetUtcNow();
        TakeReady(snapshot);
        Take(queue.Due(snapshot, now), atFront: true);
        var next = queue.NextDue(snapshot, now);
        foreach (var group in _turns)
        {
            if (group.HeldUntil is { } held && held > now)
            {
                next = next < held ? next : held;
            }
        }

        return next;
    }

    /// <summary>The next piece to begin, of the group whose turn it is; null where there is none that may.</summary>
    public WorkItem? Begin()
    {
        var now = time.GetUtcNow();
        for (var passed = 0; passed < _turns.Count; passed++)
        {
            var group = _turns.Dequeue();
            if (group.HeldUntil > now)
            {
                _turns.Enqueue(group);
                continue;
            }

            var item = group.Items.First!.Value;
            group.Items.RemoveFirst();
            group.Running++;
            if (group.Items.Count > 0)
            {
                _turns.Enqueue(group);
            }

            return item;
        }

        return null;
    }

    /// <summary>A piece that was begun has come to its end.</summary>
    public void End(WorkItem item)
    {
        var group = _groups[item.Group];
        group.Running--;
        group.HeldUntil = null;
        if (group.Running == 0 && group.Items.Count == 0)
        {
            _groups.Remove(item.Group);
        }
    }

    /// <summary>The store knows what came of a piece: if it is found there again it is to be begun again.</summary>
    public void LayDown(WorkItem item) => _keys.Remove(item.Key);

    /// <summary>There was no room for a piece that was begun: its group is held, and begins with it again.</summary>
    public void Hold(WorkItem item, TimeSpan delay)
    {
        var group = _groups[item.Group];
        group.Running--;
        group.HeldUntil = time.GetUtcNow() + delay;
        Add(group, item, atFront: true);
    }

    /// <summary>Forgets what was not begun: it is another node's.</summary>
    public void Clear()
    {
        foreach (var group in _groups.Values)
        {
            group.Unread = group.Ready;
        }

        foreach (var group in _turns)
        {
            foreach (var item in group.Items)
            {
                _keys.Remove(item.Key);
            }

            group.Items.Clear();
            if (group.Running == 0)
            {
                _groups.Remove(group.Name);
            }
        }

        _turns.Clear();
    }

    /// <summary>
    /// Of the groups that are known only what lies behind what was read: before it is what is in hand, and much that has just been cleared.
    /// </summary>
    private void TakeReady(ISnapshot snapshot)
    {
        var rest = queue.AllReady;
        foreach (var group in _groups.Values.OrderBy(group => group.Ready.Begin, KeyOrder.Instance))
        {
            TakeUnknown(snapshot, rest.EndingBefore(group.Ready.Begin.Span));
            if (group.Items.Count < MostItems / 2)
            {
                TakeUnread(snapshot, group);
            }

            rest = rest with { Begin = group.Ready.End };
        }

        TakeUnknown(snapshot, rest);
    }

    private void TakeUnknown(ISnapshot snapshot, KeyRange part)
    {
        foreach (var name in queue.Groups(snapshot, part))
        {
            TakeUnread(snapshot, new Group(name, queue.ReadyOf(name)));
        }
    }

    private void TakeUnread(ISnapshot snapshot, Group group)
    {
        if (Take(WorkQueue.Ready(snapshot, group.Name, group.Unread), atFront: false) is { } last && _groups.TryGetValue(group.Name, out var known))
        {
            known.Unread = known.Ready.StartingAfter(last);
        }
    }

    /// <returns>The key of the last that was looked at.</returns>
    private byte[]? Take(IEnumerable<WorkItem> items, bool atFront)
    {
        var (taken, bytes) = (0, 0);
        byte[]? last = null;
        foreach (var item in items)
        {
            if (taken == MostItems || bytes > MostBytes)
            {
                break;
            }

            last = item.Key;
            if (_keys.Add(item.Key))
            {
                taken++;
                bytes += item.Payload.Length;
                Add(_groups.TryGetValue(item.Group, out var group) ? group : _groups[item.Group] = new Group(item.Group, queue.ReadyOf(item.Group)), item, atFront);
            }
        }

        return last;
    }

    private void Add(Group group, WorkItem item, bool atFront)
    {
        if (group.Items.Count == 0)
        {
            _turns.Enqueue(group);
        }

        if (atFront)
        {
            group.Items.AddFirst(item);
        }
        else
        {
            group.Items.AddLast(item);
        }
    }

    private sealed class Group(string name, KeyRange ready)
    {
        public string Name => name;

        /// <summary>Where its work is that is ready.</summary>
        public KeyRange Ready { get; } = ready;

        /// <summary>The part of it that was not read yet.</summary>
        public KeyRange Unread { get; set; } = ready;

        /// <summary>Not begun. While there are any, the group stands in the line of turns.</summary>
        public LinkedList<WorkItem> Items { get; } = new();

        public int Running { get; set; }

        public DateTimeOffset? HeldUntil { get; set; }
    }

    private sealed class KeyOrder : IComparer<ReadOnlyMemory<byte>>
    {
        public static readonly KeyOrder Instance = new();

        public int Compare(ReadOnlyMemory<byte> x, ReadOnlyMemory<byte> y) => x.Span.SequenceCompareTo(y.Span);
    }

    private sealed class KeyComparer : IEqualityComparer<byte[]>
    {
        public static readonly KeyComparer Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] key)
        {
            var hash = default(HashCode);
            hash.AddBytes(key);
            return hash.ToHashCode();
        }
    }
}

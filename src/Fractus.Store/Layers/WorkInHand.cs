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
        foreach (var name in queue.Groups(snapshot))
        {
            if (!_groups.TryGetValue(name, out var group) || group.Items.Count < MostItems / 2)
            {
                Take(queue.Ready(snapshot, name), atFront: false);
            }
        }

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

    private void Take(IEnumerable<WorkItem> items, bool atFront)
    {
        var (taken, bytes) = (0, 0);
        foreach (var item in items)
        {
            if (taken == MostItems || bytes > MostBytes)
            {
                break;
            }

            if (_keys.Add(item.Key))
            {
                taken++;
                bytes += item.Payload.Length;
                Add(_groups.TryGetValue(item.Group, out var group) ? group : _groups[item.Group] = new Group(item.Group), item, atFront);
            }
        }
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

    private sealed class Group(string name)
    {
        public string Name => name;

        /// <summary>Not begun. While there are any, the group stands in the line of turns.</summary>
        public LinkedList<WorkItem> Items { get; } = new();

        public int Running { get; set; }

        public DateTimeOffset? HeldUntil { get; set; }
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

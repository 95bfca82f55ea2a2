using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.Logs.Storage;

/// <summary>Where log groups and streams of one account and region lie.</summary>
/// <remarks>
/// <code>
/// logs / group  / account / region / name            → LogGroupRecord
/// logs / stream / account / region / group / name    → LogStreamRecord
/// logs / bytes  / group id                           → size of the group's events
/// logs / event  / group id / stream id / first event's time / version / first event's index → EventChunk
/// </code>
/// </remarks>
internal sealed class LogKeys(string account, string region)
{
    private static readonly Subspace s_events = new("logs", "event");
    private static readonly Subspace s_bytes = new("logs", "bytes");

    private readonly Subspace _groups = new("logs", "group", account, region);
    private readonly Subspace _streams = new("logs", "stream", account, region);

    public LogKeys(Caller caller)
        : this(caller.Account, caller.Region)
    {
    }

    public KeyRange Groups => _groups.Range();

    public static byte[] GroupBytes(long groupId) => s_bytes.Key(groupId);

    public static KeyRange EventsOfGroup(long groupId) => s_events.Range(groupId);

    public static Subspace Events(long groupId, long streamId) => s_events.Within(groupId, streamId);

    public byte[] Group(string name) => _groups.Key(name);

    public string GroupName(ReadOnlyMemory<byte> key) => _groups.Unpack(key).ReadString();

    public byte[] Stream(string group, string name) => _streams.Key(group, name);

    public KeyRange Streams(string group) => _streams.Range(group);

    public string StreamName(ReadOnlyMemory<byte> key)
    {
        var reader = _streams.Unpack(key);
        reader.Skip();
        return reader.ReadString();
    }

    /// <summary>The range's keys whose last element, a name, is not less than <paramref name="prefix"/>.</summary>
    public KeyRange GroupsFrom(string prefix) => Groups with { Begin = Group(prefix) };

    /// <inheritdoc cref="GroupsFrom"/>
    public KeyRange StreamsFrom(string group, string prefix) => Streams(group) with { Begin = Stream(group, prefix) };
}

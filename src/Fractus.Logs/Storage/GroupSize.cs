using System.Buffers.Binary;
using Fractus.Store;

namespace Fractus.Logs.Storage;

/// <summary>How many bytes of events a group holds: a number of its own, so that a batch need not write the group anew.</summary>
internal static class GroupSize
{
    public static long Read(IReadTransaction reader, long groupId) =>
        reader.TryGet(LogKeys.GroupBytes(groupId), out var stored) ? BinaryPrimitives.ReadInt64LittleEndian(stored.Span) : 0;

    public static void Add(ITransaction transaction, long groupId, long bytes)
    {
        Span<byte> stored = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(stored, Read(transaction, groupId) + bytes);
        transaction.Set(LogKeys.GroupBytes(groupId), stored);
    }
}

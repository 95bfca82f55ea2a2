namespace Fractus.Kernel.Shapes;

/// <summary>
/// A protocol's view of a request, read once from front to back. Generated code is generic over it, so each protocol gets its own
/// compiled codec for each shape without a virtual call. Malformed input throws <see cref="SerializationException"/>.
/// </summary>
public interface IShapeReader
{
    void BeginStructure(MemberSchema member);

    /// <summary>Goes to the next member that is present, not null and known.</summary>
    /// <returns>Its index in the schema, or -1 when the structure has ended.</returns>
    int NextMember(StructureSchema schema);

    void BeginList(MemberSchema member);

    /// <returns>False when the list has ended.</returns>
    bool NextElement(MemberSchema member);

    void BeginMap(MemberSchema member);

    /// <returns>False when the map has ended.</returns>
    bool NextEntry(MemberSchema member, out string key);

    /// <summary>True, consuming it, where the next element or value is null; asked only for sparse lists and maps.</summary>
    bool TryReadNull();

    string ReadString(MemberSchema member);

    /// <summary>A string as UTF-8, for those who keep it so; good until the next call.</summary>
    ReadOnlySpan<byte> ReadUtf8(MemberSchema member);

    bool ReadBoolean(MemberSchema member);

    int ReadInteger(MemberSchema member);

    long ReadLong(MemberSchema member);

    float ReadFloat(MemberSchema member);

    double ReadDouble(MemberSchema member);

    ReadOnlyMemory<byte> ReadBlob(MemberSchema member);

    DateTimeOffset ReadTimestamp(MemberSchema member);
}

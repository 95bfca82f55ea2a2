namespace Fractus.Kernel.Shapes;

/// <summary>
/// A protocol's form of an answer, written from front to back. A member's schema says its name; elements of a list and values of a
/// map pass the schema of the element or value.
/// </summary>
public interface IShapeWriter
{
    void BeginStructure(MemberSchema member);

    void EndStructure(MemberSchema member);

    void BeginList(MemberSchema member, int count);

    void EndList(MemberSchema member);

    void BeginMap(MemberSchema member, int count);

    void BeginEntry(MemberSchema member, string key);

    /// <param name="member">The map.</param>
    /// <param name="utf8Key">The key in UTF-8.</param>
    void BeginEntry(MemberSchema member, scoped ReadOnlySpan<byte> utf8Key);

    void EndEntry(MemberSchema member);

    void EndMap(MemberSchema member);

    /// <summary>An element or value of a sparse list or map.</summary>
    void WriteNull(MemberSchema member);

    void WriteString(MemberSchema member, string value);

    /// <summary>A string that is held in UTF-8.</summary>
    void WriteUtf8(MemberSchema member, scoped ReadOnlySpan<byte> value);

    void WriteBoolean(MemberSchema member, bool value);

    void WriteInteger(MemberSchema member, int value);

    void WriteLong(MemberSchema member, long value);

    void WriteFloat(MemberSchema member, float value);

    void WriteDouble(MemberSchema member, double value);

    void WriteBlob(MemberSchema member, ReadOnlyMemory<byte> value);

    void WriteTimestamp(MemberSchema member, DateTimeOffset value);
}

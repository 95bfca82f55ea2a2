using System.Globalization;
using System.Text;
using Fractus.Kernel.Shapes;

namespace Fractus.Kernel.Validation;

/// <summary>
/// Values as the services' messages show them, which is how their Java code prints them: <c>[KeySchemaElement(attributeName=p)]</c>.
/// The real ones show a value whole; here what is longer than <see cref="MostCharacters"/> is cut, so that no answer grows with its
/// request.
/// </summary>
public struct ShownText : IShapeWriter
{
    private const int MostCharacters = 4096;

    private readonly StringBuilder _text;
    private bool _isFirst;

    private ShownText(StringBuilder text)
    {
        _text = text;
        _isFirst = true;
    }

    /// <summary>Structures, as a list of them is shown.</summary>
    public static string Of<T>(IReadOnlyList<T> structures)
        where T : class, IShape<T>
    {
        var writer = new ShownText(new StringBuilder("["));
        for (var i = 0; i < structures.Count && !writer.IsFull; i++)
        {
            writer.Separate();
            writer.Append(T.Schema.Name);
            writer.Open('(');
            T.WriteMembers(ref writer, structures[i]);
            writer.Close(')');
        }

        return writer._text.Append(']').ToString();
    }

    public static string Of(IReadOnlyList<string> texts)
    {
        var writer = new ShownText(new StringBuilder("["));
        for (var i = 0; i < texts.Count && !writer.IsFull; i++)
        {
            writer.Separate();
            writer.Append(texts[i]);
        }

        return writer._text.Append(']').ToString();
    }

    private readonly bool IsFull => _text.Length >= MostCharacters;

    public void BeginStructure(MemberSchema member)
    {
        Name(member);
        Append(member.StructureName);
        Open('(');
    }

    public void EndStructure(MemberSchema member) => Close(')');

    public void BeginList(MemberSchema member, int count)
    {
        Name(member);
        Open('[');
    }

    public void EndList(MemberSchema member) => Close(']');

    public void BeginMap(MemberSchema member, int count)
    {
        Name(member);
        Open('{');
    }

    public void BeginEntry(MemberSchema member, string key)
    {
        Separate();
        Append(key);
        Append("=");
        _isFirst = true;
    }

    public void BeginEntry(MemberSchema member, scoped ReadOnlySpan<byte> utf8Key) => BeginEntry(member, Encoding.UTF8.GetString(utf8Key));

    public void EndEntry(MemberSchema member) => _isFirst = false;

    public void EndMap(MemberSchema member) => Close('}');

    public void WriteNull(MemberSchema member) => Write(member, "null");

    public void WriteString(MemberSchema member, string value) => Write(member, value);

    public void WriteUtf8(MemberSchema member, scoped ReadOnlySpan<byte> value) => Write(member, Encoding.UTF8.GetString(value));

    public void WriteBoolean(MemberSchema member, bool value) => Write(member, value ? "true" : "false");

    public void WriteInteger(MemberSchema member, int value) => Write(member, value.ToString(CultureInfo.InvariantCulture));

    public void WriteLong(MemberSchema member, long value) => Write(member, value.ToString(CultureInfo.InvariantCulture));

    public void WriteFloat(MemberSchema member, float value) => Write(member, value.ToString(CultureInfo.InvariantCulture));

    public void WriteDouble(MemberSchema member, double value) => Write(member, value.ToString(CultureInfo.InvariantCulture));

    public void WriteBlob(MemberSchema member, ReadOnlyMemory<byte> value) =>
        Write(member, string.Create(CultureInfo.InvariantCulture, $"java.nio.HeapByteBuffer[pos=0 lim={value.Length} cap={value.Length}]"));

    public void WriteTimestamp(MemberSchema member, DateTimeOffset value) => Write(member, value.ToString("o", CultureInfo.InvariantCulture));

    private void Write(MemberSchema member, string value)
    {
        Name(member);
        Append(value);
    }

    // An entry's value stands right behind its key; a list's element has no name.
    private void Name(MemberSchema member)
    {
        Separate();
        if (!member.IsItem)
        {
            Append(char.ToLowerInvariant(member.Name[0]) + member.Name[1..]);
            Append("=");
        }
    }

    private void Separate()
    {
        if (!_isFirst)
        {
            Append(", ");
        }

        _isFirst = false;
    }

    private void Open(char bracket)
    {
        _text.Append(bracket);
        _isFirst = true;
    }

    private void Close(char bracket)
    {
        _text.Append(bracket);
        _isFirst = false;
    }

    private readonly void Append(string text) => _text.Append(text.AsSpan(0, Math.Min(text.Length, Math.Max(0, MostCharacters - _text.Length))));
}

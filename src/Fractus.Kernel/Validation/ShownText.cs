using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fractus.Kernel.Shapes;

namespace Fractus.Kernel.Validation;

/// <summary>
/// Values as the services' messages show them, which is how their Java code prints them: <c>[KeySchemaElement(attributeName=p)]</c>, a
/// few as JSON. The real ones show a value whole and name the members that it lacks; here these are left out, and what is longer than
/// <see cref="MostCharacters"/> is cut, so that no answer grows with its request.
/// </summary>
public struct ShownText : IShapeWriter
{
    private const int MostCharacters = 4096;

    private readonly StringBuilder _text = new();
    private readonly bool _isJson;
    private bool _isFirst = true;

    private ShownText(char bracket, bool isJson = false)
    {
        _text.Append(bracket);
        _isJson = isJson;
    }

    /// <summary>Structures, as a list of them is shown.</summary>
    public static string Of<T>(IReadOnlyList<T> structures)
        where T : class, IShape<T>
    {
        var writer = new ShownText('[');
        writer.Write(structures);
        return writer._text.Append(']').ToString();
    }

    /// <summary>Lists of structures, as a map of them is shown.</summary>
    public static string Of<T>(IReadOnlyDictionary<string, IReadOnlyList<T>> lists)
        where T : class, IShape<T>
    {
        var writer = new ShownText('{');
        foreach (var (key, structures) in lists)
        {
            writer.Separate();
            writer.Assign(key);
            writer.Open('[');
            writer.Write(structures);
            writer.Close(']');
        }

        return writer._text.Append('}').ToString();
    }

    /// <summary>Structures, as a map of them is shown that the service shows as JSON.</summary>
    public static string JsonOf<T>(IReadOnlyDictionary<string, T> structures)
        where T : class, IShape<T>
    {
        var writer = new ShownText('{', isJson: true);
        foreach (var (key, structure) in structures)
        {
            writer.Separate();
            writer.Assign(key);
            writer.Open('{');
            T.WriteMembers(ref writer, structure);
            writer.Close('}');
        }

        return writer._text.Append('}').ToString();
    }

    public static string Of(IReadOnlyList<string> texts)
    {
        var writer = new ShownText('[');
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
        Append(_isJson ? "" : member.StructureName);
        Open(_isJson ? '{' : '(');
    }

    public void EndStructure(MemberSchema member) => Close(_isJson ? '}' : ')');

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
        Assign(key);
        _isFirst = true;
    }

    public void BeginEntry(MemberSchema member, scoped ReadOnlySpan<byte> utf8Key) => BeginEntry(member, Encoding.UTF8.GetString(utf8Key));

    public void EndEntry(MemberSchema member) => _isFirst = false;

    public void EndMap(MemberSchema member) => Close('}');

    public void WriteNull(MemberSchema member) => Write(member, "null");

    public void WriteString(MemberSchema member, string value) => Write(member, Text(value));

    public void WriteUtf8(MemberSchema member, scoped ReadOnlySpan<byte> value) => WriteString(member, Encoding.UTF8.GetString(value));

    public void WriteBoolean(MemberSchema member, bool value) => Write(member, value ? "true" : "false");

    public void WriteInteger(MemberSchema member, int value) => Write(member, value.ToString(CultureInfo.InvariantCulture));

    public void WriteLong(MemberSchema member, long value) => Write(member, value.ToString(CultureInfo.InvariantCulture));

    public void WriteFloat(MemberSchema member, float value) => Write(member, value.ToString(CultureInfo.InvariantCulture));

    public void WriteDouble(MemberSchema member, double value) => Write(member, value.ToString(CultureInfo.InvariantCulture));

    public void WriteBlob(MemberSchema member, ReadOnlyMemory<byte> value) => Write(member, _isJson
        ? $"\"{Convert.ToBase64String(value.Span)}\""
        : string.Create(CultureInfo.InvariantCulture, $"java.nio.HeapByteBuffer[pos=0 lim={value.Length} cap={value.Length}]"));

    public void WriteTimestamp(MemberSchema member, DateTimeOffset value) =>
        Write(member, Text(value.ToString("o", CultureInfo.InvariantCulture)));

    private void Write<T>(IReadOnlyList<T> structures)
        where T : class, IShape<T>
    {
        for (var i = 0; i < structures.Count && !IsFull; i++)
        {
            Separate();
            Append(T.Schema.Name);
            Open('(');
            T.WriteMembers(ref this, structures[i]);
            Close(')');
        }
    }

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
            Assign(_isJson ? member.Name : char.ToLowerInvariant(member.Name[0]) + member.Name[1..]);
        }
    }

    private readonly void Assign(string name)
    {
        Append(Text(name));
        Append(_isJson ? ":" : "=");
    }

    private readonly string Text(string value) =>
        _isJson ? $"\"{JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"" : value;

    private void Separate()
    {
        if (!_isFirst)
        {
            Append(_isJson ? "," : ", ");
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

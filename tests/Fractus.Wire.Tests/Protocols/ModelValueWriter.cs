using System.Text.Json.Nodes;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols;

/// <summary>
/// Shows a shape's value apart from any protocol: members under their names, timestamps as seconds since 1970, blobs in base64,
/// numbers that are not finite as text.
/// </summary>
internal sealed class ModelValueWriter : IShapeWriter
{
    private readonly Stack<JsonNode> _open = new();
    private readonly Stack<string> _keys = new();

    public ModelValueWriter() => _open.Push(Root);

    public JsonObject Root { get; } = [];

    public static JsonObject Show<T>(T value)
        where T : IShape<T>
    {
        var writer = new ModelValueWriter();
        T.WriteMembers(ref writer, value);
        return writer.Root;
    }

    public void BeginStructure(MemberSchema member) => Open(member, new JsonObject());

    public void EndStructure(MemberSchema member) => _open.Pop();

    public void BeginList(MemberSchema member, int count) => Open(member, new JsonArray());

    public void EndList(MemberSchema member) => _open.Pop();

    public void BeginMap(MemberSchema member, int count) => Open(member, new JsonObject());

    public void BeginEntry(MemberSchema member, string key) => _keys.Push(key);

    public void BeginEntry(MemberSchema member, scoped ReadOnlySpan<byte> utf8Key) => _keys.Push(System.Text.Encoding.UTF8.GetString(utf8Key));

    public void EndEntry(MemberSchema member) => _keys.Pop();

    public void EndMap(MemberSchema member) => _open.Pop();

    public void WriteNull(MemberSchema member) => Put(member, null);

    public void WriteString(MemberSchema member, string value) => Put(member, value);

    public void WriteUtf8(MemberSchema member, scoped ReadOnlySpan<byte> value) => Put(member, System.Text.Encoding.UTF8.GetString(value));

    public void WriteBoolean(MemberSchema member, bool value) => Put(member, value);

    public void WriteInteger(MemberSchema member, int value) => Put(member, (double)value);

    public void WriteLong(MemberSchema member, long value) => Put(member, (double)value);

    public void WriteFloat(MemberSchema member, float value) => WriteDouble(member, double.Parse(value.ToString("R"), null));

    public void WriteDouble(MemberSchema member, double value) => Put(member, double.IsFinite(value) ? value : value switch
    {
        double.PositiveInfinity => "Infinity",
        double.NegativeInfinity => "-Infinity",
        _ => "NaN",
    });

    public void WriteBlob(MemberSchema member, ReadOnlyMemory<byte> value) => Put(member, Convert.ToBase64String(value.Span));

    public void WriteTimestamp(MemberSchema member, DateTimeOffset value) => Put(member, value.ToUnixTimeMilliseconds() / 1000.0);

    private void Open(MemberSchema member, JsonNode node)
    {
        Put(member, node);
        _open.Push(node);
    }

    private void Put(MemberSchema member, JsonNode? value)
    {
        if (_open.Peek() is JsonArray list)
        {
            list.Add(value);
        }
        else
        {
            ((JsonObject)_open.Peek())[member.IsItem ? _keys.Peek() : member.Name] = value;
        }
    }
}

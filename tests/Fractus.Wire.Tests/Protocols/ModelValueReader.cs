using System.Text.Json;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols;

/// <summary>Makes a shape's value from the form that <see cref="ModelValueWriter"/> shows.</summary>
internal sealed class ModelValueReader : IShapeReader
{
    private readonly Stack<IEnumerator<(string? Name, JsonElement Value)>> _open = new();
    private JsonElement _current;

    public static T Make<T>(JsonElement value)
        where T : IShape<T>
    {
        var reader = new ModelValueReader { _current = value };
        reader.Open();
        return T.ReadMembers(ref reader);
    }

    public void BeginStructure(MemberSchema member) => Open();

    public int NextMember(StructureSchema schema)
    {
        if (!Next(out var name))
        {
            return -1;
        }

        for (var i = 0; i < schema.Members.Length; i++)
        {
            if (schema.Members[i].Name == name)
            {
                return i;
            }
        }

        throw new InvalidOperationException($"{schema.Name} has no member {name}");
    }

    public void BeginList(MemberSchema member) => Open();

    public bool NextElement(MemberSchema member) => Next(out _);

    public void BeginMap(MemberSchema member) => Open();

    public bool NextEntry(MemberSchema member, out string key)
    {
        var isOne = Next(out var name);
        key = name ?? "";
        return isOne;
    }

    public bool TryReadNull() => _current.ValueKind == JsonValueKind.Null;

    public string ReadString(MemberSchema member) => _current.GetString()!;

    public ReadOnlySpan<byte> ReadUtf8(MemberSchema member) => System.Text.Encoding.UTF8.GetBytes(ReadString(member));

    public bool ReadBoolean(MemberSchema member) => _current.GetBoolean();

    public int ReadInteger(MemberSchema member) => _current.GetInt32();

    public long ReadLong(MemberSchema member) => _current.GetInt64();

    public float ReadFloat(MemberSchema member) => (float)ReadDouble(member);

    public double ReadDouble(MemberSchema member) => _current.ValueKind == JsonValueKind.Number ? _current.GetDouble() : _current.GetString() switch
    {
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => double.NaN,
    };

    public ReadOnlyMemory<byte> ReadBlob(MemberSchema member) => _current.GetBytesFromBase64();

    public DateTimeOffset ReadTimestamp(MemberSchema member) =>
        DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(_current.GetDouble() * 1000));

    private void Open() => _open.Push(_current.ValueKind == JsonValueKind.Array
        ? _current.EnumerateArray().Select(e => ((string?)null, e)).GetEnumerator()
        : _current.EnumerateObject().Select(p => ((string?)p.Name, p.Value)).GetEnumerator());

    private bool Next(out string? name)
    {
        name = null;
        if (!_open.Peek().MoveNext())
        {
            _open.Pop();
            return false;
        }

        (name, _current) = _open.Peek().Current;
        return true;
    }
}

using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Fractus.Wire.Tests.Support;

/// <summary>CBOR in the diagnostic notation of RFC 8949, with maps sorted; written apart from the code under test.</summary>
internal sealed class CborText
{
    private readonly byte[] _data;
    private int _at;

    private CborText(byte[] data) => _data = data;

    public static string Of(byte[] data)
    {
        var reader = new CborText(data);
        var text = reader.Item();
        return reader._at == data.Length ? text : throw new FormatException("Data after the end");
    }

    private string Item()
    {
        var first = _data[_at++];
        var (major, info) = (first >> 5, first & 31);
        if (major == 7)
        {
            return Simple(info);
        }

        var argument = info == 31 ? ulong.MaxValue : Argument(info);
        return major switch
        {
            0 => argument.ToString(CultureInfo.InvariantCulture),
            1 => (-1 - (decimal)argument).ToString(CultureInfo.InvariantCulture),
            2 => $"h'{Convert.ToHexString(Bytes(info, argument))}'",
            3 => $"\"{Encoding.UTF8.GetString(Bytes(info, argument))}\"",
            4 => $"[{string.Join(", ", Items(info, argument, Item))}]",
            5 => $"{{{string.Join(", ", Items(info, argument, () => $"{Item()}: {Item()}").Order(StringComparer.Ordinal))}}}",
            _ => $"{argument}({Item()})",
        };
    }

    private string Simple(int info) => info switch
    {
        20 => "false",
        21 => "true",
        22 or 23 => "null",
        25 => Number((double)BitConverter.UInt16BitsToHalf((ushort)Argument(25))),
        26 => Number(BitConverter.UInt32BitsToSingle((uint)Argument(26))),
        27 => Number(BitConverter.UInt64BitsToDouble(Argument(27))),
        _ => throw new FormatException($"Simple value {info}"),
    };

    // Whether a number is whole or in which precision it stands is the writer's choice.
    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private List<string> Items(int info, ulong count, Func<string> item)
    {
        var items = new List<string>();
        while (info == 31 ? _data[_at] != 0xFF : (ulong)items.Count < count)
        {
            items.Add(item());
        }

        _at += info == 31 ? 1 : 0;
        return items;
    }

    private byte[] Bytes(int info, ulong length)
    {
        if (info != 31)
        {
            var bytes = _data[_at..(_at + (int)length)];
            _at += bytes.Length;
            return bytes;
        }

        var whole = new List<byte>();
        while (_data[_at] != 0xFF)
        {
            var chunk = _data[_at++] & 31;
            whole.AddRange(Bytes(chunk, Argument(chunk)));
        }

        _at++;
        return [.. whole];
    }

    private ulong Argument(int info)
    {
        var length = info < 24 ? 0 : 1 << (info - 24);
        var value = length switch
        {
            0 => (ulong)info,
            1 => _data[_at],
            2 => BinaryPrimitives.ReadUInt16BigEndian(_data.AsSpan(_at)),
            4 => BinaryPrimitives.ReadUInt32BigEndian(_data.AsSpan(_at)),
            _ => BinaryPrimitives.ReadUInt64BigEndian(_data.AsSpan(_at)),
        };
        _at += length;
        return value;
    }
}

using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Json;

/// <summary>
/// The strings of map keys met last on this thread: the attribute names of a table's items come with every request, and need neither
/// be decoded nor allocated anew.
/// </summary>
internal static class RepeatedText
{
    private const int Slots = 256;
    private const int LongestKept = 48;

    [ThreadStatic]
    private static string?[]? t_slots;

    /// <exception cref="SerializationException">The bytes are not UTF-8.</exception>
    public static string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > LongestKept)
        {
            return Decoded(utf8);
        }

        var slots = t_slots ??= new string?[Slots];
        ref var slot = ref slots[SlotOf(utf8)];
        if (slot is { } known && Ascii.Equals(utf8, known))
        {
            return known;
        }

        return slot = Decoded(utf8);
    }

    private static string Decoded(ReadOnlySpan<byte> utf8) =>
        Utf8.IsValid(utf8) ? Encoding.UTF8.GetString(utf8) : throw new SerializationException("");

    private static uint SlotOf(ReadOnlySpan<byte> utf8)
    {
        var head = utf8.Length >= sizeof(uint) ? BinaryPrimitives.ReadUInt32LittleEndian(utf8) : utf8[0];
        var tail = utf8.Length >= sizeof(uint) ? BinaryPrimitives.ReadUInt32LittleEndian(utf8[^sizeof(uint)..]) : utf8[^1];
        var hash = (head * 0x9E3779B1) ^ (tail * 0x85EBCA77) ^ (uint)utf8.Length;
        return (hash ^ (hash >> 16)) % Slots;
    }
}

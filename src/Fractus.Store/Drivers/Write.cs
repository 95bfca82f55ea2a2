namespace Fractus.Store.Drivers;

/// <summary>One change of a transaction: a set has a value, a cleared range an end, a cleared key neither.</summary>
internal readonly record struct Write(byte[] Key, byte[]? Value, byte[]? RangeEnd)
{
    public int Size => Key.Length + (Value?.Length ?? 0) + (RangeEnd?.Length ?? 0);
}

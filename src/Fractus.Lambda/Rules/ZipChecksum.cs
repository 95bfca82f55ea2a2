namespace Fractus.Lambda.Rules;

/// <summary>The CRC-32 of zip files, which the framework does not check when it reads one.</summary>
internal static class ZipChecksum
{
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] s_table = [.. Enumerable.Range(0, 256).Select(n => Shift((uint)n))];

    /// <summary>The checksum of what <paramref name="checksum"/> is of, and these bytes behind it; begin with 0.</summary>
    public static uint Append(uint checksum, ReadOnlySpan<byte> bytes)
    {
        checksum = ~checksum;
        foreach (var next in bytes)
        {
            checksum = s_table[(byte)(checksum ^ next)] ^ (checksum >> 8);
        }

        return ~checksum;
    }

    private static uint Shift(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) != 0 ? (value >> 1) ^ Polynomial : value >> 1;
        }

        return value;
    }
}

namespace Fractus.Store.Embedded.Windows;

internal static class KeyBytes
{
    /// <summary>The least key above <paramref name="key"/>.</summary>
    public static byte[] After(byte[] key) => [.. key, 0];

    public static byte[] Least(byte[] left, byte[] right) => left.AsSpan().SequenceCompareTo(right) <= 0 ? left : right;

    public static byte[] Greatest(byte[] left, byte[] right) => left.AsSpan().SequenceCompareTo(right) >= 0 ? left : right;
}

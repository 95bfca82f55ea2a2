using System.Buffers.Text;
using System.Text;

namespace Fractus.Bench;

/// <summary>An HTTP answer whose length its head says.</summary>
internal static class HttpAnswer
{
    private static ReadOnlySpan<byte> HeadEnd => "\r\n\r\n"u8;

    private static ReadOnlySpan<byte> LengthName => "Content-Length: "u8;

    /// <param name="received">What has come of it.</param>
    /// <param name="body">Where its body lies, when it is whole.</param>
    /// <exception cref="InvalidOperationException">The status is not 2xx.</exception>
    public static bool TryRead(ReadOnlySpan<byte> received, out Range body)
    {
        body = default;
        var headEnd = received.IndexOf(HeadEnd);
        if (headEnd < 0)
        {
            return false;
        }

        var start = headEnd + HeadEnd.Length;
        var end = start + ContentLength(received[..headEnd]);
        if (received.Length < end)
        {
            return false;
        }

        if (received[9] != '2')
        {
            throw new InvalidOperationException(Encoding.UTF8.GetString(received[..end]));
        }

        body = start..end;
        return true;
    }

    private static int ContentLength(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf(LengthName);
        return at >= 0 && Utf8Parser.TryParse(head[(at + LengthName.Length)..], out int length, out _) ? length : 0;
    }
}

using System.Buffers;
using Fractus.Kernel.DataPlane;

namespace Fractus.Lambda.FunctionUrls;

/// <summary>
/// Parts a streamed answer of the type <c>application/vnd.awslambda.http-integration-response</c>: a JSON object with status, headers and
/// cookies, eight zero bytes, and then the body.
/// </summary>
internal static class ResponsePrelude
{
    public const string ContentType = "application/vnd.awslambda.http-integration-response";

    /// <summary>Our own: headers and cookies of any response fit in.</summary>
    private const int MostBytes = 1024 * 1024;

    private static ReadOnlySpan<byte> End => [0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>Splits an answer that is whole.</summary>
    /// <returns>Null where it has no such beginning.</returns>
    public static DataPlaneResponse? Split(ReadOnlyMemory<byte> answer)
    {
        var end = answer.Span.IndexOf(End);
        return end < 0 || FunctionUrlAnswer.Prelude(answer[..end]) is not { } head ? null : head with { Body = answer[(end + End.Length)..] };
    }

    /// <summary>Reads to the end of the prelude.</summary>
    /// <returns>Null where there is none: it is malformed, too long, or the answer ends before.</returns>
    public static async ValueTask<DataPlaneResponse?> ReadAsync(IAsyncEnumerator<ReadOnlyMemory<byte>> parts)
    {
        var gathered = new ArrayBufferWriter<byte>();
        while (gathered.WrittenCount <= MostBytes && await parts.MoveNextAsync())
        {
            var searched = Math.Max(0, gathered.WrittenCount - End.Length);
            gathered.Write(parts.Current.Span);
            var end = gathered.WrittenSpan[searched..].IndexOf(End);
            if (end >= 0)
            {
                end += searched;
                var rest = gathered.WrittenMemory[(end + End.Length)..];
                return FunctionUrlAnswer.Prelude(gathered.WrittenMemory[..end]) is { } head ? head with { Body = rest } : null;
            }
        }

        return null;
    }
}

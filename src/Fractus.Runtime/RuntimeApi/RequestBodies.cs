using System.Text;

namespace Fractus.Runtime.RuntimeApi;

/// <summary>Reads requests' bodies, of known length or chunked: gathered, or passed on part by part.</summary>
internal static class RequestBodies
{
    private static ReadOnlySpan<byte> ErrorTypeTrailer => "lambda-runtime-function-error-type"u8;

    private static ReadOnlySpan<byte> ErrorBodyTrailer => "lambda-runtime-function-error-body"u8;

    /// <summary>Gathers a body; one over the limit is read and dropped, so that the connection stays in step.</summary>
    internal static async ValueTask<RuntimeApiBody> GatherAsync(HttpInput input, RuntimeApiRequest request)
    {
        if (!request.IsChunked)
        {
            return new RuntimeApiBody(await input.ReadAsync(request.ContentLength), request.ContentLength);
        }

        var parts = new MemoryStream();
        var length = await ReadChunksAsync(input, part =>
        {
            if (parts.Length + part.Length <= HttpInput.MaxBodyBytes)
            {
                parts.Write(part.Span);
            }

            return ValueTask.CompletedTask;
        });
        var (errorType, errorBody) = await ReadTrailersAsync(input);
        return new RuntimeApiBody(length > HttpInput.MaxBodyBytes ? null : parts.ToArray(), length, errorType, errorBody);
    }

    /// <summary>Passes a body on as it comes; what is over the limit is dropped.</summary>
    internal static async ValueTask<RuntimeApiBody> CopyAsync(HttpInput input, RuntimeApiRequest request, ResponseStream target)
    {
        var copied = 0L;
        async ValueTask PassOnAsync(ReadOnlyMemory<byte> part)
        {
            part = part[..(int)Math.Min(part.Length, ResponseStream.MaxBytes - copied)];
            copied += part.Length;
            if (!part.IsEmpty)
            {
                await target.WriteAsync(part);
            }
        }

        input.MakePartsLarge();
        long length;
        (string? Type, byte[]? Body) error = default;
        if (request.IsChunked)
        {
            length = await ReadChunksAsync(input, PassOnAsync);
            error = await ReadTrailersAsync(input);
        }
        else
        {
            length = request.ContentLength;
            await ReadPartsAsync(input, length, PassOnAsync);
        }

        return new RuntimeApiBody(length > ResponseStream.MaxBytes ? null : [], length, error.Type, error.Body);
    }

    private static async ValueTask ReadPartsAsync(HttpInput input, long length, Func<ReadOnlyMemory<byte>, ValueTask> onPart)
    {
        while (length > 0)
        {
            var part = await input.ReadPartAsync(length);
            length -= part.Length;
            await onPart(part);
        }
    }

    /// <returns>The length of all.</returns>
    private static async ValueTask<long> ReadChunksAsync(HttpInput input, Func<ReadOnlyMemory<byte>, ValueTask> onPart)
    {
        var total = 0L;
        while (await input.ReadChunkLengthAsync() is > 0 and var length)
        {
            total += length;
            await ReadPartsAsync(input, length, onPart);
            await input.ReadLineAsync();
        }

        return total;
    }

    private static async ValueTask<(string? ErrorType, byte[]? ErrorBody)> ReadTrailersAsync(HttpInput input)
    {
        string? errorType = null;
        byte[]? errorBody = null;
        while (await input.ReadLineAsync(HttpInput.MaxHeadBytes) is { Length: > 0 } line)
        {
            var colon = Array.IndexOf(line, (byte)':');
            var name = line.AsSpan(0, Math.Max(colon, 0));
            var value = Encoding.UTF8.GetString(line.AsSpan(colon + 1).Trim((byte)' '));
            if (Ascii.EqualsIgnoreCase(name, ErrorTypeTrailer) && value.Length > 0)
            {
                errorType = value;
            }
            else if (Ascii.EqualsIgnoreCase(name, ErrorBodyTrailer))
            {
                errorBody = Decode(value);
            }
        }

        return (errorType, errorBody);
    }

    private static byte[]? Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null;
    }
}

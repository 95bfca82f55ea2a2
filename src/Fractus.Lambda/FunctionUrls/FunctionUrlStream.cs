using Fractus.Kernel.DataPlane;
using Fractus.Lambda.Invocations;

namespace Fractus.Lambda.FunctionUrls;

/// <summary>
/// A function's streamed answer as a response that is sent as it comes. What a function that streams not answers is passed on as it is,
/// also where it looks like a response. Source: "Response streaming for Lambda functions" in the developer guide, and answers recorded of
/// the real service.
/// </summary>
internal static class FunctionUrlStream
{
    private const string DefaultContentType = "application/octet-stream";

    /// <summary>Begins the response when the function begins to answer.</summary>
    public static async ValueTask<DataPlaneResponse> BeginAsync(StreamedInvocation invocation, CancellationToken cancellation)
    {
        await invocation.BegunAsync();
        var parts = invocation.Parts.GetAsyncEnumerator(cancellation);
        try
        {
            var response = invocation.ContentType == ResponsePrelude.ContentType ? await ResponsePrelude.ReadAsync(parts)
                : await parts.MoveNextAsync() ? Good(invocation, parts.Current)
                : (await invocation.Result).FunctionError is null ? Good(invocation, default)
                : null;
            if (response is null)
            {
                await parts.DisposeAsync();
                return FunctionUrlAnswer.Failed;
            }

            return response with { Body = default, Parts = RestAsync(response.Body, parts, invocation) };
        }
        catch
        {
            await parts.DisposeAsync();
            throw;
        }
    }

    private static DataPlaneResponse Good(StreamedInvocation invocation, ReadOnlyMemory<byte> first) =>
        new(200, [new("Content-Type", invocation.ContentType ?? DefaultContentType)], first);

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> RestAsync(
        ReadOnlyMemory<byte> first, IAsyncEnumerator<ReadOnlyMemory<byte>> parts, StreamedInvocation invocation)
    {
        await using (parts)
        {
            if (!first.IsEmpty)
            {
                yield return first;
            }

            while (await parts.MoveNextAsync())
            {
                yield return parts.Current;
            }
        }

        if ((await invocation.Result) is { FunctionError: not null } failed)
        {
            throw new IOException($"The function failed after it had begun to answer: {failed.ErrorType}.");
        }
    }
}

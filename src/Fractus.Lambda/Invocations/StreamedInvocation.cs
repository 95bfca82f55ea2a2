using Fractus.Runtime;

namespace Fractus.Lambda.Invocations;

/// <summary>A call whose answer is passed on as it comes. Its parts are to be read to their end, or until the reader is gone.</summary>
internal sealed class StreamedInvocation(ResponseStream response, Task<InvocationResult> result)
{
    /// <summary>What the function says of its answer; null where it answered nothing or failed before.</summary>
    public string? ContentType => response.ContentType;

    /// <summary>Completes when the parts are read.</summary>
    public Task<InvocationResult> Result => result;

    public IAsyncEnumerable<ReadOnlyMemory<byte>> Parts => response.ReadAsync();

    /// <summary>Waits until the function has begun to answer, or its call is over.</summary>
    /// <exception cref="Kernel.ApiException">The function could not be run at all.</exception>
    public async Task BegunAsync()
    {
        await Task.WhenAny(response.Begun, result);
        if (result.IsFaulted || result.IsCanceled)
        {
            await result;
        }
    }
}

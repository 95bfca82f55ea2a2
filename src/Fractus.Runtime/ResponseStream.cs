using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Fractus.Runtime;

/// <summary>
/// A function's answer on its way to a caller who takes it as it comes. One side writes (the environment), one reads (whoever asked for
/// the call); when the reader falls behind the function waits, and when it has left the rest goes nowhere.
/// </summary>
public sealed class ResponseStream
{
    /// <summary>Source: "Lambda quotas" in the developer guide, "Invocation payload", streamed response.</summary>
    public const long MaxBytes = 200L * 1024 * 1024;

    private const int PausingBytes = 256 * 1024;
    private const int SegmentBytes = 16 * 1024;

    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Pipe _pipe = new(new PipeOptions(
        pauseWriterThreshold: PausingBytes, resumeWriterThreshold: PausingBytes / 2, minimumSegmentSize: SegmentBytes, useSynchronizationContext: false));

    private volatile bool _isEnded;

    /// <summary>Completes when the function has begun to answer, or its call is over.</summary>
    public Task Begun => _begun.Task;

    /// <summary>What the function says of its answer; to be asked once it has begun.</summary>
    public string? ContentType { get; private set; }

    /// <summary>The function begins to answer.</summary>
    public void Begin(string? contentType)
    {
        ContentType = contentType;
        _begun.TrySetResult();
    }

    /// <summary>Takes a part of the answer; completes when the reader is not too far behind.</summary>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> part) => await _pipe.Writer.WriteAsync(part);

    /// <summary>The call is over, and all that was written is all of the answer. May come from any thread, at any time.</summary>
    public void End()
    {
        _isEnded = true;
        _begun.TrySetResult();
        _pipe.Reader.CancelPendingRead();
    }

    /// <summary>The answer's parts until the call is over; each is good until the next is asked for. To be read once.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        try
        {
            while (true)
            {
                // Before the read: what was written by then is in it.
                var isLast = _isEnded;
                if (!_pipe.Reader.TryRead(out var read))
                {
                    if (isLast)
                    {
                        yield break;
                    }

                    read = await _pipe.Reader.ReadAsync(cancellation);
                }

                foreach (var part in read.Buffer)
                {
                    yield return part;
                }

                _pipe.Reader.AdvanceTo(read.Buffer.End);
            }
        }
        finally
        {
            await _pipe.Reader.CompleteAsync();
        }
    }
}

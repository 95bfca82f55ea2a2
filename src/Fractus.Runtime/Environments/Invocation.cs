using Fractus.Runtime.RuntimeApi;

namespace Fractus.Runtime.Environments;

/// <summary>A call inside its environment.</summary>
internal sealed class Invocation(InvocationRequest request)
{
    // Continues on the thread that has the answer: the connection has arranged that nothing waits behind it.
    private readonly TaskCompletionSource<InvocationResult?> _completion = new();

    internal InvocationRequest Request { get; } = request;

    /// <summary>Whether the runtime has the event; only then has anything of the function run for it.</summary>
    internal bool IsDelivered { get; set; }

    /// <summary>A timestamp of the clock, from when the event was handed over.</summary>
    internal long StartedAt { get; set; }

    /// <summary>Where its event went ahead of its turn: the event's number, while it may still be taken back; else 0.</summary>
    internal byte Number { get; set; }

    /// <summary>Since when it waits behind another call, as a timestamp of the clock.</summary>
    internal long FollowsSince { get; set; }

    /// <summary>From the event to the first byte of the answer.</summary>
    internal TimeSpan Latency { get; set; }

    /// <summary>Set where this is the first call of its environment.</summary>
    internal TimeSpan? InitDuration { get; set; }

    /// <summary>What the runtime says of the answer.</summary>
    internal string? ContentType { get; set; }

    /// <summary>Null where the environment ended before the event was handed over: another one can take it.</summary>
    internal Task<InvocationResult?> Task => _completion.Task;

    internal void Complete(InvocationResult? result)
    {
        if (result is not null)
        {
            Request.Response?.End();
        }

        _completion.TrySetResult(result);
    }
}

/// <summary>How a call came out.</summary>
/// <param name="Duration">From the event to the end of the answer.</param>
/// <param name="Failure">Null where the function answered.</param>
/// <param name="Body">The answer; null where there is none, empty where it was streamed.</param>
/// <param name="ProducedBytes">Of the answer.</param>
internal readonly record struct Outcome(TimeSpan Duration, Failure? Failure, byte[]? Body, long ProducedBytes)
{
    internal static Outcome Of(TimeSpan duration, Failure? failure, in RuntimeApiBody answer) => new(duration, failure, answer.Body, answer.Length);

    internal static Outcome Failed(TimeSpan duration, Failure failure) => new(duration, failure, null, 0);
}

/// <summary>A call that is answered while extensions still work on it.</summary>
/// <param name="Invocation">The call.</param>
/// <param name="Outcome">How it came out.</param>
internal sealed record AnsweredInvocation(Invocation Invocation, Outcome Outcome);

namespace Fractus.Runtime;

/// <summary>One call of a function.</summary>
public sealed record InvocationRequest
{
    public required string RequestId { get; init; }

    /// <summary>JSON text; at most 6 MB, which the caller has checked.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>The ARN as the caller wrote it, with its qualifier; null means the function's own.</summary>
    public string? InvokedFunctionArn { get; init; }

    /// <summary>The decoded JSON of <c>X-Amz-Client-Context</c>.</summary>
    public string? ClientContext { get; init; }

    /// <summary>The JSON of the caller's Cognito identity.</summary>
    public string? CognitoIdentity { get; init; }

    /// <summary>The <c>X-Amzn-Trace-Id</c> of the call.</summary>
    public string? TraceId { get; init; }

    /// <summary>Whether <see cref="InvocationResult.LogTail"/> is wanted (<c>LogType=Tail</c>).</summary>
    public bool WantsLogTail { get; init; }

    /// <summary>Takes the answer as it comes; null where <see cref="InvocationResult.Payload"/> shall have it.</summary>
    public ResponseStream? Response { get; init; }
}

/// <summary>What came of a call.</summary>
public sealed record InvocationResult
{
    /// <summary>
    /// The error document where <see cref="FunctionError"/> is set, else the function's answer; empty where that was streamed.
    /// </summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>What the runtime says of the answer.</summary>
    public string? ContentType { get; init; }

    /// <summary>Null, or <c>Unhandled</c>: the service has long stopped telling handled errors apart.</summary>
    public string? FunctionError { get; init; }

    /// <summary>For metrics: <c>Runtime.ExitError</c>, <c>Sandbox.Timedout</c> …; null where the function answered.</summary>
    public string? ErrorType { get; init; }

    /// <summary>The last 4 KB of the call's log, where it was asked for.</summary>
    public ReadOnlyMemory<byte> LogTail { get; init; }

    /// <summary>From handing over the event to having the answer.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Duration and initialization, rounded up to whole milliseconds.</summary>
    public required TimeSpan BilledDuration { get; init; }

    /// <summary>Set on the first call of an environment: from its assignment to being ready.</summary>
    public TimeSpan? InitDuration { get; init; }

    /// <summary>The most memory the function has taken in this environment beyond what the idle runtime had.</summary>
    public required int MaxMemoryUsedMb { get; init; }

    /// <summary>Null where no environments are kept ready for the function's version.</summary>
    public ProvisionedUse? Provisioned { get; init; }
}

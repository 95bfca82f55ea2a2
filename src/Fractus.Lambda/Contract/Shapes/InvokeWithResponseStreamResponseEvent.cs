using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Lambda.Contract;

/// <summary>One of its members is set.</summary>
[Shape]
public sealed partial record InvokeWithResponseStreamResponseEvent
{
    public InvokeResponseStreamUpdate? PayloadChunk { get; init; }

    public InvokeWithResponseStreamCompleteEvent? InvokeComplete { get; init; }
}

[Shape]
public sealed partial record InvokeResponseStreamUpdate
{
    [In(HttpLocation.EventPayload)]
    public ReadOnlyMemory<byte>? Payload { get; init; }
}

[Shape]
public sealed partial record InvokeWithResponseStreamCompleteEvent
{
    public string? ErrorCode { get; init; }

    public string? ErrorDetails { get; init; }

    public string? LogResult { get; init; }
}

using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record InvokeWithResponseStreamInput
{
    [In(HttpLocation.Label)]
    [Length(1, 256)]
    [Pattern(@"(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_\.]+)(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]+))?")]
    public required string FunctionName { get; init; }

    [In(HttpLocation.Header, "X-Amz-Invocation-Type")]
    [Enum(typeof(ResponseStreamingInvocationType))]
    public string? InvocationType { get; init; }

    [In(HttpLocation.Header, "X-Amz-Log-Type")]
    [Enum(typeof(LogType))]
    public string? LogType { get; init; }

    [In(HttpLocation.Header, "X-Amz-Client-Context")]
    public string? ClientContext { get; init; }

    /// <summary>Not of the model, but of every request: what a trace is continued by.</summary>
    [In(HttpLocation.Header, "X-Amzn-Trace-Id")]
    public string? TraceId { get; init; }

    [In(HttpLocation.Query, "Qualifier")]
    [Length(1, 128)]
    [Pattern(@"\$(LATEST(\.PUBLISHED)?)|[a-zA-Z0-9-_$]+")]
    public string? Qualifier { get; init; }

    [In(HttpLocation.Payload)]
    public ReadOnlyMemory<byte>? Payload { get; init; }
}

[Shape]
public sealed partial record InvokeWithResponseStreamOutput
{
    [In(HttpLocation.StatusCode)]
    public int? StatusCode { get; init; }

    [In(HttpLocation.Header, "X-Amz-Executed-Version")]
    public string? ExecutedVersion { get; init; }

    [In(HttpLocation.Payload)]
    public EventStream<InvokeWithResponseStreamResponseEvent>? EventStream { get; init; }
}

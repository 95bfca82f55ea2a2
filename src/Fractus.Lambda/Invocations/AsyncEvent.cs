using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;
using Fractus.Runtime;
using Fractus.Store;

namespace Fractus.Lambda.Invocations;

/// <summary>An event that was accepted, as it waits for its function.</summary>
internal sealed record AsyncEvent
{
    private static readonly Subspace s_values = new();

    /// <summary>As the caller named it. An alias is followed when the event is run: it may have moved since.</summary>
    public required FunctionLocator Function { get; init; }

    public required string RequestId { get; init; }

    /// <summary>JSON.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>JSON.</summary>
    public string? ClientContext { get; init; }

    /// <summary>The caller's <c>X-Amzn-Trace-Id</c>.</summary>
    public string? TraceId { get; init; }

    public required long AcceptedMs { get; init; }

    /// <summary>Whose turn is taken: the function's, whatever its version, as its concurrency is one.</summary>
    public string Group => Function.Id.Arn();

    public DateTimeOffset AcceptedAt => DateTimeOffset.FromUnixTimeMilliseconds(AcceptedMs);

    /// <summary>Without a trace.</summary>
    public InvocationRequest ToRequest() => new()
    {
        RequestId = RequestId,
        Payload = Payload,
        InvokedFunctionArn = Function.Qualifier is null ? null : Function.Arn,
        ClientContext = ClientContext,
    };

    public byte[] ToBytes() => s_values.Key(
        Function.Id.Account, Function.Id.Region, Function.Id.Name, Function.Qualifier, RequestId, ClientContext, TraceId, AcceptedMs, Payload);

    public static AsyncEvent Read(ReadOnlyMemory<byte> stored)
    {
        var reader = new TupleReader(stored.Span);
        var id = new FunctionId(reader.ReadString(), reader.ReadString(), reader.ReadString());
        return new AsyncEvent
        {
            Function = new FunctionLocator(id, ReadOptional(ref reader)),
            RequestId = reader.ReadString(),
            ClientContext = ReadOptional(ref reader),
            TraceId = ReadOptional(ref reader),
            AcceptedMs = reader.ReadInt64(),
            Payload = reader.ReadBytes(),
        };
    }

    private static string? ReadOptional(ref TupleReader reader)
    {
        if (reader.NextKind != TupleKind.Null)
        {
            return reader.ReadString();
        }

        reader.ReadNull();
        return null;
    }
}

using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.EventStreams;

[Shape]
public sealed partial record Subscribe;

[Shape]
public sealed partial record Subscription
{
    public string? Name { get; init; }

    public EventStream<SubscriptionEvent>? Events { get; init; }
}

[Shape]
public sealed partial record RestSubscription
{
    [In(HttpLocation.Header, "X-Name")]
    public string? Name { get; init; }

    [In(HttpLocation.Payload)]
    public EventStream<SubscriptionEvent>? Events { get; init; }
}

[Shape]
public sealed partial record SubscriptionEvent
{
    public Bytes? Bytes { get; init; }

    public Words? Words { get; init; }

    public Figures? Figures { get; init; }

    public Nothing? Nothing { get; init; }
}

[Shape]
public sealed partial record Bytes
{
    [In(HttpLocation.EventPayload)]
    public ReadOnlyMemory<byte>? Data { get; init; }
}

[Shape]
public sealed partial record Words
{
    [In(HttpLocation.EventHeader)]
    public string? Kind { get; init; }

    [In(HttpLocation.EventHeader)]
    public bool? IsLast { get; init; }

    [In(HttpLocation.EventHeader)]
    public long? Number { get; init; }

    public string? Text { get; init; }

    public IReadOnlyList<Detail>? Details { get; init; }
}

[Shape]
public sealed partial record Figures
{
    [In(HttpLocation.EventPayload)]
    public Detail? Detail { get; init; }
}

[Shape]
public sealed partial record Detail
{
    public int? Count { get; init; }
}

[Shape]
public sealed partial record Nothing;

[Error("OutOfReach", 400)]
public sealed partial class OutOfReachException(string message) : ApiException(message)
{
    public string? Where { get; init; }
}

[Service("json", ProtocolName.AwsJson11, Title = "Json", Version = "2020-03-01", TargetPrefix = "Json", ResourcePrefix = "")]
public interface IJsonEvents
{
    [NoPermission]
    ValueTask<Subscription> Subscribe(Subscribe input, Caller caller, CancellationToken cancellation);
}

[Service("rest", ProtocolName.RestJson1, Title = "Rest", Version = "2020-03-02", ResourcePrefix = "")]
public interface IRestEvents
{
    [Http("POST", "/rest")]
    [NoPermission]
    ValueTask<RestSubscription> Subscribe(Subscribe input, Caller caller, CancellationToken cancellation);
}

[Service("xml", ProtocolName.RestXml, Title = "Xml", Version = "2020-03-03", ResourcePrefix = "")]
public interface IXmlEvents
{
    [Http("POST", "/xml")]
    [NoPermission]
    ValueTask<RestSubscription> Subscribe(Subscribe input, Caller caller, CancellationToken cancellation);
}

using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Rest;

[Shape]
public sealed partial record UpdateThing
{
    [In(HttpLocation.Label)]
    public required string Name { get; init; }

    [In(HttpLocation.Header, "X-Texts")]
    public IReadOnlyList<string>? Texts { get; init; }

    [In(HttpLocation.Header, "X-Dates")]
    public IReadOnlyList<DateTimeOffset>? Dates { get; init; }

    [In(HttpLocation.Header, "X-Seconds")]
    [Timestamp(TimestampFormat.EpochSeconds)]
    public IReadOnlyList<DateTimeOffset>? Seconds { get; init; }

    [In(HttpLocation.Query, "n")]
    public int? Number { get; init; }

    public string? Value { get; init; }

    [Xml(Flattened = true)]
    public IReadOnlyList<string>? Flat { get; init; }

    [Xml(IsAttribute = true, Name = "xsi:kind")]
    public string? Kind { get; init; }
}

[Service("json", ProtocolName.RestJson1, Title = "Json", Version = "2020-02-01", ResourcePrefix = "")]
public interface IJsonThings
{
    [Http("PUT", "/things/{Name}")]
    [NoPermission]
    ValueTask<UpdateThing> Update(UpdateThing input, Caller caller, CancellationToken cancellation);
}

[Service("xml", ProtocolName.RestXml, Title = "Xml", Version = "2020-02-02", ResourcePrefix = "")]
public interface IXmlThings
{
    [Http("PUT", "/things/{Name}")]
    [NoPermission]
    ValueTask<UpdateThing> Update(UpdateThing input, Caller caller, CancellationToken cancellation);
}

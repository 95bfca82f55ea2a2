using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record XmlTimestampsRequest
{
    [Name("normal")]
    public DateTimeOffset? Normal { get; init; }

    [Name("dateTime")]
    [Timestamp(TimestampFormat.DateTime)]
    public DateTimeOffset? DateTime { get; init; }

    [Name("dateTimeOnTarget")]
    [Timestamp(TimestampFormat.DateTime)]
    public DateTimeOffset? DateTimeOnTarget { get; init; }

    [Name("epochSeconds")]
    [Timestamp(TimestampFormat.EpochSeconds)]
    public DateTimeOffset? EpochSeconds { get; init; }

    [Name("epochSecondsOnTarget")]
    [Timestamp(TimestampFormat.EpochSeconds)]
    public DateTimeOffset? EpochSecondsOnTarget { get; init; }

    [Name("httpDate")]
    [Timestamp(TimestampFormat.HttpDate)]
    public DateTimeOffset? HttpDate { get; init; }

    [Name("httpDateOnTarget")]
    [Timestamp(TimestampFormat.HttpDate)]
    public DateTimeOffset? HttpDateOnTarget { get; init; }
}

[Shape]
public sealed partial record XmlTimestampsResponse
{
    [Name("normal")]
    public DateTimeOffset? Normal { get; init; }

    [Name("dateTime")]
    [Timestamp(TimestampFormat.DateTime)]
    public DateTimeOffset? DateTime { get; init; }

    [Name("dateTimeOnTarget")]
    [Timestamp(TimestampFormat.DateTime)]
    public DateTimeOffset? DateTimeOnTarget { get; init; }

    [Name("epochSeconds")]
    [Timestamp(TimestampFormat.EpochSeconds)]
    public DateTimeOffset? EpochSeconds { get; init; }

    [Name("epochSecondsOnTarget")]
    [Timestamp(TimestampFormat.EpochSeconds)]
    public DateTimeOffset? EpochSecondsOnTarget { get; init; }

    [Name("httpDate")]
    [Timestamp(TimestampFormat.HttpDate)]
    public DateTimeOffset? HttpDate { get; init; }

    [Name("httpDateOnTarget")]
    [Timestamp(TimestampFormat.HttpDate)]
    public DateTimeOffset? HttpDateOnTarget { get; init; }
}

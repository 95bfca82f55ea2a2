using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record TimestampFormatHeadersIO
{
    [Name("memberEpochSeconds")]
    [In(HttpLocation.Header, "X-memberEpochSeconds")]
    [Timestamp(TimestampFormat.EpochSeconds)]
    public DateTimeOffset? MemberEpochSeconds { get; init; }

    [Name("memberHttpDate")]
    [In(HttpLocation.Header, "X-memberHttpDate")]
    [Timestamp(TimestampFormat.HttpDate)]
    public DateTimeOffset? MemberHttpDate { get; init; }

    [Name("memberDateTime")]
    [In(HttpLocation.Header, "X-memberDateTime")]
    [Timestamp(TimestampFormat.DateTime)]
    public DateTimeOffset? MemberDateTime { get; init; }

    [Name("defaultFormat")]
    [In(HttpLocation.Header, "X-defaultFormat")]
    public DateTimeOffset? DefaultFormat { get; init; }

    [Name("targetEpochSeconds")]
    [In(HttpLocation.Header, "X-targetEpochSeconds")]
    [Timestamp(TimestampFormat.EpochSeconds)]
    public DateTimeOffset? TargetEpochSeconds { get; init; }

    [Name("targetHttpDate")]
    [In(HttpLocation.Header, "X-targetHttpDate")]
    [Timestamp(TimestampFormat.HttpDate)]
    public DateTimeOffset? TargetHttpDate { get; init; }

    [Name("targetDateTime")]
    [In(HttpLocation.Header, "X-targetDateTime")]
    [Timestamp(TimestampFormat.DateTime)]
    public DateTimeOffset? TargetDateTime { get; init; }
}

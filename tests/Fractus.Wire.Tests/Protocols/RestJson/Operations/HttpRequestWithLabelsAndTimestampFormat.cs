using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestJson;

[Shape]
public sealed partial record HttpRequestWithLabelsAndTimestampFormatInput
{
    [Name("memberEpochSeconds")]
    [In(HttpLocation.Label)]
    [Timestamp(TimestampFormat.EpochSeconds)]
    public DateTimeOffset? MemberEpochSeconds { get; init; }

    [Name("memberHttpDate")]
    [In(HttpLocation.Label)]
    [Timestamp(TimestampFormat.HttpDate)]
    public DateTimeOffset? MemberHttpDate { get; init; }

    [Name("memberDateTime")]
    [In(HttpLocation.Label)]
    [Timestamp(TimestampFormat.DateTime)]
    public DateTimeOffset? MemberDateTime { get; init; }

    [Name("defaultFormat")]
    [In(HttpLocation.Label)]
    public DateTimeOffset? DefaultFormat { get; init; }

    [Name("targetEpochSeconds")]
    [In(HttpLocation.Label)]
    [Timestamp(TimestampFormat.EpochSeconds)]
    public DateTimeOffset? TargetEpochSeconds { get; init; }

    [Name("targetHttpDate")]
    [In(HttpLocation.Label)]
    [Timestamp(TimestampFormat.HttpDate)]
    public DateTimeOffset? TargetHttpDate { get; init; }

    [Name("targetDateTime")]
    [In(HttpLocation.Label)]
    [Timestamp(TimestampFormat.DateTime)]
    public DateTimeOffset? TargetDateTime { get; init; }
}

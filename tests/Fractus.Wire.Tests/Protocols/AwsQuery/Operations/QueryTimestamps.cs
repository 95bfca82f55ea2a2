using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.AwsQuery;

[Shape]
public sealed partial record QueryTimestampsInput
{
    [Name("normalFormat")]
    public DateTimeOffset? NormalFormat { get; init; }

    [Name("epochMember")]
    [Timestamp(TimestampFormat.EpochSeconds)]
    public DateTimeOffset? EpochMember { get; init; }

    [Name("epochTarget")]
    [Timestamp(TimestampFormat.EpochSeconds)]
    public DateTimeOffset? EpochTarget { get; init; }
}

using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.AwsQuery;

[Shape]
public sealed partial record FractionalSecondsOutput
{
    [Name("datetime")]
    [Timestamp(TimestampFormat.DateTime)]
    public DateTimeOffset? Datetime { get; init; }
}

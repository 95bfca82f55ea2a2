using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestJson;

[Shape]
public sealed partial record DatetimeOffsetsOutput
{
    [Name("datetime")]
    [Timestamp(TimestampFormat.DateTime)]
    public DateTimeOffset? Datetime { get; init; }
}

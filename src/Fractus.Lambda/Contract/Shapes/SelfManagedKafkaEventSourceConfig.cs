using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record SelfManagedKafkaEventSourceConfig
{
    [Length(1, 200)]
    [Pattern(@"[a-zA-Z0-9-\/*:_+=.@-]*")]
    public string? ConsumerGroupId { get; init; }
}

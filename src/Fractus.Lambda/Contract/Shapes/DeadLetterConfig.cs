using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record DeadLetterConfig
{
    [Pattern("(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()")]
    public string? TargetArn { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record OnSuccess
{
    [Length(0, 350)]
    [Pattern(@"|arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\-])+:([a-z]{2}(-gov)?-[a-z]+-\d{1})?:(\d{12})?:(.*)")]
    public string? Destination { get; init; }
}

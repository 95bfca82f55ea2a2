using Fractus.Kernel.Contracts;

namespace Fractus.CloudWatch.Contract;

[Shape]
public sealed partial record Entity
{
    [Length(2, 4)]
    public IReadOnlyDictionary<string, string>? KeyAttributes { get; init; }

    [Length(0, 10)]
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }
}

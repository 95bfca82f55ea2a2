using Fractus.Kernel.Contracts;

namespace Fractus.Logs.Contract;

[Shape]
public sealed partial record Entity
{
    [Name("keyAttributes")]
    [Length(2, 4)]
    [Each(MinLength = 1, MaxLength = 512)]
    [EachKey(MinLength = 1, MaxLength = 32)]
    public IReadOnlyDictionary<string, string>? KeyAttributes { get; init; }

    [Name("attributes")]
    [Length(0, 10)]
    [Each(MinLength = 1, MaxLength = 512)]
    [EachKey(MinLength = 1, MaxLength = 256)]
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract.Sts;

[Shape]
public sealed partial record Tag
{
    [Length(1, 128)]
    [Pattern(@"[\p{L}\p{Z}\p{N}_.:/=+\-@]+")]
    public required string Key { get; init; }

    [Length(0, 256)]
    [Pattern(@"[\p{L}\p{Z}\p{N}_.:/=+\-@]*")]
    public required string Value { get; init; }
}

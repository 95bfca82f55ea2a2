using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record DeleteAccountAliasInput
{
    [Length(3, 63)]
    [Pattern("[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]")]
    public required string AccountAlias { get; init; }
}

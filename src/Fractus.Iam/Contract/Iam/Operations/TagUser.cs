using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record TagUserInput
{
    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public required string UserName { get; init; }

    [Length(0, 50)]
    public required IReadOnlyList<Tag> Tags { get; init; }
}

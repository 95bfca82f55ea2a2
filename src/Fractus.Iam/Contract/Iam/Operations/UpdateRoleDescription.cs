using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record UpdateRoleDescriptionInput
{
    [Length(1, 64)]
    [Pattern(@"[\w+=,.@-]+")]
    public required string RoleName { get; init; }

    [Length(0, 1000)]
    [Pattern(@"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*")]
    public required string Description { get; init; }
}

[Shape]
public sealed partial record UpdateRoleDescriptionOutput
{
    public Role? Role { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record PolicyDetail
{
    public string? PolicyName { get; init; }

    public string? PolicyDocument { get; init; }
}

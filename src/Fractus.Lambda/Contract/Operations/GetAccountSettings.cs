using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record GetAccountSettingsInput
{
}

[Shape]
public sealed partial record GetAccountSettingsOutput
{
    public AccountLimit? AccountLimit { get; init; }

    public AccountUsage? AccountUsage { get; init; }
}

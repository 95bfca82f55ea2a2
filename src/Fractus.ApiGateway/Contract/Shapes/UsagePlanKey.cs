using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record UsagePlanKey
{
    [Name("id")]
    public string? Id { get; init; }

    [Name("type")]
    public string? Type { get; init; }

    [Name("value")]
    public string? Value { get; init; }

    [Name("name")]
    public string? Name { get; init; }
}

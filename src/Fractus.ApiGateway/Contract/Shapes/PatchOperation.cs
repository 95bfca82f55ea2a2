using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record PatchOperation
{
    [Name("op")]
    [Enum(typeof(Op))]
    public string? Op { get; init; }

    [Name("path")]
    public string? Path { get; init; }

    [Name("value")]
    public string? Value { get; init; }

    [Name("from")]
    public string? From { get; init; }
}

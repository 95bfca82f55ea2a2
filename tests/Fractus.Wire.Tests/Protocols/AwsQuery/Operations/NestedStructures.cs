using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.AwsQuery;

[Shape]
public sealed partial record NestedStructuresInput
{
    public StructArg? Nested { get; init; }
}

[Shape]
public sealed partial record StructArg
{
    public string? StringArg { get; init; }

    public bool? OtherArg { get; init; }

    public StructArg? RecursiveArg { get; init; }
}

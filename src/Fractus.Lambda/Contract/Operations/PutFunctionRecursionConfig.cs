using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record PutFunctionRecursionConfigInput
{
    [In(HttpLocation.Label)]
    [Length(1, 140)]
    [Pattern(@"(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]+)")]
    public required string FunctionName { get; init; }

    [Enum(typeof(RecursiveLoop))]
    public required string RecursiveLoop { get; init; }
}

[Shape]
public sealed partial record PutFunctionRecursionConfigOutput
{
    public string? RecursiveLoop { get; init; }
}

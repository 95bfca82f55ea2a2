using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record Tags
{
    [Name("tags")]
    public IReadOnlyDictionary<string, string>? TagsValue { get; init; }
}

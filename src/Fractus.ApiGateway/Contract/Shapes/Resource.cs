using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record Resource
{
    [Name("id")]
    public string? Id { get; init; }

    [Name("parentId")]
    public string? ParentId { get; init; }

    [Name("pathPart")]
    public string? PathPart { get; init; }

    [Name("path")]
    public string? Path { get; init; }

    [Name("resourceMethods")]
    public IReadOnlyDictionary<string, Method>? ResourceMethods { get; init; }
}

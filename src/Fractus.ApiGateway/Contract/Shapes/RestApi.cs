using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record RestApi
{
    [Name("id")]
    public string? Id { get; init; }

    [Name("name")]
    public string? Name { get; init; }

    [Name("description")]
    public string? Description { get; init; }

    [Name("createdDate")]
    public DateTimeOffset? CreatedDate { get; init; }

    [Name("version")]
    public string? Version { get; init; }

    [Name("warnings")]
    public IReadOnlyList<string>? Warnings { get; init; }

    [Name("binaryMediaTypes")]
    public IReadOnlyList<string>? BinaryMediaTypes { get; init; }

    [Name("minimumCompressionSize")]
    public int? MinimumCompressionSize { get; init; }

    [Name("apiKeySource")]
    public string? ApiKeySource { get; init; }

    [Name("endpointConfiguration")]
    public EndpointConfiguration? EndpointConfiguration { get; init; }

    [Name("policy")]
    public string? Policy { get; init; }

    [Name("tags")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    [Name("disableExecuteApiEndpoint")]
    public bool? DisableExecuteApiEndpoint { get; init; }

    [Name("rootResourceId")]
    public string? RootResourceId { get; init; }
}

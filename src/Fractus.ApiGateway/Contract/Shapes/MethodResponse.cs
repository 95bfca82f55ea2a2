using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record MethodResponse
{
    [Name("statusCode")]
    public string? StatusCode { get; init; }

    [Name("responseParameters")]
    public IReadOnlyDictionary<string, bool>? ResponseParameters { get; init; }

    [Name("responseModels")]
    public IReadOnlyDictionary<string, string>? ResponseModels { get; init; }
}

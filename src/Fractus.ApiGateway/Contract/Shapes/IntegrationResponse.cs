using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record IntegrationResponse
{
    [Name("statusCode")]
    public string? StatusCode { get; init; }

    [Name("selectionPattern")]
    public string? SelectionPattern { get; init; }

    [Name("responseParameters")]
    public IReadOnlyDictionary<string, string>? ResponseParameters { get; init; }

    [Name("responseTemplates")]
    public IReadOnlyDictionary<string, string?>? ResponseTemplates { get; init; }

    [Name("contentHandling")]
    public string? ContentHandling { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record Deployment
{
    [Name("id")]
    public string? Id { get; init; }

    [Name("description")]
    public string? Description { get; init; }

    [Name("createdDate")]
    public DateTimeOffset? CreatedDate { get; init; }

    [Name("apiSummary")]
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, MethodSnapshot>>? ApiSummary { get; init; }
}

using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record GetDocumentationPartsInput
{
    [Name("restApiId")]
    [In(HttpLocation.Label)]
    public required string RestApiId { get; init; }

    [Name("type")]
    [In(HttpLocation.Query, "type")]
    [Enum(typeof(DocumentationPartType))]
    public string? Type { get; init; }

    [Name("nameQuery")]
    [In(HttpLocation.Query, "name")]
    public string? NameQuery { get; init; }

    [Name("path")]
    [In(HttpLocation.Query, "path")]
    public string? Path { get; init; }

    [Name("position")]
    [In(HttpLocation.Query, "position")]
    public string? Position { get; init; }

    [Name("limit")]
    [In(HttpLocation.Query, "limit")]
    public int? Limit { get; init; }

    [Name("locationStatus")]
    [In(HttpLocation.Query, "locationStatus")]
    [Enum(typeof(LocationStatusType))]
    public string? LocationStatus { get; init; }
}

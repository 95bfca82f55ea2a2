using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record ImportDocumentationPartsInput
{
    [Name("restApiId")]
    [In(HttpLocation.Label)]
    public required string RestApiId { get; init; }

    [Name("mode")]
    [In(HttpLocation.Query, "mode")]
    [Enum(typeof(PutMode))]
    public string? Mode { get; init; }

    [Name("failOnWarnings")]
    [In(HttpLocation.Query, "failonwarnings")]
    public bool? FailOnWarnings { get; init; }

    [Name("body")]
    [In(HttpLocation.Payload)]
    [Required]
    public ReadOnlyMemory<byte>? Body { get; init; }
}

using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record ImportApiKeysInput
{
    [Name("body")]
    [In(HttpLocation.Payload)]
    [Required]
    public ReadOnlyMemory<byte>? Body { get; init; }

    [Name("format")]
    [In(HttpLocation.Query, "format")]
    [Enum(typeof(ApiKeysFormat))]
    public required string Format { get; init; }

    [Name("failOnWarnings")]
    [In(HttpLocation.Query, "failonwarnings")]
    public bool? FailOnWarnings { get; init; }
}

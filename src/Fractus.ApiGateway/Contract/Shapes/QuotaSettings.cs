using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record QuotaSettings
{
    [Name("limit")]
    public int? Limit { get; init; }

    [Name("offset")]
    public int? Offset { get; init; }

    [Name("period")]
    [Enum(typeof(QuotaPeriodType))]
    public string? Period { get; init; }
}

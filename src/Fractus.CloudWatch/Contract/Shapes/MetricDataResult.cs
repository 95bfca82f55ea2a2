using Fractus.Kernel.Contracts;

namespace Fractus.CloudWatch.Contract;

[Shape]
public sealed partial record MetricDataResult
{
    [Length(1, 255)]
    public string? Id { get; init; }

    public string? Label { get; init; }

    public IReadOnlyList<DateTimeOffset>? Timestamps { get; init; }

    public IReadOnlyList<double>? Values { get; init; }

    [Enum(typeof(StatusCode))]
    public string? StatusCode { get; init; }

    public IReadOnlyList<MessageData>? Messages { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.CloudWatch.Contract;

[Shape]
public sealed partial record LabelOptions
{
    public string? Timezone { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record FilterCriteria
{
    public IReadOnlyList<Filter>? Filters { get; init; }
}

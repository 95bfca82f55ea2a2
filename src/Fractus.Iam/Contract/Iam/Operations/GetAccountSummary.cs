using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record GetAccountSummaryOutput
{
    public IReadOnlyDictionary<string, int>? SummaryMap { get; init; }
}

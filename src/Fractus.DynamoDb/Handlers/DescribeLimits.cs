using Fractus.DynamoDb.Contract;
using Fractus.Kernel;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbService
{
    // An account's quotas on the service; here nothing limits throughput, and tools only show these figures.
    private const long AccountUnits = 80_000;
    private const long TableUnits = 40_000;

    public ValueTask<DescribeLimitsOutput> DescribeLimits(DescribeLimitsInput input, Caller caller, CancellationToken cancellation) =>
        ValueTask.FromResult(new DescribeLimitsOutput
        {
            AccountMaxReadCapacityUnits = AccountUnits,
            AccountMaxWriteCapacityUnits = AccountUnits,
            TableMaxReadCapacityUnits = TableUnits,
            TableMaxWriteCapacityUnits = TableUnits,
        });
}

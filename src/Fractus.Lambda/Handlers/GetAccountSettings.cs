using Fractus.Kernel;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;

namespace Fractus.Lambda;

public sealed partial class LambdaService
{
    /// <inheritdoc/>
    public ValueTask<GetAccountSettingsOutput> GetAccountSettings(
        GetAccountSettingsInput input, Caller caller, CancellationToken cancellation)
    {
        using var snapshot = _store.OpenSnapshot();
        var sizes = LatestVersions(snapshot, FunctionKeys.InRegion(caller.Account, caller.Region)).Select(f => f.Record.CodeSize).ToList();
        return new(new GetAccountSettingsOutput
        {
            AccountLimit = new AccountLimit
            {
                TotalCodeSize = LambdaLimits.TotalCodeBytes,
                CodeSizeUnzipped = LambdaLimits.UnzippedBytes,
                CodeSizeZipped = LambdaLimits.ZipBytes,
                ConcurrentExecutions = _concurrency,
                UnreservedConcurrentExecutions = _concurrency,
            },
            AccountUsage = new AccountUsage { TotalCodeSize = sizes.Sum(), FunctionCount = sizes.Count },
        });
    }
}

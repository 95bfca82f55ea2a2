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
        return new(new GetAccountSettingsOutput
        {
            AccountLimit = new AccountLimit
            {
                TotalCodeSize = LambdaLimits.TotalCodeBytes,
                CodeSizeUnzipped = LambdaLimits.UnzippedBytes,
                CodeSizeZipped = LambdaLimits.ZipBytes,
                ConcurrentExecutions = LambdaLimits.ConcurrentExecutions,
                UnreservedConcurrentExecutions = ReservedConcurrency.Read(snapshot, caller.Account, caller.Region).Unreserved,
            },
            AccountUsage = new AccountUsage
            {
                TotalCodeSize = CodeBytes(snapshot, caller.Account, caller.Region),
                FunctionCount = Versions(snapshot, FunctionKeys.InRegion(caller.Account, caller.Region)).Count(f => f.Record.Version == FunctionKeys.Latest),
            },
        });
    }
}

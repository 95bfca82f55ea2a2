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
        var versions = Versions(snapshot, FunctionKeys.InRegion(caller.Account, caller.Region)).ToList();
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
                TotalCodeSize = versions.Sum(v => v.Record.CodeSize),
                FunctionCount = versions.Count(v => v.Record.Version == FunctionKeys.Latest),
            },
        });
    }
}

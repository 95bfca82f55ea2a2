using Fractus.Kernel;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;

namespace Fractus.Lambda;

public sealed partial class LambdaService
{
    /// <inheritdoc/>
    public ValueTask<ListFunctionsOutput> ListFunctions(ListFunctionsInput input, Caller caller, CancellationToken cancellation)
    {
        if (input.MasterRegion is not null)
        {
            throw LambdaErrors.NotBuilt("MasterRegion");
        }

        var isAll = input.FunctionVersion == FunctionVersion.All;
        var scope = $"lambda:ListFunctions|{caller.Account}|{caller.Region}";
        var range = FunctionKeys.InRegion(caller.Account, caller.Region);
        if (OpenMarker(scope, input.Marker)?.Split(':') is [var name, var version])
        {
            range = range.StartingAfter(FunctionKeys.Version(new FunctionId(caller.Account, caller.Region, name), version));
        }

        using var snapshot = _store.OpenSnapshot();
        var found = Versions(snapshot, range).Where(f => isAll || f.Record.Version == FunctionKeys.Latest);
        var (functions, next) = Page(found, input.MaxItems, scope, f => $"{f.Id.Name}:{f.Record.Version}");
        return new(new ListFunctionsOutput
        {
            Functions = [.. functions.Select(f => FunctionView.Listed(f.Id, f.Record, isAll ? f.Record.Version : null))],
            NextMarker = next,
        });
    }
}

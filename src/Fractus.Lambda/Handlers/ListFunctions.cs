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

        var scope = $"lambda:ListFunctions|{caller.Account}|{caller.Region}";
        var range = FunctionKeys.InRegion(caller.Account, caller.Region);
        if (input.Marker is { Length: > 0 } marker)
        {
            var name = _tokens.Open(scope, marker) ?? throw new InvalidParameterValueException("Invalid Marker.");
            range = range with { Begin = FunctionKeys.Of(new FunctionId(caller.Account, caller.Region, name)).End };
        }

        // With ALL the versions are listed by their qualified ARNs; so far that is $LATEST alone.
        var qualifier = input.FunctionVersion == FunctionVersion.All ? FunctionKeys.Latest : null;
        var limit = Math.Min(input.MaxItems ?? LambdaLimits.FunctionsPerPage, LambdaLimits.FunctionsPerPage);
        using var snapshot = _store.OpenSnapshot();
        var page = LatestVersions(snapshot, range).Take(limit + 1).ToList();
        var hasMore = page.Count > limit;
        return new(new ListFunctionsOutput
        {
            Functions = [.. page.Take(limit).Select(f => Listed(f.Id, f.Record, qualifier))],
            NextMarker = hasMore ? _tokens.Seal(scope, page[limit - 1].Id.Name) : null,
        });
    }

    // A list does not show states; whoever wants them asks for the function.
    private static FunctionConfiguration Listed(FunctionId id, FunctionVersionRecord record, string? qualifier) =>
        FunctionView.Describe(id, record, qualifier) with { State = null, LastUpdateStatus = null };
}

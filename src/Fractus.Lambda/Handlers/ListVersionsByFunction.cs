using Fractus.Kernel;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;

namespace Fractus.Lambda;

public sealed partial class LambdaService
{
    /// <inheritdoc/>
    public ValueTask<ListVersionsByFunctionOutput> ListVersionsByFunction(
        ListVersionsByFunctionInput input, Caller caller, CancellationToken cancellation)
    {
        var id = FunctionLocator.Resolve(input.FunctionName, null, caller).Id;
        var scope = $"lambda:ListVersionsByFunction|{id.Arn()}";
        var range = FunctionKeys.Versions(id);
        if (OpenMarker(scope, input.Marker) is { } last)
        {
            range = range.StartingAfter(FunctionKeys.Version(id, last));
        }

        using var snapshot = _store.OpenSnapshot();
        Latest(snapshot, id);
        var (versions, next) = Page(
            snapshot.Range(range).Select(pair => FunctionVersionRecord.Read(pair.Value)), input.MaxItems, scope, version => version.Version);
        return new(new ListVersionsByFunctionOutput
        {
            Versions = [.. versions.Select(version => FunctionView.Listed(id, version, version.Version))],
            NextMarker = next,
        });
    }
}

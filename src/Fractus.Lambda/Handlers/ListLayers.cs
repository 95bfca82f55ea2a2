using Fractus.Kernel;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;

namespace Fractus.Lambda;

public sealed partial class LambdaService
{
    /// <inheritdoc/>
    public ValueTask<ListLayersOutput> ListLayers(ListLayersInput input, Caller caller, CancellationToken cancellation)
    {
        var scope = $"lambda:ListLayers|{caller.Account}|{caller.Region}|{input.CompatibleRuntime}|{input.CompatibleArchitecture}";
        var range = LayerKeys.InRegion(caller.Account, caller.Region);
        if (OpenMarker(scope, input.Marker) is { } last)
        {
            range = range with { Begin = LayerKeys.Of(new LayerId(caller.Account, caller.Region, last)).End };
        }

        using var snapshot = _store.OpenSnapshot();
        var newest = LayerVersions(snapshot, range)
            .Where(layer => IsFor(layer.Record, input.CompatibleRuntime, input.CompatibleArchitecture))
            .GroupBy(layer => layer.Id)
            .Select(layer => layer.Last());
        var (layers, next) = Page(newest, input.MaxItems, scope, layer => layer.Id.Name);
        return new(new ListLayersOutput
        {
            Layers = [.. layers.Select(layer => new LayersListItem
            {
                LayerName = layer.Id.Name,
                LayerArn = layer.Id.Arn,
                LatestMatchingVersion = LayerView.Listed(layer.Id, layer.Record),
            })],
            NextMarker = next,
        });
    }

    /// <inheritdoc/>
    public ValueTask<ListLayerVersionsOutput> ListLayerVersions(ListLayerVersionsInput input, Caller caller, CancellationToken cancellation)
    {
        var id = LayerLocator.Resolve(input.LayerName, caller);
        var scope = $"lambda:ListLayerVersions|{id.Arn}|{input.CompatibleRuntime}|{input.CompatibleArchitecture}";
        var range = LayerKeys.Of(id);
        if (OpenMarker(scope, input.Marker) is { } last)
        {
            range = range.EndingBefore(LayerKeys.Version(id, Qualifier.Number(last)));
        }

        using var snapshot = _store.OpenSnapshot();
        var found = LayerVersions(snapshot, range, newestFirst: true)
            .Where(layer => IsFor(layer.Record, input.CompatibleRuntime, input.CompatibleArchitecture));
        var (versions, next) = Page(found, input.MaxItems, scope, layer => Qualifier.Of(layer.Record.Version));
        return new(new ListLayerVersionsOutput { LayerVersions = [.. versions.Select(layer => LayerView.Listed(id, layer.Record))], NextMarker = next });
    }

    // What a layer says of itself is for lists alone: the real service adds any layer to any function.
    private static bool IsFor(LayerVersionRecord layer, string? runtime, string? architecture) =>
        (runtime is null || layer.CompatibleRuntimes?.Contains(runtime) == true)
        && (architecture is null || layer.CompatibleArchitectures?.Contains(architecture) == true);
}

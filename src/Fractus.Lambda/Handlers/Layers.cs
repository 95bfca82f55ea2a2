using Fractus.Kernel;
using Fractus.Kernel.Shapes;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;
using Fractus.Store;

namespace Fractus.Lambda;

public sealed partial class LambdaService
{
    /// <inheritdoc/>
    public async ValueTask<PublishLayerVersionOutput> PublishLayerVersion(PublishLayerVersionInput input, Caller caller, CancellationToken cancellation)
    {
        NotBuiltParameters.Check(input);
        var id = LayerLocator.Resolve(input.LayerName, caller);
        var package = await _code.AddAsync(ZipOf(input.Content.ZipFile, "Please provide a source for layer content."), cancellation);
        var record = await _store.TransactAsync(
            transaction =>
            {
                var record = new LayerVersionRecord
                {
                    Version = LayerKeys.Next(transaction, id),
                    Description = input.Description ?? "",
                    CompatibleRuntimes = input.CompatibleRuntimes,
                    CompatibleArchitectures = input.CompatibleArchitectures,
                    LicenseInfo = input.LicenseInfo,
                    CreatedMs = NowMs,
                    CodeSha256 = package.Sha256,
                    CodeSize = package.Size,
                    UnzippedBytes = package.UnzippedBytes,
                };
                transaction.Set(LayerKeys.Version(id, record.Version), record.ToBytes());
                CheckCodeStorage(transaction, id.Account, id.Region);
                return record;
            },
            cancellation);
        return LayerView.Published(id, record, await LinkAsync(record.Code, cancellation));
    }

    /// <inheritdoc/>
    public ValueTask<GetLayerVersionResponse> GetLayerVersion(GetLayerVersionInput input, Caller caller, CancellationToken cancellation)
    {
        var version = LayerLocator.CheckVersion(input.VersionNumber);
        return DescribeAsync(LayerLocator.Resolve(input.LayerName, caller), version, cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<GetLayerVersionResponse> GetLayerVersionByArn(GetLayerVersionByArnInput input, Caller caller, CancellationToken cancellation)
    {
        var version = LayerReference.Parse(input.Arn).Version!;
        return DescribeAsync(LayerLocator.Resolve(input.Arn, caller), Qualifier.IsNumber(version) ? Qualifier.Number(version) : 0, cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask<Unit> DeleteLayerVersion(DeleteLayerVersionInput input, Caller caller, CancellationToken cancellation)
    {
        var version = LayerLocator.CheckVersion(input.VersionNumber);
        var id = LayerLocator.Resolve(input.LayerName, caller);
        await _store.TransactAsync(
            transaction =>
            {
                transaction.Clear(LayerKeys.Version(id, version));
                transaction.Clear(LayerKeys.Policy(id, version));
                return Unit.Value;
            },
            cancellation);

        // Functions that use it go on: they refer to its code themselves.
        _code.SweepLater();
        return Unit.Value;
    }

    private static IEnumerable<(LayerId Id, LayerVersionRecord Record)> LayerVersions(IReadTransaction reader, KeyRange range, bool newestFirst = false) =>
        reader.Range(range, newestFirst).Select(pair => (LayerKeys.ReadId(pair.Key), LayerVersionRecord.Read(pair.Value)));

    private static LayerVersionRecord? FindLayer(IReadTransaction reader, LayerId id, long version) =>
        reader.TryGet(LayerKeys.Version(id, version), out var stored) ? LayerVersionRecord.Read(stored) : null;

    private async ValueTask<GetLayerVersionResponse> DescribeAsync(LayerId id, long version, CancellationToken cancellation)
    {
        LayerVersionRecord record;
        using (var snapshot = _store.OpenSnapshot())
        {
            record = FindLayer(snapshot, id, version) ?? throw LambdaErrors.NoResource();
        }

        return LayerView.Describe(id, record, await LinkAsync(record.Code, cancellation));
    }

    private async ValueTask<string> LinkAsync(BlobId code, CancellationToken cancellation) =>
        _downloads.Link(await _endpoint.Task.WaitAsync(cancellation), code);
}

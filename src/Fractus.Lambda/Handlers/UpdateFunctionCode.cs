using Fractus.Kernel;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;

namespace Fractus.Lambda;

public sealed partial class LambdaService
{
    /// <inheritdoc/>
    public async ValueTask<FunctionConfiguration> UpdateFunctionCode(UpdateFunctionCodeInput input, Caller caller, CancellationToken cancellation)
    {
        var locator = FunctionLocator.Resolve(input.FunctionName, null, caller);
        locator.RequireLatest();
        var id = locator.Id;
        LambdaErrors.CheckRevision(input.RevisionId, FindVersion(locator).RevisionId);
        NotBuiltParameters.Check(input);
        var source = SourceOf(input.ZipFile, input.S3Bucket, input.S3Key, caller);
        if (input.DryRun == true)
        {
            var checkedCode = source.Folder is { } named ? CodePackage.Live(named) : await _code.CheckAsync(source.Zip);
            return FunctionView.Describe(id, CheckUnzipped(WithCode(FindVersion(locator), checkedCode)));
        }

        var code = source.Folder is { } folder ? CodePackage.Live(folder) : await _code.AddAsync(source.Zip, cancellation);
        return await UpdateAsync(
            id,
            input.RevisionId,
            latest => WithCode(latest, code) with { Architecture = input.Architectures?[0] ?? latest.Architecture },
            input.Publish == true,
            cancellation);
    }

    private static FunctionVersionRecord WithCode(FunctionVersionRecord latest, CodePackage code) =>
        latest with { CodeSha256 = code.Sha256, CodeSize = code.Size, UnzippedBytes = code.UnzippedBytes, HotReloadFolder = code.HotReloadFolder };

    /// <summary>Changes code or configuration of the latest version. The next invocation runs the new one, in a new environment.</summary>
    private async ValueTask<FunctionConfiguration> UpdateAsync(
        FunctionId id, string? revision, Func<FunctionVersionRecord, FunctionVersionRecord> change, bool publishes, CancellationToken cancellation)
    {
        var (revisionId, environmentRevision, publishedRevision) = (_ids.Uuid(), _ids.Uuid(), _ids.Uuid());
        var shown = await _store.TransactAsync(
            transaction =>
            {
                var latest = Latest(transaction, id);
                LambdaErrors.CheckRevision(revision, latest.RevisionId);
                var record = CheckUnzipped(change(latest)) with { RevisionId = revisionId, EnvironmentRevision = environmentRevision, LastModifiedMs = NowMs };
                transaction.Set(FunctionKeys.Version(id, FunctionKeys.Latest), record.ToBytes());
                var shown = publishes ? Publish(transaction, id, record, description: null, publishedRevision) : record;
                CheckCodeStorage(transaction, id.Account, id.Region);
                return shown;
            },
            cancellation);
        _environments.Prepare(shown.Runtime);
        _code.SweepLater();
        return publishes ? FunctionView.Created(id, shown, shown.Version) : FunctionView.Updated(id, shown) with { RevisionId = _ids.Uuid() };
    }
}

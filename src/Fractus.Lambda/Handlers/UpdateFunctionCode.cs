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
        var id = locator.Id;
        LambdaErrors.CheckRevision(input.RevisionId, Find(locator).Latest);
        NotBuiltParameters.Check(input);
        var zip = ZipOf(input.ZipFile, "Please provide a source for function code.");
        if (input.DryRun == true)
        {
            var sha256 = await _code.CheckAsync(zip);
            return FunctionView.Describe(id, Find(locator).Latest with { CodeSha256 = sha256, CodeSize = zip.Length });
        }

        var code = await _code.AddAsync(zip, cancellation);
        return await UpdateAsync(
            id,
            input.RevisionId,
            latest => latest with
            {
                CodeSha256 = code.Sha256,
                CodeSize = code.Length,
                Architecture = input.Architectures?[0] ?? latest.Architecture,
            },
            cancellation);
    }

    /// <summary>Changes code or configuration. The next invocation runs the new one, in a new environment.</summary>
    private async ValueTask<FunctionConfiguration> UpdateAsync(
        FunctionId id, string? revision, Func<FunctionVersionRecord, FunctionVersionRecord> change, CancellationToken cancellation)
    {
        var (revisionId, environmentRevision) = (_ids.Uuid(), _ids.Uuid());
        var updated = await _store.TransactAsync(
            transaction =>
            {
                var latest = Latest(transaction, id);
                LambdaErrors.CheckRevision(revision, latest);
                var record = change(latest) with { RevisionId = revisionId, EnvironmentRevision = environmentRevision, LastModifiedMs = NowMs };
                CheckCodeStorage(transaction, id, record.CodeSize);
                transaction.Set(FunctionKeys.Version(id, FunctionKeys.Latest), record.ToBytes());
                return record;
            },
            cancellation);
        _environments.Prepare(updated.Runtime);
        _code.SweepLater();
        return FunctionView.Updated(id, updated);
    }
}

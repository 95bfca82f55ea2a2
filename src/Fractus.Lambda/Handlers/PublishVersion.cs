using Fractus.Kernel;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;
using Fractus.Store;

namespace Fractus.Lambda;

public sealed partial class LambdaService
{
    /// <inheritdoc/>
    public async ValueTask<FunctionConfiguration> PublishVersion(PublishVersionInput input, Caller caller, CancellationToken cancellation)
    {
        var id = FunctionLocator.Resolve(input.FunctionName, null, caller).Id;
        var (publishedRevision, latestRevision) = (_ids.Uuid(), _ids.Uuid());
        var version = await _store.TransactAsync(
            transaction =>
            {
                var latest = Latest(transaction, id);
                LambdaErrors.CheckRevision(input.RevisionId, latest.RevisionId);
                CheckCode(input.CodeSha256, latest);
                var version = Publish(transaction, id, latest, input.Description, publishedRevision);
                if (version.RevisionId == publishedRevision)
                {
                    transaction.Set(FunctionKeys.Version(id, FunctionKeys.Latest), (latest with { RevisionId = latestRevision }).ToBytes());
                    CheckCodeStorage(transaction, id.Account, id.Region);
                }

                return version;
            },
            cancellation);
        return FunctionView.Describe(id, version, version.Version);
    }

    /// <summary>
    /// Makes a version of the latest. Where nothing has changed since the last one was made, that one is the answer, as on the real
    /// service, whatever description is given.
    /// </summary>
    private static FunctionVersionRecord Publish(
        ITransaction transaction, FunctionId id, FunctionVersionRecord latest, string? description, string revisionId)
    {
        var settings = FunctionSettingsRecord.Read(transaction, id);
        var fingerprint = latest.Fingerprint();
        if (settings.LastVersion > 0
            && transaction.TryGet(FunctionKeys.Version(id, Qualifier.Of(settings.LastVersion)), out var stored)
            && FunctionVersionRecord.Read(stored) is var last
            && last.PublishedFrom == fingerprint)
        {
            return last;
        }

        var number = settings.LastVersion + 1;
        var version = latest with
        {
            Version = Qualifier.Of(number),
            Description = description ?? latest.Description,
            RevisionId = revisionId,
            PublishedFrom = fingerprint,
        };
        transaction.Set(FunctionKeys.Version(id, version.Version), version.ToBytes());
        (settings with { LastVersion = number }).Write(transaction, id);
        return version;
    }

    private static void CheckCode(string? expectedSha256, FunctionVersionRecord latest)
    {
        var sha256 = FunctionView.CodeSha256(latest.CodeSha256);
        if (expectedSha256 is not null && expectedSha256 != sha256)
        {
            throw new InvalidParameterValueException(
                $"CodeSHA256 ({expectedSha256}) is different from current CodeSHA256 in $LATEST ({sha256}). Please try again with the CodeSHA256 in $LATEST.");
        }
    }
}

using Fractus.Iam.Contract;
using Fractus.Iam.Sessions;
using Fractus.Iam.Storage;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;

namespace Fractus.Iam.Handlers;

internal sealed partial class IamHandlers
{
    // 30 bytes are 40 characters of base 64, as secret keys have.
    private const int SecretBytes = 30;

    public async ValueTask<CreateAccessKeyOutput> CreateAccessKey(CreateAccessKeyInput input, Caller caller, CancellationToken cancellation)
    {
        var userName = UserNameOf(caller, input.UserName);
        var secret = ids.Secret(SecretBytes);
        var createdAt = Now();
        while (true)
        {
            // Half of an id is the account's: once in a long while the other half will have been drawn before.
            var id = AccessKeyIds.Create(AccessKeyIds.LongTerm, caller.Account, ids);
            var key = await Write(caller, writer => AddKey(writer, userName, id, secret, createdAt), cancellation);
            if (key is not null)
            {
                return new CreateAccessKeyOutput { AccessKey = key };
            }
        }
    }

    /// <returns>Null where the id is taken.</returns>
    private static AccessKey? AddKey(IamWriter writer, string userName, string id, string secret, DateTimeOffset createdAt)
    {
        var user = writer.Require(Entities.User, userName);
        if (user.AccessKeys.Count >= Quotas.AccessKeysPerUser)
        {
            throw IamErrors.QuotaExceeded("AccessKeysPerUser", Quotas.AccessKeysPerUser);
        }

        if (writer.FindAccessKey(id) is not null)
        {
            return null;
        }

        writer.Put(id, new AccessKeyRecord(writer.Account, user.Name, user.Id, secret, StatusType.Active, createdAt));
        writer.Update(Entities.User, user, user with { AccessKeys = [.. user.AccessKeys, id] });
        return new AccessKey
        {
            UserName = user.Name,
            AccessKeyId = id,
            Status = StatusType.Active,
            SecretAccessKey = secret,
            CreateDate = createdAt,
        };
    }

    public ValueTask<ListAccessKeysOutput> ListAccessKeys(ListAccessKeysInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, reader =>
        {
            var user = reader.Require(Entities.User, UserNameOf(caller, input.UserName));
            var page = markers.Cut(
                user.AccessKeys.Order(StringComparer.Ordinal), Scope(caller, nameof(ListAccessKeys), user.Name), id => id, input.Marker, input.MaxItems);
            return new ListAccessKeysOutput
            {
                AccessKeyMetadata = [.. page.Items.Select(id => Metadata(id, reader.FindAccessKey(id)!))],
                IsTruncated = page.IsTruncated,
                Marker = page.Marker,
            };
        });

    public ValueTask<Unit> UpdateAccessKey(UpdateAccessKeyInput input, Caller caller, CancellationToken cancellation) => Write(
        caller,
        writer =>
        {
            var user = writer.Require(Entities.User, UserNameOf(caller, input.UserName));
            var key = RequireKey(writer, user, input.AccessKeyId);
            writer.Put(input.AccessKeyId, key with { Status = input.Status });
        },
        cancellation);

    public ValueTask<Unit> DeleteAccessKey(DeleteAccessKeyInput input, Caller caller, CancellationToken cancellation) => Write(
        caller,
        writer =>
        {
            var user = writer.Require(Entities.User, UserNameOf(caller, input.UserName));
            var key = RequireKey(writer, user, input.AccessKeyId);
            writer.Put(input.AccessKeyId, key with { Secret = "", Status = AccessKeyRecord.Deleted });
            writer.Update(Entities.User, user, user with { AccessKeys = [.. user.AccessKeys.Where(id => id != input.AccessKeyId)] });
        },
        cancellation);

    public ValueTask<GetAccessKeyLastUsedOutput> GetAccessKeyLastUsed(
        GetAccessKeyLastUsedInput input, Caller caller, CancellationToken cancellation) => Read(caller, reader =>
        {
            var key = reader.FindAccessKey(input.AccessKeyId);
            if (key is null || key.Account != caller.Account || key.Status == AccessKeyRecord.Deleted)
            {
                throw IamErrors.NoSuchAccessKey(input.AccessKeyId);
            }

            var usage = reader.FindUsage(input.AccessKeyId);
            return new GetAccessKeyLastUsedOutput
            {
                UserName = key.UserName,
                AccessKeyLastUsed = new AccessKeyLastUsed
                {
                    LastUsedDate = usage?.At,
                    ServiceName = usage?.Service ?? "N/A",
                    Region = usage?.Region ?? "N/A",
                },
            };
        });

    private static AccessKeyRecord RequireKey(IamReader reader, UserRecord user, string id) =>
        user.AccessKeys.Contains(id) ? reader.FindAccessKey(id)! : throw IamErrors.NoSuchAccessKey(id);

    private static AccessKeyMetadata Metadata(string id, AccessKeyRecord key) =>
        new() { UserName = key.UserName, AccessKeyId = id, Status = key.Status, CreateDate = key.CreatedAt };
}

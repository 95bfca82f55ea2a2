using Fractus.Iam.Contract;
using Fractus.Iam.Contract.Sts;
using Fractus.Kernel;

namespace Fractus.Iam.Tests.Services;

public class AccessKeyTests
{
    [Fact]
    public async Task A_key_resolves_to_its_user_and_secret()
    {
        await using var cloud = await TestCloud.StartAsync();
        await cloud.Iam.CreateUser(new CreateUserInput { UserName = "ann", Path = "/team/" }, TestCloud.Root, default);
        var key = (await cloud.Iam.CreateAccessKey(new CreateAccessKeyInput { UserName = "ann" }, TestCloud.Root, default)).AccessKey!;
        Assert.Matches("^AKIA[A-Z2-7]{16}$", key.AccessKeyId);
        Assert.Equal(40, key.SecretAccessKey!.Length);
        var credential = cloud.Credentials.Resolve(key.AccessKeyId!, null)!;
        Assert.Equal(key.SecretAccessKey, credential.SecretAccessKey);
        Assert.Equal("arn:aws:iam::000000000000:user/team/ann", credential.Principal.Arn);
        Assert.Null(cloud.Credentials.Resolve("AKIAQAAAAAAAAAAAAAAA", null));
    }

    [Fact]
    public async Task An_inactive_or_deleted_key_is_refused_from_the_next_request_on()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = (await cloud.NewUser()).AccessKeyId;
        Task Resolve() => Task.FromResult(cloud.Credentials.Resolve(id, null));
        Task Set(string status) => cloud.Iam.UpdateAccessKey(
            new UpdateAccessKeyInput { UserName = "ann", AccessKeyId = id, Status = status }, TestCloud.Root, default).AsTask();
        const string Invalid = "The security token included in the request is invalid.";

        await Set(StatusType.Inactive);
        await AssertError.IsAsync("InvalidClientTokenId", 403, Invalid, Resolve);
        await Set(StatusType.Active);
        await Resolve();
        await cloud.Iam.DeleteAccessKey(new DeleteAccessKeyInput { UserName = "ann", AccessKeyId = id }, TestCloud.Root, default);

        // A key that was ours must never pass for an unknown one, for unknown keys may stand for root.
        await AssertError.IsAsync("InvalidClientTokenId", 403, Invalid, Resolve);
        Assert.Empty((await cloud.Iam.ListAccessKeys(new ListAccessKeysInput { UserName = "ann" }, TestCloud.Root, default)).AccessKeyMetadata!);
    }

    [Fact]
    public async Task A_user_has_at_most_two_keys()
    {
        await using var cloud = await TestCloud.StartAsync();
        var ann = await cloud.NewUser();
        await cloud.NewKey("ann");
        await AssertError.IsAsync(
            "LimitExceeded", 409, "Cannot exceed quota for AccessKeysPerUser: 2",
            async () => await cloud.Iam.CreateAccessKey(new CreateAccessKeyInput(), TestCloud.As(ann), default));
    }

    [Fact]
    public async Task A_renamed_user_keeps_the_keys_and_what_they_may_do()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = (await cloud.NewUser()).AccessKeyId;
        await cloud.Iam.PutUserPolicy(new PutUserPolicyInput { UserName = "ann", PolicyName = "p", PolicyDocument = TestCloud.AllowPut }, TestCloud.Root, default);
        await cloud.Iam.UpdateUser(new UpdateUserInput { UserName = "ann", NewUserName = "anna" }, TestCloud.Root, default);
        var principal = cloud.Credentials.Resolve(id, null)!.Principal;
        Assert.Equal("arn:aws:iam::000000000000:user/anna", principal.Arn);
        Assert.True(cloud.Ask(principal).IsAllowed);
    }

    [Fact]
    public async Task A_keys_last_use_is_known()
    {
        await using var cloud = await TestCloud.StartAsync();
        var ann = await cloud.NewUser();
        async Task<GetAccessKeyLastUsedOutput> LastUsed() =>
            await cloud.Iam.GetAccessKeyLastUsed(new GetAccessKeyLastUsedInput { AccessKeyId = ann.AccessKeyId }, TestCloud.Root, default);
        var never = await LastUsed();
        Assert.Equal(("ann", "N/A", null), (never.UserName, never.AccessKeyLastUsed!.ServiceName, never.AccessKeyLastUsed.LastUsedDate));
        cloud.Ask(ann);
        var used = (await LastUsed()).AccessKeyLastUsed!;
        Assert.Equal(("dynamodb", "us-east-1", cloud.Time.GetUtcNow()), (used.ServiceName, used.Region, used.LastUsedDate));
    }

    [Fact]
    public async Task An_id_tells_the_account_that_it_is_of()
    {
        await using var cloud = await TestCloud.StartAsync();
        var other = new Principal(PrincipalKind.Root, "123456789012", "arn:aws:iam::123456789012:root", "123456789012", "");
        await cloud.Iam.CreateUser(new CreateUserInput { UserName = "ann" }, TestCloud.As(other), default);
        var key = (await cloud.Iam.CreateAccessKey(new CreateAccessKeyInput { UserName = "ann" }, TestCloud.As(other), default)).AccessKey!;
        var info = await cloud.Sts.GetAccessKeyInfo(new GetAccessKeyInfoInput { AccessKeyId = key.AccessKeyId! }, TestCloud.Root, default);
        Assert.Equal("123456789012", info.Account);
    }
}

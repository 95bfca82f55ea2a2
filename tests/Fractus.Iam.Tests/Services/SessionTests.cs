using Fractus.Iam.Contract;
using Fractus.Iam.Contract.Sts;
using Fractus.Kernel;
using Tag = Fractus.Iam.Contract.Sts.Tag;

namespace Fractus.Iam.Tests.Services;

public class SessionTests
{
    private const string RoleArn = "arn:aws:iam::000000000000:role/service-role/worker";

    [Fact]
    public async Task A_session_may_do_what_its_role_may()
    {
        await using var cloud = await TestCloud.StartAsync();
        var role = await cloud.NewRole();
        var assumed = await cloud.Sts.AssumeRole(Assume(), TestCloud.Root, default);
        Assert.Equal("arn:aws:sts::000000000000:assumed-role/worker/s1", assumed.AssumedRoleUser!.Arn);
        Assert.Equal($"{role.RoleId}:s1", assumed.AssumedRoleUser.AssumedRoleId);
        Assert.Equal(cloud.Time.GetUtcNow().AddHours(1), assumed.Credentials!.Expiration);
        Assert.Matches("^ASIA[A-Z2-7]{16}$", assumed.Credentials.AccessKeyId);

        var credential = cloud.Credentials.Resolve(assumed.Credentials.AccessKeyId!, assumed.Credentials.SessionToken)!;
        Assert.Equal(assumed.Credentials.SecretAccessKey, credential.SecretAccessKey);
        var denied = cloud.Ask(credential.Principal);
        Assert.Equal(
            $"User: arn:aws:sts::000000000000:assumed-role/worker/s1 is not authorized to perform: dynamodb:PutItem on resource: {TestCloud.Table} "
            + "because no identity-based policy allows the dynamodb:PutItem action",
            denied.Message);
        await cloud.Iam.AttachRolePolicy(
            new AttachRolePolicyInput { RoleName = "worker", PolicyArn = "arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess" }, TestCloud.Root, default);
        Assert.True(cloud.Ask(credential.Principal).IsAllowed);
        var me = await cloud.Sts.GetCallerIdentity(new(), TestCloud.As(credential.Principal), default);
        Assert.Equal((assumed.AssumedRoleUser.Arn, assumed.AssumedRoleUser.AssumedRoleId), (me.Arn, me.UserId));
    }

    [Fact]
    public async Task Assuming_a_role_writes_nothing_and_survives_a_restart()
    {
        await using var cloud = await TestCloud.StartAsync();
        await cloud.NewRole();
        var before = Version(cloud);
        var credentials = (await cloud.Sts.AssumeRole(Assume(), TestCloud.Root, default)).Credentials!;
        Assert.Equal(before, Version(cloud));

        await using var restarted = await TestCloud.StartAsync(cloud.Store);
        Assert.Equal(
            credentials.SecretAccessKey, restarted.Credentials.Resolve(credentials.AccessKeyId!, credentials.SessionToken)!.SecretAccessKey);
    }

    [Fact]
    public async Task A_token_is_of_use_only_whole_with_its_own_key_and_in_its_own_cloud()
    {
        await using var cloud = await TestCloud.StartAsync();
        await cloud.NewRole();
        var first = (await cloud.Sts.AssumeRole(Assume(), TestCloud.Root, default)).Credentials!;
        var second = (await cloud.Sts.AssumeRole(Assume(), TestCloud.Root, default)).Credentials!;
        Assert.NotEqual(first.SecretAccessKey, second.SecretAccessKey);
        Assert.Null(cloud.Credentials.Resolve(first.AccessKeyId!, second.SessionToken));
        var token = first.SessionToken!;
        for (var i = 0; i < token.Length; i += 7)
        {
            var changed = token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..];
            Assert.Null(cloud.Credentials.Resolve(first.AccessKeyId!, changed));
        }

        foreach (var wrong in new[] { "", "test", token[..10], token + "AAAA", new string('A', 100_000) })
        {
            Assert.Null(cloud.Credentials.Resolve(first.AccessKeyId!, wrong));
        }

        await using var other = await TestCloud.StartAsync();
        Assert.Null(other.Credentials.Resolve(first.AccessKeyId!, token));
        await AssertError.IsAsync(
            "InvalidClientTokenId", 403, "The security token included in the request is invalid.",
            () => Task.FromResult(cloud.Credentials.Resolve(first.AccessKeyId!, null)));
    }

    [Fact]
    public async Task A_session_ends_on_time()
    {
        await using var cloud = await TestCloud.StartAsync();
        await cloud.NewRole();
        var credentials = (await cloud.Sts.AssumeRole(Assume() with { DurationSeconds = 900 }, TestCloud.Root, default)).Credentials!;
        cloud.Time.Advance(TimeSpan.FromSeconds(899));
        Assert.NotNull(cloud.Credentials.Resolve(credentials.AccessKeyId!, credentials.SessionToken));
        cloud.Time.Advance(TimeSpan.FromSeconds(1));
        await AssertError.IsAsync(
            "ExpiredToken", 403, "The security token included in the request is expired",
            () => Task.FromResult(cloud.Credentials.Resolve(credentials.AccessKeyId!, credentials.SessionToken)));
    }

    // A role made anew under the old name is another role: its sessions must not inherit from the dead one.
    [Fact]
    public async Task A_session_ends_with_its_role()
    {
        await using var cloud = await TestCloud.StartAsync();
        await cloud.NewRole();
        var credentials = (await cloud.Sts.AssumeRole(Assume(), TestCloud.Root, default)).Credentials!;
        await cloud.Iam.DeleteRole(new DeleteRoleInput { RoleName = "worker" }, TestCloud.Root, default);
        await cloud.NewRole();
        await AssertError.IsAsync(
            "InvalidClientTokenId", 403, "The security token included in the request is invalid.",
            () => Task.FromResult(cloud.Credentials.Resolve(credentials.AccessKeyId!, credentials.SessionToken)));
    }

    [Fact]
    public async Task Session_policies_narrow_the_session()
    {
        await using var cloud = await TestCloud.StartAsync();
        await cloud.NewRole();
        await cloud.Iam.AttachRolePolicy(
            new AttachRolePolicyInput { RoleName = "worker", PolicyArn = "arn:aws:iam::aws:policy/AdministratorAccess" }, TestCloud.Root, default);
        var narrowed = await cloud.Assume(Assume() with
        {
            Policy = TestCloud.AllowPut,
            PolicyArns = [new PolicyDescriptorType { Arn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess" }],
        });
        Assert.True(cloud.Ask(narrowed).IsAllowed);
        Assert.True(cloud.Ask(narrowed, "s3:GetObject", "arn:aws:s3:::bucket/key").IsAllowed);
        Assert.EndsWith("because no session policy allows the dynamodb:GetItem action", cloud.Ask(narrowed, "dynamodb:GetItem").Message, StringComparison.Ordinal);
        var assumed = await cloud.Sts.AssumeRole(Assume() with { Policy = TestCloud.AllowPut }, TestCloud.Root, default);
        Assert.InRange(assumed.PackedPolicySize!.Value, 1, 99);
        await AssertError.IsAsync(
            "MalformedPolicyDocument", 400, "Syntax errors in policy.",
            async () => await cloud.Sts.AssumeRole(Assume() with { Policy = "{}" }, TestCloud.Root, default));
    }

    [Fact]
    public async Task Only_whom_the_trust_policy_allows_may_assume_the_role()
    {
        await using var cloud = await TestCloud.StartAsync();
        await cloud.NewRole("worker", TestCloud.LambdaTrust);
        var ann = await cloud.NewUser();
        await cloud.Iam.AttachUserPolicy(new AttachUserPolicyInput { UserName = "ann", PolicyArn = "arn:aws:iam::aws:policy/AdministratorAccess" }, TestCloud.Root, default);
        await AssertError.IsAsync(
            "AccessDenied", 403, $"User: arn:aws:iam::000000000000:user/ann is not authorized to perform: sts:AssumeRole on resource: {RoleArn}",
            () => cloud.Assume(Assume(), TestCloud.As(ann)));
        var lambda = await cloud.Assume(Assume(), TestCloud.As(Principal.Service("lambda.amazonaws.com", TestCloud.Account)));
        Assert.Equal(RoleArn, lambda.RoleArn);
        await AssertError.IsAsync(
            "AccessDenied", 403, "User: sns.amazonaws.com is not authorized to perform: sts:AssumeRole on resource: " + RoleArn,
            () => cloud.Assume(Assume(), TestCloud.As(Principal.Service("sns.amazonaws.com", TestCloud.Account))));
    }

    [Fact]
    public async Task A_trust_policy_can_ask_an_external_id()
    {
        await using var cloud = await TestCloud.StartAsync();
        await cloud.NewRole("worker", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"000000000000"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"secret"}}}}""");
        await Assert.ThrowsAsync<CommonApiException>(() => cloud.Assume(Assume()));
        await Assert.ThrowsAsync<CommonApiException>(() => cloud.Assume(Assume() with { ExternalId = "guess" }));
        await cloud.Assume(Assume() with { ExternalId = "secret" });
    }

    [Fact]
    public async Task Session_tags_reach_conditions_and_transitive_ones_reach_the_next_session()
    {
        await using var cloud = await TestCloud.StartAsync();
        await cloud.NewRole();
        await cloud.NewRole("next");
        foreach (var role in new[] { "worker", "next" })
        {
            await cloud.Iam.PutRolePolicy(
                new PutRolePolicyInput
                {
                    RoleName = role,
                    PolicyName = "tagged",
                    PolicyDocument = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"dynamodb:*","Resource":"arn:aws:dynamodb:*:*:table/${aws:PrincipalTag/team}"},{"Effect":"Allow","Action":"sts:*","Resource":"*"}]}""",
                },
                TestCloud.Root,
                default);
        }

        var tagged = await cloud.Assume(Assume() with
        {
            Tags = [new Tag { Key = "Team", Value = "people" }, new Tag { Key = "floor", Value = "2" }],
            TransitiveTagKeys = ["Team"],
        });
        Assert.True(cloud.Ask(tagged).IsAllowed);
        var next = Assume() with { RoleArn = "arn:aws:iam::000000000000:role/service-role/next" };
        var chained = await cloud.Assume(next, TestCloud.As(tagged));
        Assert.True(cloud.Ask(chained).IsAllowed);
        Assert.Equal(["Team"], chained.SessionTags!.Keys);
        await AssertError.IsAsync(
            "InvalidParameterValue", 400,
            "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
            () => cloud.Assume(next with { Tags = [new Tag { Key = "team", Value = "other" }] }, TestCloud.As(tagged)));
        await AssertError.IsAsync(
            "InvalidParameterValue", 400, "The specified transitive tag key must be included in the requested tags.",
            () => cloud.Assume(Assume() with { TransitiveTagKeys = ["x"] }));
        await AssertError.IsAsync(
            "InvalidParameterValue", 400, "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
            () => cloud.Assume(Assume() with { Tags = [new Tag { Key = "a", Value = "1" }, new Tag { Key = "A", Value = "1" }] }));
    }

    [Fact]
    public async Task A_session_is_no_longer_than_its_role_allows_and_a_chained_one_than_an_hour()
    {
        await using var cloud = await TestCloud.StartAsync();
        await cloud.NewRole(maxSessionSeconds: 7200);
        await cloud.Iam.AttachRolePolicy(
            new AttachRolePolicyInput { RoleName = "worker", PolicyArn = "arn:aws:iam::aws:policy/AdministratorAccess" }, TestCloud.Root, default);
        await AssertError.IsAsync(
            "ValidationError", 400, "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
            () => cloud.Assume(Assume() with { DurationSeconds = 7201 }));
        var session = await cloud.Assume(Assume() with { DurationSeconds = 7200 });
        await AssertError.IsAsync(
            "ValidationError", 400, "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
            () => cloud.Assume(Assume() with { DurationSeconds = 7200 }, TestCloud.As(session)));
        await cloud.Assume(Assume(), TestCloud.As(session));
    }

    [Theory]
    [InlineData("nothing-valid-in-here")]
    [InlineData("arn::b:::something/test-role")]
    [InlineData("arn:a::::something/test-role")]
    [InlineData("arn:a:::something/test-role")]
    [InlineData("arn:a:a::aaaaaaaaaa:")]
    public async Task A_role_is_named_by_its_arn(string arn)
    {
        await using var cloud = await TestCloud.StartAsync();
        await AssertError.IsAsync("ValidationError", 400, $"{arn} is invalid", () => cloud.Assume(Assume() with { RoleArn = arn }));
    }

    [Fact]
    public async Task A_role_that_is_not_there_or_has_another_path_is_denied()
    {
        await using var cloud = await TestCloud.StartAsync();
        await cloud.NewRole();
        foreach (var arn in new[] { "arn:aws:iam::000000000000:role/none", "arn:aws:iam::000000000000:role/worker" })
        {
            await AssertError.IsAsync(
                "AccessDenied", 403, $"User: arn:aws:iam::000000000000:root is not authorized to perform: sts:AssumeRole on resource: {arn}",
                () => cloud.Assume(Assume() with { RoleArn = arn }));
        }
    }

    [Fact]
    public async Task A_user_gets_a_session_of_their_own_that_cannot_get_another()
    {
        await using var cloud = await TestCloud.StartAsync();
        var ann = await cloud.NewUser();
        await cloud.Iam.PutUserPolicy(new PutUserPolicyInput { UserName = "ann", PolicyName = "p", PolicyDocument = TestCloud.AllowPut }, TestCloud.Root, default);
        var credentials = (await cloud.Sts.GetSessionToken(new(), TestCloud.As(ann), default)).Credentials!;
        Assert.Equal(cloud.Time.GetUtcNow().AddHours(12), credentials.Expiration);
        var session = cloud.Credentials.Resolve(credentials.AccessKeyId!, credentials.SessionToken)!.Principal;
        Assert.Equal((ann.Arn, ann.UserId, true), (session.Arn, session.UserId, session.IsTemporary));
        Assert.True(cloud.Ask(session).IsAllowed);
        await AssertError.IsAsync(
            "AccessDenied", 403, "Cannot call GetSessionToken with session credentials",
            async () => await cloud.Sts.GetSessionToken(new(), TestCloud.As(session), default));
    }

    private static AssumeRoleInput Assume() => new() { RoleArn = RoleArn, RoleSessionName = "s1" };

    private static long Version(TestCloud cloud)
    {
        using var snapshot = cloud.Store.OpenSnapshot();
        return snapshot.Version.Value;
    }
}

using Fractus.Iam.Contract;
using Fractus.Kernel;

namespace Fractus.Iam.Tests.Services;

public class AuthorizerTests
{
    private const string InvokeByApi = """{"Version":"2012-10-17","Statement":[{"Sid":"api","Effect":"Allow","Principal":{"Service":"apigateway.amazonaws.com"},"Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:us-east-1:000000000000:function:f","Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:execute-api:us-east-1:000000000000:abc/*"}}}]}""";
    private const string Function = "arn:aws:lambda:us-east-1:000000000000:function:f";

    [Fact]
    public async Task A_service_is_let_in_by_the_resources_policy()
    {
        await using var cloud = await TestCloud.StartAsync();
        var api = Principal.Service("apigateway.amazonaws.com", TestCloud.Account) with { SourceArn = "arn:aws:execute-api:us-east-1:000000000000:abc/*/GET/" };
        var allowed = cloud.Ask(api, "lambda:InvokeFunction", Function, InvokeByApi);
        Assert.Equal((true, "resource policy[0]"), (allowed.IsAllowed, allowed.DecidedBy));
        Assert.False(cloud.Ask(api with { SourceArn = "arn:aws:execute-api:us-east-1:000000000000:xyz/*/GET/" }, "lambda:InvokeFunction", Function, InvokeByApi).IsAllowed);
        Assert.Equal(
            $"User: apigateway.amazonaws.com is not authorized to perform: lambda:InvokeFunction on resource: {Function} "
            + "because no resource-based policy allows the lambda:InvokeFunction action",
            cloud.Ask(api, "lambda:InvokeFunction", Function).Message);
    }

    // IAM's own requests carry names only, but policies are written with the paths of what they are about.
    [Fact]
    public async Task IAMs_own_resources_are_judged_by_their_full_names()
    {
        await using var cloud = await TestCloud.StartAsync();
        var ann = await cloud.NewUser();
        await cloud.NewRole();
        await cloud.NewRole("other");
        await cloud.Iam.PutUserPolicy(
            new PutUserPolicyInput
            {
                UserName = "ann",
                PolicyName = "p",
                PolicyDocument = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:*","Resource":["arn:aws:iam::*:role/service-role/worker","arn:aws:iam::*:user/${aws:username}"]}]}""",
            },
            TestCloud.Root,
            default);
        Assert.True(cloud.Ask(ann, "iam:GetRole", "arn:aws:iam::000000000000:role/worker").IsAllowed);
        Assert.False(cloud.Ask(ann, "iam:GetRole", "arn:aws:iam::000000000000:role/other").IsAllowed);
        Assert.True(cloud.Ask(ann, "iam:GetUser", "arn:aws:iam::000000000000:user/").IsAllowed);
        Assert.False(cloud.Ask(ann, "iam:ListUsers", "arn:aws:iam::000000000000:user/").IsAllowed);
        Assert.True(cloud.Ask(ann, "iam:CreateAccessKey", "arn:aws:iam::000000000000:user/ann").IsAllowed);
    }

    [Fact]
    public async Task A_users_tags_reach_conditions()
    {
        await using var cloud = await TestCloud.StartAsync();
        var ann = await cloud.NewUser();
        await cloud.Iam.PutUserPolicy(
            new PutUserPolicyInput
            {
                UserName = "ann",
                PolicyName = "p",
                PolicyDocument = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"blue"}}}]}""",
            },
            TestCloud.Root,
            default);
        Assert.False(cloud.Ask(ann).IsAllowed);
        await cloud.Iam.TagUser(new TagUserInput { UserName = "ann", Tags = [new Tag { Key = "Team", Value = "blue" }] }, TestCloud.Root, default);
        Assert.True(cloud.Ask(ann).IsAllowed);
    }

    [Fact]
    public async Task An_administrator_may_do_anything_until_the_policy_is_detached()
    {
        await using var cloud = await TestCloud.StartAsync();
        var ann = await cloud.NewUser();
        var administrator = "arn:aws:iam::aws:policy/AdministratorAccess";
        await cloud.Iam.AttachUserPolicy(new AttachUserPolicyInput { UserName = "ann", PolicyArn = administrator }, TestCloud.Root, default);
        Assert.Equal((true, "AdministratorAccess[0]"), (cloud.Ask(ann).IsAllowed, cloud.Ask(ann).DecidedBy));
        await cloud.Iam.DetachUserPolicy(new DetachUserPolicyInput { UserName = "ann", PolicyArn = administrator }, TestCloud.Root, default);
        Assert.False(cloud.Ask(ann).IsAllowed);
    }

    [Fact]
    public async Task Accounts_do_not_see_each_other()
    {
        await using var cloud = await TestCloud.StartAsync();
        await cloud.NewUser();
        var other = new Principal(PrincipalKind.Root, "111111111111", "arn:aws:iam::111111111111:root", "111111111111", "");
        Assert.Empty((await cloud.Iam.ListUsers(new ListUsersInput(), TestCloud.As(other), default)).Users!);
        Assert.False(cloud.Ask(other).IsAllowed);
        Assert.True(cloud.Ask(TestCloud.RootPrincipal).IsAllowed);
    }
}

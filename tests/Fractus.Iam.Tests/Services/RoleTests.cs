using Fractus.Iam.Contract;

namespace Fractus.Iam.Tests.Services;

public class RoleTests
{
    [Fact]
    public async Task A_role_shows_in_each_operation_what_the_real_service_shows_there()
    {
        await using var cloud = await TestCloud.StartAsync();
        var created = await cloud.NewRole("worker", TestCloud.LambdaTrust);
        Assert.Equal("arn:aws:iam::000000000000:role/service-role/worker", created.Arn);
        Assert.Matches("^AROA[A-Z2-7]{17}$", created.RoleId);
        Assert.Equal(TestCloud.LambdaTrust, Uri.UnescapeDataString(created.AssumeRolePolicyDocument!));
        Assert.Equal((null, null), (created.MaxSessionDuration, created.RoleLastUsed));

        var read = (await cloud.Iam.GetRole(new GetRoleInput { RoleName = "worker" }, TestCloud.Root, default)).Role!;
        Assert.Equal((3600, null), (read.MaxSessionDuration, read.RoleLastUsed!.LastUsedDate));
        var listed = Assert.Single((await cloud.Iam.ListRoles(new ListRolesInput(), TestCloud.Root, default)).Roles!);
        Assert.Equal((3600, null), (listed.MaxSessionDuration, listed.RoleLastUsed));
    }

    [Fact]
    public async Task A_role_is_updated_and_deleted()
    {
        await using var cloud = await TestCloud.StartAsync();
        await cloud.NewRole();
        await cloud.Iam.UpdateRole(new UpdateRoleInput { RoleName = "worker", Description = "does", MaxSessionDuration = 7200 }, TestCloud.Root, default);
        await cloud.Iam.UpdateAssumeRolePolicy(
            new UpdateAssumeRolePolicyInput { RoleName = "worker", PolicyDocument = TestCloud.LambdaTrust }, TestCloud.Root, default);
        var role = (await cloud.Iam.GetRole(new GetRoleInput { RoleName = "worker" }, TestCloud.Root, default)).Role!;
        Assert.Equal(
            ("does", 7200, TestCloud.LambdaTrust), (role.Description, role.MaxSessionDuration, Uri.UnescapeDataString(role.AssumeRolePolicyDocument!)));
        await cloud.Iam.DeleteRole(new DeleteRoleInput { RoleName = "worker" }, TestCloud.Root, default);
        await AssertError.IsAsync(
            "NoSuchEntity", 404, "The role with name worker cannot be found.",
            async () => await cloud.Iam.GetRole(new GetRoleInput { RoleName = "worker" }, TestCloud.Root, default));
    }

    [Fact]
    public async Task A_trust_policy_may_name_only_users_and_roles_that_exist()
    {
        await using var cloud = await TestCloud.StartAsync();
        const string Trust = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::000000000000:user/ann"},"Action":"sts:AssumeRole"}}""";
        await AssertError.IsAsync(
            "MalformedPolicyDocument", 400, "Invalid principal in policy: \"AWS\":\"arn:aws:iam::000000000000:user/ann\"",
            () => cloud.NewRole("worker", Trust));
        await cloud.NewUser();
        await cloud.NewRole("worker", Trust);
    }

    [Fact]
    public async Task A_trust_policy_has_its_quota()
    {
        await using var cloud = await TestCloud.StartAsync();
        var spaces = new string(' ', 3000);
        await cloud.NewRole("spacious", TestCloud.LambdaTrust.Replace("{\"Version\"", "{" + spaces + "\"Version\"", StringComparison.Ordinal));
        await AssertError.IsAsync(
            "LimitExceeded", 409, "Cannot exceed quota for ACLSizePerRole: 2048",
            () => cloud.NewRole("long", TestCloud.LambdaTrust.Replace("sts:AssumeRole", "sts:" + new string('A', 2000), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_permissions_boundary_limits_what_the_identitys_policies_allow()
    {
        await using var cloud = await TestCloud.StartAsync();
        var ann = await cloud.NewUser();
        await cloud.Iam.AttachUserPolicy(
            new AttachUserPolicyInput { UserName = "ann", PolicyArn = "arn:aws:iam::aws:policy/AdministratorAccess" }, TestCloud.Root, default);
        Assert.True(cloud.Ask(ann).IsAllowed);
        await cloud.Iam.PutUserPermissionsBoundary(
            new PutUserPermissionsBoundaryInput { UserName = "ann", PermissionsBoundary = "arn:aws:iam::aws:policy/AmazonS3FullAccess" }, TestCloud.Root, default);
        Assert.EndsWith("because no permissions boundary allows the dynamodb:PutItem action", cloud.Ask(ann).Message, StringComparison.Ordinal);
        var shown = (await cloud.Iam.GetUser(new GetUserInput { UserName = "ann" }, TestCloud.Root, default)).User!.PermissionsBoundary!;
        Assert.Equal(("Policy", "arn:aws:iam::aws:policy/AmazonS3FullAccess"), (shown.PermissionsBoundaryType, shown.PermissionsBoundaryArn));
        await cloud.Iam.DeleteUserPermissionsBoundary(new DeleteUserPermissionsBoundaryInput { UserName = "ann" }, TestCloud.Root, default);
        Assert.True(cloud.Ask(ann).IsAllowed);
        await AssertError.IsAsync(
            "NoSuchEntity", 404, "Scope ARN: arn:aws:iam::000000000000:policy/none does not exist or is not attachable.",
            async () => await cloud.Iam.PutUserPermissionsBoundary(
                new PutUserPermissionsBoundaryInput { UserName = "ann", PermissionsBoundary = "arn:aws:iam::000000000000:policy/none" }, TestCloud.Root, default));
    }
}

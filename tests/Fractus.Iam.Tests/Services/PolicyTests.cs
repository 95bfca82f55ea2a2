using Fractus.Iam.Contract;

namespace Fractus.Iam.Tests.Services;

public class PolicyTests
{
    private const string AllowGet = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"dynamodb:GetItem","Resource":"*"}]}""";
    private const string Arn = "arn:aws:iam::000000000000:policy/app/put";

    [Fact]
    public async Task A_policys_default_version_is_what_counts_from_the_next_request_on()
    {
        await using var cloud = await TestCloud.StartAsync();
        var ann = await cloud.NewUser();
        await Create(cloud);
        await cloud.Iam.AttachUserPolicy(new AttachUserPolicyInput { UserName = "ann", PolicyArn = Arn }, TestCloud.Root, default);
        Assert.True(cloud.Ask(ann).IsAllowed);
        Assert.Equal("put[0]", cloud.Ask(ann).DecidedBy);

        var second = await cloud.Iam.CreatePolicyVersion(new CreatePolicyVersionInput { PolicyArn = Arn, PolicyDocument = AllowGet }, TestCloud.Root, default);
        Assert.Equal(("v2", false), (second.PolicyVersion!.VersionId, second.PolicyVersion.IsDefaultVersion));
        Assert.True(cloud.Ask(ann).IsAllowed);
        await cloud.Iam.SetDefaultPolicyVersion(new SetDefaultPolicyVersionInput { PolicyArn = Arn, VersionId = "v2" }, TestCloud.Root, default);
        Assert.False(cloud.Ask(ann).IsAllowed);
        Assert.True(cloud.Ask(ann, "dynamodb:GetItem").IsAllowed);

        var shown = (await cloud.Iam.GetPolicy(new GetPolicyInput { PolicyArn = Arn }, TestCloud.Root, default)).Policy!;
        Assert.Equal(("v2", 1, "/app/"), (shown.DefaultVersionId, shown.AttachmentCount, shown.Path));
        var document = (await cloud.Iam.GetPolicyVersion(new GetPolicyVersionInput { PolicyArn = Arn, VersionId = "v2" }, TestCloud.Root, default)).PolicyVersion!.Document!;
        Assert.Equal(AllowGet, Uri.UnescapeDataString(document));
        Assert.DoesNotContain("\"", document, StringComparison.Ordinal);
        var versions = await cloud.Iam.ListPolicyVersions(new ListPolicyVersionsInput { PolicyArn = Arn }, TestCloud.Root, default);
        Assert.Equal(["v2", "v1"], versions.Versions!.Select(version => version.VersionId));
    }

    [Fact]
    public async Task A_version_number_is_never_used_again()
    {
        await using var cloud = await TestCloud.StartAsync();
        await Create(cloud);
        async Task<string> NewVersion() =>
            (await cloud.Iam.CreatePolicyVersion(new CreatePolicyVersionInput { PolicyArn = Arn, PolicyDocument = AllowGet }, TestCloud.Root, default)).PolicyVersion!.VersionId!;
        Assert.Equal("v2", await NewVersion());
        await cloud.Iam.DeletePolicyVersion(new DeletePolicyVersionInput { PolicyArn = Arn, VersionId = "v2" }, TestCloud.Root, default);
        Assert.Equal("v3", await NewVersion());
        await AssertError.IsAsync(
            "DeleteConflict", 409, "Cannot delete the default version of a policy.",
            async () => await cloud.Iam.DeletePolicyVersion(new DeletePolicyVersionInput { PolicyArn = Arn, VersionId = "v1" }, TestCloud.Root, default));
        await NewVersion();
        await NewVersion();
        await NewVersion();
        await AssertError.IsAsync(
            "LimitExceeded", 409,
            "A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.",
            NewVersion);
        await AssertError.IsAsync(
            "NoSuchEntity", 404, $"Policy {Arn} version v9 does not exist or is not attachable.",
            async () => await cloud.Iam.GetPolicyVersion(new GetPolicyVersionInput { PolicyArn = Arn, VersionId = "v9" }, TestCloud.Root, default));
    }

    [Fact]
    public async Task A_policy_in_use_cannot_be_deleted()
    {
        await using var cloud = await TestCloud.StartAsync();
        await cloud.NewRole();
        await Create(cloud);
        Task Delete() => cloud.Iam.DeletePolicy(new DeletePolicyInput { PolicyArn = Arn }, TestCloud.Root, default).AsTask();
        await cloud.Iam.AttachRolePolicy(new AttachRolePolicyInput { RoleName = "worker", PolicyArn = Arn }, TestCloud.Root, default);
        await AssertError.IsAsync("DeleteConflict", 409, "Cannot delete a policy attached to entities.", Delete);
        await cloud.Iam.DetachRolePolicy(new DetachRolePolicyInput { RoleName = "worker", PolicyArn = Arn }, TestCloud.Root, default);
        await Delete();
        await AssertError.IsAsync("NoSuchEntity", 404, $"Policy {Arn} was not found.", Delete);
    }

    [Theory]
    [InlineData("longpolicynamebutnoarn", "ValidationError", 400, "Invalid ARN:  Could not be parsed!")]
    [InlineData("arn:aws:iam::000000000000:policy/none", "NoSuchEntity", 404, "Policy arn:aws:iam::000000000000:policy/none does not exist or is not attachable.")]
    [InlineData("arn:aws:iam::aws:policy/None", "NoSuchEntity", 404, "Policy arn:aws:iam::aws:policy/None does not exist or is not attachable.")]
    public async Task Only_a_policy_that_exists_can_be_attached(string arn, string code, int status, string message)
    {
        await using var cloud = await TestCloud.StartAsync();
        await cloud.NewRole();
        await AssertError.IsAsync(
            code, status, message,
            async () => await cloud.Iam.AttachRolePolicy(new AttachRolePolicyInput { RoleName = "worker", PolicyArn = arn }, TestCloud.Root, default));
    }

    [Fact]
    public async Task Attaching_twice_is_once_and_detaching_what_is_not_attached_is_an_error()
    {
        await using var cloud = await TestCloud.StartAsync();
        await cloud.NewRole();
        await Create(cloud);
        var attach = new AttachRolePolicyInput { RoleName = "worker", PolicyArn = Arn };
        await cloud.Iam.AttachRolePolicy(attach, TestCloud.Root, default);
        await cloud.Iam.AttachRolePolicy(attach, TestCloud.Root, default);
        var attached = await cloud.Iam.ListAttachedRolePolicies(new ListAttachedRolePoliciesInput { RoleName = "worker" }, TestCloud.Root, default);
        Assert.Equal(("put", Arn), (attached.AttachedPolicies!.Single().PolicyName, attached.AttachedPolicies!.Single().PolicyArn));
        var entities = await cloud.Iam.ListEntitiesForPolicy(new ListEntitiesForPolicyInput { PolicyArn = Arn }, TestCloud.Root, default);
        Assert.Equal("worker", entities.PolicyRoles!.Single().RoleName);
        Assert.Empty(entities.PolicyUsers!);
        var detach = new DetachRolePolicyInput { RoleName = "worker", PolicyArn = Arn };
        await cloud.Iam.DetachRolePolicy(detach, TestCloud.Root, default);
        await AssertError.IsAsync(
            "NoSuchEntity", 404, $"Policy {Arn} was not found.", async () => await cloud.Iam.DetachRolePolicy(detach, TestCloud.Root, default));
    }

    [Fact]
    public async Task The_provided_policies_can_be_read_and_attached_but_not_changed()
    {
        await using var cloud = await TestCloud.StartAsync();
        const string Provided = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";
        var shown = (await cloud.Iam.GetPolicy(new GetPolicyInput { PolicyArn = Provided }, TestCloud.Root, default)).Policy!;
        Assert.Equal(("AWSLambdaBasicExecutionRole", "/service-role/", "v1"), (shown.PolicyName, shown.Path, shown.DefaultVersionId));
        await AssertError.IsAsync(
            "AccessDenied", 403, $"User: arn:aws:iam::000000000000:root is not authorized to perform: iam:DeletePolicy on resource: policy {Provided}",
            async () => await cloud.Iam.DeletePolicy(new DeletePolicyInput { PolicyArn = Provided }, TestCloud.Root, default));

        // The pipeline asks whether a caller may look at it, and the account in its ARN is nobody's.
        var ann = await cloud.NewUser();
        await cloud.Iam.AttachUserPolicy(new AttachUserPolicyInput { UserName = "ann", PolicyArn = "arn:aws:iam::aws:policy/IAMReadOnlyAccess" }, TestCloud.Root, default);
        Assert.True(cloud.Ask(ann, "iam:GetPolicy", Provided).IsAllowed);
        Assert.True(cloud.Ask(TestCloud.RootPrincipal, "iam:GetPolicy", Provided).IsAllowed);
    }

    [Fact]
    public async Task Policies_are_listed_by_scope_and_use_in_pages()
    {
        await using var cloud = await TestCloud.StartAsync();
        await cloud.NewRole();
        await Create(cloud);
        await cloud.Iam.AttachRolePolicy(new AttachRolePolicyInput { RoleName = "worker", PolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess" }, TestCloud.Root, default);
        async Task<ListPoliciesOutput> List(ListPoliciesInput input) => await cloud.Iam.ListPolicies(input, TestCloud.Root, default);
        Assert.Equal(["put"], (await List(new() { Scope = "Local" })).Policies!.Select(policy => policy.PolicyName));
        Assert.Equal(["ReadOnlyAccess"], (await List(new() { OnlyAttached = true })).Policies!.Select(policy => policy.PolicyName));
        Assert.DoesNotContain("put", (await List(new() { Scope = "AWS" })).Policies!.Select(policy => policy.PolicyName));

        var all = new List<string>();
        string? marker = null;
        do
        {
            var page = await List(new() { MaxItems = 7, Marker = marker });
            all.AddRange(page.Policies!.Select(policy => policy.Arn!));
            marker = page.Marker;
        }
        while (marker is not null);
        Assert.Equal((await List(new() { MaxItems = 1000 })).Policies!.Select(policy => policy.Arn), all);
        Assert.Contains(Arn, all);
    }

    [Fact]
    public async Task Inline_policies_share_the_quota_of_their_identity()
    {
        await using var cloud = await TestCloud.StartAsync();
        await cloud.NewUser();
        var half = AllowGet.Replace("dynamodb:GetItem", "dynamodb:" + new string('A', 1000), StringComparison.Ordinal);
        Task Put(string name) => cloud.Iam.PutUserPolicy(
            new PutUserPolicyInput { UserName = "ann", PolicyName = name, PolicyDocument = half }, TestCloud.Root, default).AsTask();
        await Put("one");
        await Put("one");
        await AssertError.IsAsync("LimitExceeded", 409, "Maximum policy size of 2048 bytes exceeded for user ann", () => Put("two"));
        var read = await cloud.Iam.GetUserPolicy(new GetUserPolicyInput { UserName = "ann", PolicyName = "one" }, TestCloud.Root, default);
        Assert.Equal(half, Uri.UnescapeDataString(read.PolicyDocument!));
        await AssertError.IsAsync(
            "NoSuchEntity", 404, "The user policy with name two cannot be found.",
            async () => await cloud.Iam.GetUserPolicy(new GetUserPolicyInput { UserName = "ann", PolicyName = "two" }, TestCloud.Root, default));
    }

    [Fact]
    public async Task A_malformed_document_is_refused_with_the_services_code()
    {
        await using var cloud = await TestCloud.StartAsync();
        await AssertError.IsAsync(
            "MalformedPolicyDocument", 400, "Policy statement must contain actions.",
            async () => await cloud.Iam.CreatePolicy(
                new CreatePolicyInput { PolicyName = "x", PolicyDocument = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Resource":"*"}}""" }, TestCloud.Root, default));
        await AssertError.IsAsync(
            "LimitExceeded", 409, "Cannot exceed quota for PolicySize: 6144",
            async () => await cloud.Iam.CreatePolicy(
                new CreatePolicyInput { PolicyName = "x", PolicyDocument = AllowGet.Replace("GetItem", new string('A', 6144), StringComparison.Ordinal) }, TestCloud.Root, default));
    }

    [Fact]
    public async Task The_account_is_shown_whole()
    {
        await using var cloud = await TestCloud.StartAsync();
        await cloud.NewUser();
        await cloud.NewRole();
        await Create(cloud);
        await cloud.Iam.AttachUserPolicy(new AttachUserPolicyInput { UserName = "ann", PolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess" }, TestCloud.Root, default);
        var details = await cloud.Iam.GetAccountAuthorizationDetails(new GetAccountAuthorizationDetailsInput(), TestCloud.Root, default);
        Assert.Equal("ReadOnlyAccess", details.UserDetailList!.Single().AttachedManagedPolicies!.Single().PolicyName);
        Assert.Equal("worker", details.RoleDetailList!.Single().RoleName);
        Assert.Equal(["put", "ReadOnlyAccess"], details.Policies!.Select(policy => policy.PolicyName));
        var roles = await cloud.Iam.GetAccountAuthorizationDetails(new GetAccountAuthorizationDetailsInput { Filter = ["Role"] }, TestCloud.Root, default);
        Assert.Equal((0, 1), (roles.UserDetailList!.Count, roles.RoleDetailList!.Count));
        var summary = (await cloud.Iam.GetAccountSummary(Kernel.Shapes.Unit.Value, TestCloud.Root, default)).SummaryMap!;
        Assert.Equal((1, 1, 1), (summary["Users"], summary["Roles"], summary["Policies"]));
    }

    private static async Task Create(TestCloud cloud) => await cloud.Iam.CreatePolicy(
        new CreatePolicyInput { PolicyName = "put", Path = "/app/", PolicyDocument = TestCloud.AllowPut }, TestCloud.Root, default);
}

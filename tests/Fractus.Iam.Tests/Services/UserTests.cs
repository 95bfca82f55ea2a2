using Fractus.Iam.Contract;

namespace Fractus.Iam.Tests.Services;

public class UserTests
{
    [Fact]
    public async Task A_user_is_created_shown_renamed_and_deleted()
    {
        await using var cloud = await TestCloud.StartAsync();
        var created = (await cloud.Iam.CreateUser(
            new CreateUserInput { UserName = "ann", Path = "/team/", Tags = [new Tag { Key = "floor", Value = "2" }] }, TestCloud.Root, default)).User!;
        Assert.Equal("arn:aws:iam::000000000000:user/team/ann", created.Arn);
        Assert.Matches("^AIDA[A-Z2-7]{17}$", created.UserId);
        Assert.Equal(cloud.Time.GetUtcNow(), created.CreateDate);

        await cloud.Iam.UpdateUser(new UpdateUserInput { UserName = "ann", NewUserName = "anna", NewPath = "/" }, TestCloud.Root, default);
        var renamed = (await cloud.Iam.GetUser(new GetUserInput { UserName = "anna" }, TestCloud.Root, default)).User!;
        Assert.Equal(("arn:aws:iam::000000000000:user/anna", created.UserId, "2"), (renamed.Arn, renamed.UserId, renamed.Tags!.Single().Value));

        await cloud.Iam.DeleteUser(new DeleteUserInput { UserName = "anna" }, TestCloud.Root, default);
        Assert.Empty((await cloud.Iam.ListUsers(new ListUsersInput(), TestCloud.Root, default)).Users!);
    }

    [Fact]
    public async Task A_name_is_taken_whatever_its_case_and_found_only_as_it_is_written()
    {
        await using var cloud = await TestCloud.StartAsync();
        await cloud.NewUser();
        await AssertError.IsAsync(
            "EntityAlreadyExists", 409, "User with name ANN already exists.",
            async () => await cloud.Iam.CreateUser(new CreateUserInput { UserName = "ANN" }, TestCloud.Root, default));
        await AssertError.IsAsync(
            "NoSuchEntity", 404, "The user with name Ann cannot be found.",
            async () => await cloud.Iam.GetUser(new GetUserInput { UserName = "Ann" }, TestCloud.Root, default));
    }

    [Fact]
    public async Task Without_a_name_a_user_is_asked_about_themselves()
    {
        await using var cloud = await TestCloud.StartAsync();
        var ann = TestCloud.As(await cloud.NewUser());
        Assert.Equal("ann", (await cloud.Iam.GetUser(new GetUserInput(), ann, default)).User!.UserName);
        Assert.Equal("arn:aws:iam::000000000000:root", (await cloud.Iam.GetUser(new GetUserInput(), TestCloud.Root, default)).User!.Arn);
        var role = await cloud.NewRole();
        var session = TestCloud.As(await cloud.Assume(new() { RoleArn = role.Arn!, RoleSessionName = "s1" }));
        await AssertError.IsAsync(
            "ValidationError", 400, "Must specify userName when calling with non-User credentials",
            async () => await cloud.Iam.GetUser(new GetUserInput(), session, default));
    }

    // What hangs on a user must be taken away knowingly: a deletion must not silently change who may do what.
    [Fact]
    public async Task A_user_is_deleted_only_when_nothing_hangs_on_it()
    {
        await using var cloud = await TestCloud.StartAsync();
        var ann = await cloud.NewUser();
        Task Delete() => cloud.Iam.DeleteUser(new DeleteUserInput { UserName = "ann" }, TestCloud.Root, default).AsTask();

        await AssertError.IsAsync("DeleteConflict", 409, "Cannot delete entity, must delete access keys first.", Delete);
        await cloud.Iam.DeleteAccessKey(new DeleteAccessKeyInput { UserName = "ann", AccessKeyId = ann.AccessKeyId }, TestCloud.Root, default);

        await cloud.Iam.CreateGroup(new CreateGroupInput { GroupName = "staff" }, TestCloud.Root, default);
        await cloud.Iam.AddUserToGroup(new AddUserToGroupInput { GroupName = "staff", UserName = "ann" }, TestCloud.Root, default);
        await AssertError.IsAsync("DeleteConflict", 409, "Cannot delete entity, must remove users from group first.", Delete);
        await cloud.Iam.RemoveUserFromGroup(new RemoveUserFromGroupInput { GroupName = "staff", UserName = "ann" }, TestCloud.Root, default);

        await cloud.Iam.PutUserPolicy(new PutUserPolicyInput { UserName = "ann", PolicyName = "p", PolicyDocument = TestCloud.AllowPut }, TestCloud.Root, default);
        await AssertError.IsAsync("DeleteConflict", 409, "Cannot delete entity, must delete policies first.", Delete);
        await cloud.Iam.DeleteUserPolicy(new DeleteUserPolicyInput { UserName = "ann", PolicyName = "p" }, TestCloud.Root, default);

        await cloud.Iam.AttachUserPolicy(
            new AttachUserPolicyInput { UserName = "ann", PolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess" }, TestCloud.Root, default);
        await AssertError.IsAsync("DeleteConflict", 409, "Cannot delete entity, must detach all policies first.", Delete);
        await cloud.Iam.DetachUserPolicy(
            new DetachUserPolicyInput { UserName = "ann", PolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess" }, TestCloud.Root, default);
        await Delete();
    }

    [Fact]
    public async Task A_list_comes_in_pages_whose_markers_cannot_be_made_up()
    {
        await using var cloud = await TestCloud.StartAsync();
        foreach (var name in new[] { "cleo", "Bob", "ann" })
        {
            await cloud.Iam.CreateUser(new CreateUserInput { UserName = name, Path = name == "ann" ? "/team/" : "/" }, TestCloud.Root, default);
        }

        var first = await cloud.Iam.ListUsers(new ListUsersInput { MaxItems = 2 }, TestCloud.Root, default);
        Assert.Equal(["ann", "Bob"], first.Users!.Select(user => user.UserName));
        Assert.True(first.IsTruncated);
        var second = await cloud.Iam.ListUsers(new ListUsersInput { MaxItems = 2, Marker = first.Marker }, TestCloud.Root, default);
        Assert.Equal(["cleo"], second.Users!.Select(user => user.UserName));
        Assert.Equal((false, null), (second.IsTruncated, second.Marker));

        foreach (var wrong in new[] { "x", "Ym9i", first.Marker![..^1] + (first.Marker[^1] == 'A' ? 'B' : 'A') })
        {
            await AssertError.IsAsync(
                "ValidationError", 400, "Invalid Marker.",
                async () => await cloud.Iam.ListUsers(new ListUsersInput { Marker = wrong }, TestCloud.Root, default));
        }

        // Nor used for another list.
        await AssertError.IsAsync(
            "ValidationError", 400, "Invalid Marker.",
            async () => await cloud.Iam.ListGroups(new ListGroupsInput { Marker = first.Marker }, TestCloud.Root, default));
        Assert.Single((await cloud.Iam.ListUsers(new ListUsersInput { PathPrefix = "/team/" }, TestCloud.Root, default)).Users!);
    }

    [Fact]
    public async Task Tags_are_merged_without_regard_to_the_case_of_their_keys()
    {
        await using var cloud = await TestCloud.StartAsync();
        await cloud.NewUser();
        Task Put(params Tag[] tags) => cloud.Iam.TagUser(new TagUserInput { UserName = "ann", Tags = tags }, TestCloud.Root, default).AsTask();
        await Put(new Tag { Key = "Team", Value = "blue" }, new Tag { Key = "floor", Value = "1" });
        await Put(new Tag { Key = "team", Value = "red" });
        await cloud.Iam.UntagUser(new UntagUserInput { UserName = "ann", TagKeys = ["FLOOR"] }, TestCloud.Root, default);
        var tag = Assert.Single((await cloud.Iam.ListUserTags(new ListUserTagsInput { UserName = "ann" }, TestCloud.Root, default)).Tags!);
        Assert.Equal(("Team", "red"), (tag.Key, tag.Value));
        await AssertError.IsAsync(
            "InvalidInput", 400, "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
            () => Put(new Tag { Key = "a", Value = "1" }, new Tag { Key = "A", Value = "2" }));
    }

    [Fact]
    public async Task Renaming_a_group_keeps_its_members_and_what_they_may_do()
    {
        await using var cloud = await TestCloud.StartAsync();
        var ann = await cloud.NewUser();
        await cloud.Iam.CreateGroup(new CreateGroupInput { GroupName = "writers" }, TestCloud.Root, default);
        await cloud.Iam.PutGroupPolicy(
            new PutGroupPolicyInput { GroupName = "writers", PolicyName = "p", PolicyDocument = TestCloud.AllowPut }, TestCloud.Root, default);
        Assert.False(cloud.Ask(ann).IsAllowed);
        await cloud.Iam.AddUserToGroup(new AddUserToGroupInput { GroupName = "writers", UserName = "ann" }, TestCloud.Root, default);
        Assert.True(cloud.Ask(ann).IsAllowed);

        await cloud.Iam.UpdateGroup(new UpdateGroupInput { GroupName = "writers", NewGroupName = "authors" }, TestCloud.Root, default);
        Assert.True(cloud.Ask(ann).IsAllowed);
        Assert.Equal("ann", (await cloud.Iam.GetGroup(new GetGroupInput { GroupName = "authors" }, TestCloud.Root, default)).Users!.Single().UserName);
        var groups = await cloud.Iam.ListGroupsForUser(new ListGroupsForUserInput { UserName = "ann" }, TestCloud.Root, default);
        Assert.Equal("authors", groups.Groups!.Single().GroupName);
        await AssertError.IsAsync(
            "DeleteConflict", 409, "Cannot delete entity, must remove users from group first.",
            async () => await cloud.Iam.DeleteGroup(new DeleteGroupInput { GroupName = "authors" }, TestCloud.Root, default));

        await cloud.Iam.RemoveUserFromGroup(new RemoveUserFromGroupInput { GroupName = "authors", UserName = "ann" }, TestCloud.Root, default);
        Assert.False(cloud.Ask(ann).IsAllowed);
    }
}

using Fractus.Iam.Contract;
using Fractus.Iam.Storage;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;

namespace Fractus.Iam.Handlers;

internal sealed partial class IamHandlers
{
    public ValueTask<CreateGroupOutput> CreateGroup(CreateGroupInput input, Caller caller, CancellationToken cancellation)
    {
        var group = new GroupRecord { Name = input.GroupName, Id = NewId(Entities.Group.IdPrefix), Path = input.Path ?? "/", CreatedAt = Now() };
        return Write(
            caller,
            writer =>
            {
                writer.Add(Entities.Group, group);
                return new CreateGroupOutput { Group = Shapes.Show(group, caller.Account) };
            },
            cancellation);
    }

    public ValueTask<GetGroupOutput> GetGroup(GetGroupInput input, Caller caller, CancellationToken cancellation) => Read(caller, reader =>
    {
        var group = reader.Require(Entities.Group, input.GroupName);
        var page = markers.Cut(
            reader.Members(group.Name), Scope(caller, nameof(GetGroup), group.Name), user => IamKeys.Fold(user.Name), input.Marker, input.MaxItems);
        return new GetGroupOutput
        {
            Group = Shapes.Show(group, caller.Account),
            Users = [.. page.Items.Select(user => Shapes.Brief(user, caller.Account))],
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };
    });

    public ValueTask<ListGroupsOutput> ListGroups(ListGroupsInput input, Caller caller, CancellationToken cancellation) => Read(caller, reader =>
    {
        var page = List(reader, caller, Entities.Group, nameof(ListGroups), input.PathPrefix, input.Marker, input.MaxItems);
        return new ListGroupsOutput
        {
            Groups = [.. page.Items.Select(group => Shapes.Show(group, caller.Account))],
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };
    });

    public ValueTask<ListGroupsForUserOutput> ListGroupsForUser(ListGroupsForUserInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, reader =>
        {
            var user = reader.Require(Entities.User, input.UserName);
            var page = markers.Cut(
                user.Groups.Order(StringComparer.Ordinal), Scope(caller, nameof(ListGroupsForUser), user.Name), name => name, input.Marker, input.MaxItems);
            return new ListGroupsForUserOutput
            {
                Groups = [.. page.Items.Select(name => Shapes.Show(reader.Require(Entities.Group, name), caller.Account))],
                IsTruncated = page.IsTruncated,
                Marker = page.Marker,
            };
        });

    public ValueTask<Unit> UpdateGroup(UpdateGroupInput input, Caller caller, CancellationToken cancellation) => Write(
        caller,
        writer =>
        {
            var before = writer.Require(Entities.Group, input.GroupName);
            var after = before with { Name = input.NewGroupName ?? before.Name, Path = input.NewPath ?? before.Path };

            // Its users know it by name.
            var members = writer.Members(before.Name).ToList();
            writer.Update(Entities.Group, before, after);
            foreach (var user in members)
            {
                writer.Update(Entities.User, user, user with { Groups = [.. user.Groups.Select(name => name == before.Name ? after.Name : name)] });
            }
        },
        cancellation);

    public ValueTask<Unit> DeleteGroup(DeleteGroupInput input, Caller caller, CancellationToken cancellation) => Write(
        caller,
        writer =>
        {
            var group = writer.Require(Entities.Group, input.GroupName);
            if (writer.Members(group.Name).Any())
            {
                throw IamErrors.MustFirst("remove users from group");
            }

            CheckNoPolicies(group);
            writer.Remove(Entities.Group, group);
        },
        cancellation);

    public ValueTask<Unit> AddUserToGroup(AddUserToGroupInput input, Caller caller, CancellationToken cancellation) => Change(
        caller,
        Entities.User,
        input.UserName,
        (writer, user) =>
        {
            var group = writer.Require(Entities.Group, input.GroupName).Name;
            if (user.Groups.Contains(group))
            {
                return user;
            }

            return user.Groups.Count < Quotas.GroupsPerUser
                ? user with { Groups = [.. user.Groups, group] }
                : throw IamErrors.QuotaExceeded("GroupsPerUser", Quotas.GroupsPerUser);
        },
        cancellation);

    public ValueTask<Unit> RemoveUserFromGroup(RemoveUserFromGroupInput input, Caller caller, CancellationToken cancellation) => Change(
        caller,
        Entities.User,
        input.UserName,
        (writer, user) =>
        {
            var group = writer.Require(Entities.Group, input.GroupName).Name;
            return user with { Groups = [.. user.Groups.Where(name => name != group)] };
        },
        cancellation);
}

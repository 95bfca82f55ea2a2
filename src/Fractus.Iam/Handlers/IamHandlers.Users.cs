using Fractus.Iam.Contract;
using Fractus.Iam.Storage;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;

namespace Fractus.Iam.Handlers;

internal sealed partial class IamHandlers
{
    public ValueTask<CreateUserOutput> CreateUser(CreateUserInput input, Caller caller, CancellationToken cancellation)
    {
        var user = new UserRecord
        {
            Name = input.UserName,
            Id = NewId(Entities.User.IdPrefix),
            Path = input.Path ?? "/",
            CreatedAt = Now(),
            Boundary = input.PermissionsBoundary,
            Tags = TagSets.Create(input.Tags),
        };
        return Write(
            caller,
            writer =>
            {
                CheckBoundary(user.Boundary, writer);
                writer.Add(Entities.User, user);
                return new CreateUserOutput { User = Shapes.Full(user, caller.Account) };
            },
            cancellation);
    }

    public ValueTask<GetUserOutput> GetUser(GetUserInput input, Caller caller, CancellationToken cancellation)
    {
        if (input.UserName is null && caller.Principal.Kind == PrincipalKind.Root)
        {
            // Root is no user; it has neither a name nor a path.
            return Done(new GetUserOutput { User = new User { UserId = caller.Account, Arn = IamArns.Root(caller.Account) } });
        }

        var name = UserNameOf(caller, input.UserName);
        return Read(caller, reader => new GetUserOutput { User = Shapes.Full(reader.Require(Entities.User, name), caller.Account) });
    }

    public ValueTask<ListUsersOutput> ListUsers(ListUsersInput input, Caller caller, CancellationToken cancellation) => Read(caller, reader =>
    {
        var page = List(reader, caller, Entities.User, nameof(ListUsers), input.PathPrefix, input.Marker, input.MaxItems);
        return new ListUsersOutput
        {
            Users = [.. page.Items.Select(user => Shapes.Brief(user, caller.Account))],
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };
    });

    public ValueTask<Unit> UpdateUser(UpdateUserInput input, Caller caller, CancellationToken cancellation) => Write(
        caller,
        writer =>
        {
            var before = writer.Require(Entities.User, input.UserName);
            var after = before with { Name = input.NewUserName ?? before.Name, Path = input.NewPath ?? before.Path };
            writer.Update(Entities.User, before, after);
            foreach (var id in after.AccessKeys)
            {
                writer.Put(id, writer.FindAccessKey(id)! with { UserName = after.Name });
            }
        },
        cancellation);

    public ValueTask<Unit> DeleteUser(DeleteUserInput input, Caller caller, CancellationToken cancellation) => Write(
        caller,
        writer =>
        {
            var user = writer.Require(Entities.User, input.UserName);
            if (user.AccessKeys.Count > 0)
            {
                throw IamErrors.MustFirst("delete access keys");
            }

            if (user.Groups.Count > 0)
            {
                throw IamErrors.MustFirst("remove users from group");
            }

            CheckNoPolicies(user);
            writer.Remove(Entities.User, user);
        },
        cancellation);

    public ValueTask<Unit> PutUserPermissionsBoundary(PutUserPermissionsBoundaryInput input, Caller caller, CancellationToken cancellation) =>
        ChangeBoundary(caller, Entities.User, input.UserName, input.PermissionsBoundary, cancellation);

    public ValueTask<Unit> DeleteUserPermissionsBoundary(DeleteUserPermissionsBoundaryInput input, Caller caller, CancellationToken cancellation) =>
        ChangeBoundary(caller, Entities.User, input.UserName, null, cancellation);

    private ValueTask<Unit> ChangeBoundary<T>(Caller caller, EntityKind<T> kind, string name, string? boundary, CancellationToken cancellation)
        where T : IdentityRecord => Change(
            caller,
            kind,
            name,
            (writer, identity) =>
            {
                CheckBoundary(boundary, writer);
                return identity with { Boundary = boundary };
            },
            cancellation);

    private static void CheckBoundary(string? boundary, IamReader reader)
    {
        if (boundary is not null)
        {
            MustExist(boundary, reader, IamErrors.NoSuchBoundary);
        }
    }

    private static void CheckNoPolicies(IdentityRecord identity)
    {
        if (identity.AttachedPolicies.Count > 0)
        {
            throw IamErrors.MustFirst("detach all policies");
        }

        if (identity.InlinePolicies.Count > 0)
        {
            throw IamErrors.MustFirst("delete policies");
        }
    }
}

using Fractus.Iam.Contract;
using Fractus.Iam.Storage;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;

namespace Fractus.Iam.Handlers;

internal sealed partial class IamHandlers
{
    public ValueTask<CreateRoleOutput> CreateRole(CreateRoleInput input, Caller caller, CancellationToken cancellation)
    {
        var trust = PolicyTexts.CheckTrust(input.AssumeRolePolicyDocument);
        var role = new RoleRecord
        {
            Name = input.RoleName,
            Id = NewId(Entities.Role.IdPrefix),
            Path = input.Path ?? "/",
            CreatedAt = Now(),
            TrustPolicy = input.AssumeRolePolicyDocument,
            Description = input.Description,
            MaxSessionSeconds = input.MaxSessionDuration ?? 3600,
            Boundary = input.PermissionsBoundary,
            Tags = TagSets.Create(input.Tags),
        };
        return Write(
            caller,
            writer =>
            {
                PolicyTexts.CheckPrincipalsExist(trust, writer);
                CheckBoundary(role.Boundary, writer);
                writer.Add(Entities.Role, role);

                // The answer to a creation leaves out what it has by default.
                return new CreateRoleOutput
                {
                    Role = Shapes.Full(role, caller.Account, null) with { MaxSessionDuration = input.MaxSessionDuration, RoleLastUsed = null },
                };
            },
            cancellation);
    }

    public ValueTask<GetRoleOutput> GetRole(GetRoleInput input, Caller caller, CancellationToken cancellation) => Read(caller, reader =>
    {
        var role = reader.Require(Entities.Role, input.RoleName);
        return new GetRoleOutput { Role = Shapes.Full(role, caller.Account, reader.FindUsage(role.Id)) };
    });

    public ValueTask<ListRolesOutput> ListRoles(ListRolesInput input, Caller caller, CancellationToken cancellation) => Read(caller, reader =>
    {
        var page = List(reader, caller, Entities.Role, nameof(ListRoles), input.PathPrefix, input.Marker, input.MaxItems);
        return new ListRolesOutput
        {
            Roles = [.. page.Items.Select(role => Shapes.Brief(role, caller.Account))],
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };
    });

    public async ValueTask<UpdateRoleOutput> UpdateRole(UpdateRoleInput input, Caller caller, CancellationToken cancellation)
    {
        await Change(
            caller,
            Entities.Role,
            input.RoleName,
            (_, role) => role with
            {
                Description = input.Description ?? role.Description,
                MaxSessionSeconds = input.MaxSessionDuration ?? role.MaxSessionSeconds,
            },
            cancellation);
        return new UpdateRoleOutput();
    }

    public async ValueTask<UpdateRoleDescriptionOutput> UpdateRoleDescription(
        UpdateRoleDescriptionInput input, Caller caller, CancellationToken cancellation)
    {
        await Change(caller, Entities.Role, input.RoleName, (_, role) => role with { Description = input.Description }, cancellation);
        var read = await GetRole(new GetRoleInput { RoleName = input.RoleName }, caller, cancellation);
        return new UpdateRoleDescriptionOutput { Role = read.Role };
    }

    public ValueTask<Unit> UpdateAssumeRolePolicy(UpdateAssumeRolePolicyInput input, Caller caller, CancellationToken cancellation)
    {
        var trust = PolicyTexts.CheckTrust(input.PolicyDocument);
        return Change(
            caller,
            Entities.Role,
            input.RoleName,
            (writer, role) =>
            {
                PolicyTexts.CheckPrincipalsExist(trust, writer);
                return role with { TrustPolicy = input.PolicyDocument };
            },
            cancellation);
    }

    public ValueTask<Unit> DeleteRole(DeleteRoleInput input, Caller caller, CancellationToken cancellation) => Write(
        caller,
        writer =>
        {
            var role = writer.Require(Entities.Role, input.RoleName);
            CheckNoPolicies(role);
            writer.Remove(Entities.Role, role);
        },
        cancellation);

    public ValueTask<Unit> PutRolePermissionsBoundary(PutRolePermissionsBoundaryInput input, Caller caller, CancellationToken cancellation) =>
        ChangeBoundary(caller, Entities.Role, input.RoleName, input.PermissionsBoundary, cancellation);

    public ValueTask<Unit> DeleteRolePermissionsBoundary(DeleteRolePermissionsBoundaryInput input, Caller caller, CancellationToken cancellation) =>
        ChangeBoundary(caller, Entities.Role, input.RoleName, null, cancellation);

    // There are no machines whose profile could hold a role: the list is always empty. Tools ask for it before they delete a role.
    public ValueTask<ListInstanceProfilesForRoleOutput> ListInstanceProfilesForRole(
        ListInstanceProfilesForRoleInput input, Caller caller, CancellationToken cancellation) => Read(caller, reader =>
        {
            reader.Require(Entities.Role, input.RoleName);
            markers.Open(Scope(caller, nameof(ListInstanceProfilesForRole), input.RoleName), input.Marker);
            return new ListInstanceProfilesForRoleOutput { InstanceProfiles = [], IsTruncated = false };
        });
}

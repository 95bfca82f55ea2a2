using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

// What is being created has no path to be looked up yet: it comes with the request.
public sealed partial record CreateUserInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => [EntityArn.Of(scope, "user", Path, UserName)];
}

public sealed partial record CreateGroupInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => [EntityArn.Of(scope, "group", Path, GroupName)];
}

public sealed partial record CreateRoleInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => [EntityArn.Of(scope, "role", Path, RoleName)];
}

public sealed partial record CreatePolicyInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => [EntityArn.Of(scope, "policy", Path, PolicyName)];
}

internal static class EntityArn
{
    public static string Of(ResourceScope scope, string kind, string? path, string name) =>
        $"arn:{scope.Partition}:iam::{scope.Account}:{kind}{path ?? "/"}{name}";
}

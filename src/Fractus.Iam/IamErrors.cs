using Fractus.Iam.Contract;
using Fractus.Kernel;

namespace Fractus.Iam;

/// <summary>IAM's errors in its own words.</summary>
internal static class IamErrors
{
    /// <param name="kind"><c>user</c>, <c>group</c> or <c>role</c>.</param>
    /// <param name="name">As the caller gave it.</param>
    public static NoSuchEntityException NoSuchEntity(string kind, string name) => new($"The {kind} with name {name} cannot be found.");

    public static NoSuchEntityException NoSuchInlinePolicy(string kind, string policy) =>
        new($"The {kind} policy with name {policy} cannot be found.");

    public static NoSuchEntityException NoSuchPolicy(string arn) => new($"Policy {arn} was not found.");

    public static NoSuchEntityException NotAttachable(string arn) => new($"Policy {arn} does not exist or is not attachable.");

    public static NoSuchEntityException NoSuchVersion(string arn, string version) =>
        new($"Policy {arn} version {version} does not exist or is not attachable.");

    public static NoSuchEntityException NoSuchBoundary(string arn) => new($"Scope ARN: {arn} does not exist or is not attachable.");

    public static NoSuchEntityException NoSuchAccessKey(string id) => new($"The Access Key with id {id} cannot be found.");

    public static EntityAlreadyExistsException AlreadyExists(string kind, string name) => new($"{kind} with name {name} already exists.");

    public static LimitExceededException QuotaExceeded(string quota, int limit) => new($"Cannot exceed quota for {quota}: {limit}");

    public static DeleteConflictException MustFirst(string what) => new($"Cannot delete entity, must {what} first.");

    public static ApiException Validation(string message) => new CommonApiException("ValidationError", 400, message);

    public static ApiException UnparsableArn() => Validation("Invalid ARN:  Could not be parsed!");

    public static ApiException InvalidMarker() => Validation("Invalid Marker.");

    public static ApiException MustNameUser() => Validation("Must specify userName when calling with non-User credentials");

    public static ApiException AccessDenied(string message) => new CommonApiException("AccessDenied", 403, message);

    /// <summary>A parameter of a built operation that asks for what is not there.</summary>
    public static ApiException NotBuilt(string what) => Validation($"{what} is not built in Fractus.");
}

namespace Fractus.Kernel.Identity;

/// <summary>A question to the policies.</summary>
/// <param name="Principal">Who asks.</param>
/// <param name="Action">Such as <c>dynamodb:GetItem</c>.</param>
/// <param name="ResourceArn">One resource, or <c>*</c>.</param>
/// <param name="ResourceAccount">The account that owns the resource.</param>
/// <param name="Region">Where the request was sent, for <c>aws:RequestedRegion</c>.</param>
public readonly record struct AccessQuestion(Principal Principal, string Action, string ResourceArn, string ResourceAccount, string Region)
{
    /// <summary>The caller's address, for <c>aws:SourceIp</c>; null for a call between services.</summary>
    public string? SourceIp { get; init; }

    public string? UserAgent { get; init; }

    public bool SecureTransport { get; init; }

    /// <summary>The policy attached to the resource, as JSON, where it has one.</summary>
    public string? ResourcePolicy { get; init; }

    /// <summary>Keys of the service's own, such as <c>lambda:FunctionUrlAuthType</c>; values in the order given.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? ServiceContext { get; init; }

    /// <summary>More of them, which are worked out when a condition asks for a key that is not among the others; null for none.</summary>
    public Func<IReadOnlyDictionary<string, IReadOnlyList<string>>>? LateServiceContext { get; init; }
}

/// <summary>The answer, with the reason in the real service's words.</summary>
/// <param name="IsAllowed">Whether the request may go on.</param>
/// <param name="Message">For a denial: the message of the error that the caller gets.</param>
/// <param name="DecidedBy">Which statement decided, such as <c>AmazonDynamoDBFullAccess[0]</c>; null where none did.</param>
public readonly record struct AccessDecision(bool IsAllowed, string Message, string? DecidedBy);

/// <summary>What one policy says by itself.</summary>
public enum PolicyEffect
{
    /// <summary>It is no policy.</summary>
    Malformed,

    /// <summary>It says nothing of what is asked, which then is not allowed.</summary>
    NotMentioned,

    Denied,

    Allowed,
}

/// <summary>Evaluates identity, resource, boundary and session policies. The identity service implements it; the pipeline asks it.</summary>
public interface IAuthorizer
{
    AccessDecision Authorize(in AccessQuestion question);

    /// <summary>What a policy says that no identity carries, such as the one that an API's authorizer answers with.</summary>
    /// <param name="policy">As JSON, in the grammar of identities' policies.</param>
    /// <param name="question">What is asked; its principal brings no policy of its own.</param>
    PolicyEffect Evaluate(string policy, in AccessQuestion question);

    /// <summary>What is wrong with a policy that is to be attached to a resource; null for nothing.</summary>
    string? FindFault(string resourcePolicy);
}

/// <summary>A service whose resources carry policies of their own, such as a function's permissions.</summary>
public interface IResourcePolicySource
{
    /// <summary>The service's name in an ARN, such as <c>lambda</c>.</summary>
    string ArnService { get; }

    /// <returns>The policy as JSON, or null where the resource has none.</returns>
    string? FindPolicy(Arn resource);
}

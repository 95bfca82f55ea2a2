namespace Fractus.Kernel;

/// <summary>
/// Proof that a request was authenticated and authorized, and what a handler may know of it. Only the pipeline makes one.
/// </summary>
public sealed class Caller
{
    internal Caller(Principal principal, string account, string region, string requestId, string partition = "aws")
    {
        Principal = principal;
        Account = account;
        Region = region;
        RequestId = requestId;
        Partition = partition;
    }

    public Principal Principal { get; }

    /// <summary>The account whose resources the request is about.</summary>
    public string Account { get; }

    public string Region { get; }

    public string RequestId { get; }

    public string Partition { get; }

    /// <summary>The caller's address, for the few handlers that ask a policy themselves; null for a call between services.</summary>
    public string? SourceIp { get; init; }

    public string? UserAgent { get; init; }

    public bool SecureTransport { get; init; }

    /// <summary>The ARN of a resource of this account and region.</summary>
    public string Arn(string service, string resource) => $"arn:{Partition}:{service}:{Region}:{Account}:{resource}";

    /// <summary>The ARN of a resource that has no region, such as a role.</summary>
    public string GlobalArn(string service, string resource) => $"arn:{Partition}:{service}::{Account}:{resource}";
}

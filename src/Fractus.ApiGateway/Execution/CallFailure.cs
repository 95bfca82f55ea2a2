namespace Fractus.ApiGateway.Execution;

/// <summary>What went wrong with a call of what stands behind an API. Each kind of API has its own answer to each.</summary>
internal enum CallFault
{
    /// <summary>The API is set up wrongly.</summary>
    Configuration,

    /// <summary>It may not be called, or is not there; on the real service nobody is told which.</summary>
    Permission,

    /// <summary>It takes too long.</summary>
    Timeout,

    /// <summary>It takes no request of this size.</summary>
    RequestTooLong,

    /// <summary>There is no such host.</summary>
    UnknownHost,

    /// <summary>It cannot be reached, or broke off.</summary>
    Network,

    /// <summary>It answers with an error, or with too much.</summary>
    Failed,
}

/// <summary>What stands behind an API could not be called.</summary>
/// <param name="fault">Why not.</param>
/// <param name="reason">For the log.</param>
internal sealed class CallFailure(CallFault fault, string reason) : Exception(reason)
{
    public CallFault Fault => fault;

    /// <summary>Whether its owner must mend the API.</summary>
    public bool IsConfiguration => fault is CallFault.Configuration or CallFault.Permission;

    public static CallFailure Configuration(string reason) => new(CallFault.Configuration, reason);

    public static CallFailure NotPermitted() => new(
        CallFault.Permission, "The IAM role configured on the integration or API Gateway doesn't have permissions to call the integration.");

    public static CallFailure TimedOut() => new(CallFault.Timeout, "Execution failed due to a timeout error");
}

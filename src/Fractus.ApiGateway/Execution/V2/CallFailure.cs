namespace Fractus.ApiGateway.Execution.V2;

/// <summary>What stands behind a route could not be called, or takes too long.</summary>
/// <param name="reason">For the log.</param>
/// <param name="isTimeout">Whether it takes too long.</param>
/// <param name="isConfiguration">Whether the API is set up wrongly: no permission, no function.</param>
internal sealed class CallFailure(string reason, bool isTimeout = false, bool isConfiguration = false) : Exception(reason)
{
    public bool IsTimeout => isTimeout;

    public bool IsConfiguration => isConfiguration;
}

using Fractus.Kernel;
using Fractus.Lambda.Metrics;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;
using Fractus.Runtime;

namespace Fractus.Lambda.Invocations;

/// <summary>What execution environments get from the cloud: their role's credentials, and a place for their lines.</summary>
internal sealed class LambdaEnvironmentServices(FunctionSessions sessions, LogDelivery logs, LambdaMetrics metrics) : IEnvironmentServices
{
    /// <exception cref="ApiException">The role is gone, or no longer trusts the service.</exception>
    public async ValueTask<FunctionCredentials> GetCredentialsAsync(FunctionSpec function, CancellationToken cancellationToken)
    {
        try
        {
            return await sessions.BeginAsync(function.RoleArn, IdOf(function), cancellationToken);
        }
        catch (ApiException refused) when (refused.IsSenderFault)
        {
            throw new CommonApiException("AccessDeniedException", 403, LambdaErrors.RoleNotAssumable().Message, cause: refused);
        }
    }

    public void WriteLogs(FunctionSpec function, string logStream, ReadOnlySpan<LogEvent> events) => logs.Write(function, logStream, events);

    public void ExtensionsDone(FunctionSpec function, InvocationRequest request, DateTimeOffset begunAt, TimeSpan took) =>
        metrics.ExtensionsDone(IdOf(function), function.Version, request, begunAt, took);

    internal static FunctionId IdOf(FunctionSpec function) => Arn.TryParse(function.FunctionArn, out var arn)
        ? new FunctionId(arn.Account, arn.Region, function.FunctionName)
        : throw new ArgumentException($"{function.FunctionArn} is no ARN.", nameof(function));
}

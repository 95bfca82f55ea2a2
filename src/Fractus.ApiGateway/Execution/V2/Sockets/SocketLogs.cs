using Fractus.ApiGateway.Rules.Mapping;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.V2.Sockets;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Execution.V2.Sockets;

/// <summary>Writes how an event of a WebSocket API went to the logs that its stage has.</summary>
internal sealed class SocketLogs(GatewayLogs logs, TimeProvider time)
{
    /// <summary>It got through.</summary>
    /// <param name="message">The event.</param>
    /// <param name="status">What the integration gave; null where none was called.</param>
    public void Write(SocketMessage message, int? status)
    {
        SocketLog.End(message, status);
        Write(message, status ?? 200, failure: null);
    }

    /// <summary>It did not get through.</summary>
    public void Write(SocketMessage message, SocketFailure failure)
    {
        message.Log?.Error(failure.Reason);
        Write(message, failure.Status, failure);
    }

    private void Write(SocketMessage message, int status, SocketFailure? failure)
    {
        if (message.Log is { } log)
        {
            logs.Write(message, log);
        }

        if (message.Stage.AccessLog is not { } access)
        {
            return;
        }

        var variables = message.Context;
        variables["status"] = (long)status;
        if (failure is not null)
        {
            variables["error"] = new ValueMap { ["message"] = failure.Message, ["messageString"] = JsonValues.Write(failure.Message) };
        }

        var line = access.Format.Render(source => source.Kind == SourceKind.Context ? RequestContext.Find(variables, source.Name) : null);
        logs.Add(message.Stage.Owner, access.LogGroup, time.GetUtcNow(), line);
    }
}

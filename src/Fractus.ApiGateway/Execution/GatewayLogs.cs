using System.Threading.Channels;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.ApiGateway.Rules.V2.Sockets;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Logs.Contract;
using Fractus.Store;

namespace Fractus.ApiGateway.Execution;

/// <summary>
/// Carries stages' logs to CloudWatch Logs behind the requests' backs, as the role that the account's settings name. Where that role is
/// gone or may not write, there are no logs, as on the real service.
/// </summary>
internal sealed class GatewayLogs
{
    private const string ServicePrincipal = "apigateway.amazonaws.com";
    private const int MaxQueued = 50_000;
    private const int MaxBatch = 1000;

    private readonly Channel<Entry> _queue = Channel.CreateBounded<Entry>(
        new BoundedChannelOptions(MaxQueued) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly IStore _store;
    private readonly RoleSessions _roles;
    private readonly LogsClient _logs;
    private readonly TimeProvider _time;
    private readonly Log _log;
    private readonly string _stream;
    private int _isRunning;

    public GatewayLogs(IStore store, IOperationInvoker invoker, RoleSessions roles, TimeProvider time, IdGenerator ids, Log log)
    {
        (_store, _roles, _time, _log) = (store, roles, time, log);
        _logs = new LogsClient(invoker);

        // The real service spreads a stage's lines over streams named by 32 hexadecimal digits; here each start of the server has one.
        Span<byte> name = stackalloc byte[16];
        ids.Fill(name);
        _stream = Convert.ToHexStringLower(name);
    }

    /// <summary>Logs a request that has been answered, as its stage asks.</summary>
    /// <param name="invocation">The request.</param>
    /// <param name="response">Its answer.</param>
    /// <param name="latencyMs">From the first to the last.</param>
    public void Write(Invocation invocation, GatewayResponse response, long latencyMs)
    {
        if (invocation.Api.AccessLog is { } access)
        {
            RequestContext.AddOutcome(invocation, response, latencyMs);
            Queue(new Entry(invocation.Api.Owner, access.LogGroup, _time.GetUtcNow(), access.Format.Render(invocation), AsOwner: false));
        }

        if (invocation.Log is { } log && invocation.Method.Settings is { } settings)
        {
            var group = $"API-Gateway-Execution-Logs_{invocation.Api.ApiId}/{invocation.Api.StageName}{(invocation.Api.IsCanary ? "/Canary" : "")}";
            Queue(invocation.Api.Owner, group, log, settings.LogsInfo, settings.LogsData);
        }

        Deliver();
    }

    /// <summary>Logs how an event of a WebSocket API went, as its route asks.</summary>
    /// <param name="message">The event.</param>
    /// <param name="log">What there is to tell.</param>
    public void Write(SocketMessage message, ExecutionLog log)
    {
        var (stage, monitoring) = (message.Stage, message.Route.Monitoring);
        Queue(stage.Owner, $"/aws/apigateway/{stage.ApiId}/{stage.Name}", log, monitoring.LogsInfo, monitoring.LogsData);
        Deliver();
    }

    /// <summary>Logs a line.</summary>
    /// <param name="owner">Whose API it is of.</param>
    /// <param name="group">The log group.</param>
    /// <param name="at">The moment that it tells of.</param>
    /// <param name="message">The line.</param>
    /// <param name="asOwner">
    /// In the account's own name, not as its role for logs: HTTP APIs have none. Who set the log up was asked whether they may.
    /// </param>
    public void Add(ApiOwner owner, string group, DateTimeOffset at, string message, bool asOwner = false)
    {
        Queue(new Entry(owner, group, at, message, asOwner));
        Deliver();
    }

    private void Queue(ApiOwner owner, string group, ExecutionLog log, bool withInfo, bool withData)
    {
        foreach (var line in log.Lines)
        {
            if (withInfo ? withData || !ExecutionLog.IsData(line.Text) : line.IsError)
            {
                Queue(new Entry(owner, group, line.Time, $"({log.RequestId}) {line.Text}", AsOwner: false));
            }
        }
    }

    private void Queue(Entry entry) => _queue.Writer.TryWrite(entry);

    // Begun when all lines of a request are there, so that they go together.
    private void Deliver()
    {
        if (_queue.Reader.TryPeek(out _) && Interlocked.Exchange(ref _isRunning, 1) == 0)
        {
            _ = Task.Run(RunAsync);
        }
    }

    private async Task RunAsync()
    {
        do
        {
            while (_queue.Reader.TryPeek(out _))
            {
                var batch = new List<Entry>();
                while (batch.Count < MaxBatch && _queue.Reader.TryRead(out var entry))
                {
                    batch.Add(entry);
                }

                foreach (var group in batch.GroupBy(e => (e.Owner, e.Group, e.AsOwner)))
                {
                    await DeliverAsync(group.Key.Owner, group.Key.Group, group.Key.AsOwner, [.. group]);
                }
            }

            // An entry that came after the last look sees the flag down, or is seen here.
            Volatile.Write(ref _isRunning, 0);
        }
        while (_queue.Reader.TryPeek(out _) && Interlocked.Exchange(ref _isRunning, 1) == 0);
    }

    private async Task DeliverAsync(ApiOwner owner, string group, bool asOwner, List<Entry> entries)
    {
        try
        {
            if ((asOwner ? Root(owner) : await RoleAsync(owner)) is not { } principal)
            {
                return;
            }

            var call = new InternalCall(principal, owner.Account, owner.Region);
            var input = new PutLogEventsInput
            {
                LogGroupName = group,
                LogStreamName = _stream,
                LogEvents = [.. entries.OrderBy(e => e.At).Select(e => new InputLogEvent { Timestamp = e.At.ToUnixTimeMilliseconds(), Message = e.Message })],
            };
            try
            {
                await _logs.PutLogEvents(input, call);
            }
            catch (ResourceNotFoundException)
            {
                await CreateStreamAsync(group, call);
                await _logs.PutLogEvents(input, call);
            }
        }
        catch (Exception refused) when (refused is CallFailure or ApiException { IsSenderFault: true })
        {
            _log.Debug($"No logs are written to {group}: {refused.Message}");
        }
        catch (Exception fault)
        {
            _log.Error($"{entries.Count} log events for {group} could not be stored", fault);
        }
    }

    private static Principal Root(ApiOwner owner) =>
        new(PrincipalKind.Root, owner.Account, $"arn:aws:iam::{owner.Account}:root", owner.Account, "");

    private async ValueTask<Principal?> RoleAsync(ApiOwner owner)
    {
        if (Role(owner) is not { } role)
        {
            return null;
        }

        var service = Principal.Service(ServicePrincipal, owner.Account);
        return await _roles.AssumeAsync(role, new InternalCall(service, owner.Account, owner.Region), CancellationToken.None);
    }

    private string? Role(ApiOwner owner)
    {
        using var snapshot = _store.OpenSnapshot();
        return AccountPart.Find(snapshot, owner.Account, owner.Region).CloudwatchRoleArn;
    }

    private async Task CreateStreamAsync(string group, InternalCall call)
    {
        try
        {
            await _logs.CreateLogGroup(new CreateLogGroupInput { LogGroupName = group }, call);
        }
        catch (ResourceAlreadyExistsException)
        {
            // Only the stream is new.
        }

        await _logs.CreateLogStream(new CreateLogStreamInput { LogGroupName = group, LogStreamName = _stream }, call);
    }

    private sealed record Entry(ApiOwner Owner, string Group, DateTimeOffset At, string Message, bool AsOwner);
}

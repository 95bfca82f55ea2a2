using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;
using Fractus.ApiGateway.Handlers;
using Fractus.ApiGateway.Handlers.V2;
using Fractus.ApiGateway.Tests.V2;
using Fractus.Iam;
using Fractus.Iam.Contract.Sts;
using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.DataPlane;
using Fractus.Kernel.Identity;
using Fractus.Kernel.Paging;
using Fractus.Kernel.Shapes;
using Fractus.Lambda.Contract;
using Fractus.Logs.Contract;
using Fractus.Store;
using Fractus.Testing;

namespace Fractus.ApiGateway.Tests;

/// <summary>API Gateway over a store in memory, with a Lambda that answers as each test says.</summary>
internal sealed class TestCloud : IOperationInvoker, IServiceRequests, IDataPlaneAuthenticator, IAuthorizer, ICredentialResolver
{
    public const string Account = "000000000000";
    public const string Region = "us-east-1";

    private readonly StringBuilder _faults = new();
    private readonly Channel<PutLogEventsInput> _logged = Channel.CreateUnbounded<PutLogEventsInput>();

    public TestCloud()
        : this(new MemoryStore())
    {
    }

    /// <summary>Over a store that has been used before: what a restart is.</summary>
    public TestCloud(IStore store, IReadOnlyDictionary<string, string>? userPoolKeys = null)
    {
        Store = store;
        Service = new ApiGatewayService(
            store, Clock, IdGenerator.System, new PageTokens(new byte[32]), new Log(new StringWriter(_faults), LogLevel.Error, Clock), this, this, this, this, this, Metrics,
            userPoolKeys: userPoolKeys, issuers: userPoolKeys is null ? Issuers : null);
    }

    public IStore Store { get; }

    /// <summary>The web as token issuers are found in it.</summary>
    public FakeWeb Issuers { get; } = new();

    public ManualClock Clock { get; } = new();

    /// <summary>What the service took for faults of its own.</summary>
    public string Faults => _faults.ToString();

    public ApiGatewayService Service { get; }

    public ApiGatewayHandlers Api => Service.Handlers;

    public ApiGatewayV2Handlers ApiV2 => Service.HandlersV2;

    public Caller Caller { get; } = CallerOf(Account);

    /// <summary>What Lambda does: from the call's input and principal to its output.</summary>
    public Func<InvokeInput, InternalCall, ValueTask<InvokeOutput>> Lambda { get; set; } = (_, _) => throw new InvalidOperationException("No function was expected to be called.");

    /// <summary>What the services behind AWS integrations do.</summary>
    public Func<ServiceRequest, InternalCall, ValueTask<ServiceAnswer>> Services { get; set; } = (_, _) => throw new InvalidOperationException("No service was expected to be called.");

    /// <summary>The calls that were made, oldest first.</summary>
    public ConcurrentQueue<(InvokeInput Input, InternalCall Call)> Calls { get; } = [];

    /// <summary>The log streams that were made, and what was put into them by whom.</summary>
    public ConcurrentDictionary<(string Group, string Stream), ConcurrentQueue<(PutLogEventsInput Input, InternalCall Call)>> LogStreams { get; } = [];

    /// <summary>What the service recorded of itself.</summary>
    public RecordedMetrics Metrics { get; } = new();

    /// <summary>Who signs requests to methods with IAM; null for nobody.</summary>
    public Principal? Signer { get; set; }

    public ApiException? SignatureError { get; set; }

    public Func<AccessQuestion, AccessDecision> Decide { get; set; } = _ => new AccessDecision(true, "", null);

    public static Caller CallerOf(string account) =>
        NewCaller(new Principal(PrincipalKind.Root, account, $"arn:aws:iam::{account}:root", account, "AKIATEST"), account, Region, "request", "aws");

    /// <summary>Lambda answers with this JSON.</summary>
    public void LambdaReturns(string json, string? functionError = null) => Lambda = (_, _) => ValueTask.FromResult(new InvokeOutput
    {
        StatusCode = 200,
        FunctionError = functionError,
        ExecutedVersion = "$LATEST",
        Payload = Encoding.UTF8.GetBytes(json),
    });

    public async ValueTask<TOutput> InvokeAsync<TInput, TOutput>(
        Operation<TInput, TOutput> operation, TInput input, InternalCall call, CancellationToken cancellation)
        where TInput : class, IShape<TInput>
        where TOutput : class, IShape<TOutput>
    {
        operation.Validate(input);
        switch (input)
        {
            case InvokeInput invoke:
                Calls.Enqueue((invoke, call));
                return (TOutput)(object)await Lambda(invoke, call);
            case AssumeRoleInput assume:
                var output = new AssumeRoleOutput
                {
                    Credentials = new Credentials { AccessKeyId = assume.RoleArn, SessionToken = "token", Expiration = Clock.GetUtcNow().AddHours(1) },
                };
                return (TOutput)(object)output;
            case PutLogEventsInput put:
                if (!LogStreams.ContainsKey((put.LogGroupName, put.LogStreamName)))
                {
                    throw new Logs.Contract.ResourceNotFoundException("no stream");
                }

                LogStreams[(put.LogGroupName, put.LogStreamName)].Enqueue((put, call));
                _logged.Writer.TryWrite(put);
                return (TOutput)(object)new PutLogEventsOutput();
            case CreateLogGroupInput:
                return (TOutput)(object)Unit.Value;
            case CreateLogStreamInput stream:
                LogStreams[(stream.LogGroupName, stream.LogStreamName)] = new();
                return (TOutput)(object)Unit.Value;
            default:
                throw new InvalidOperationException(operation.Name);
        }
    }

    public ValueTask<ServiceAnswer> SendAsync(ServiceRequest request, InternalCall call, CancellationToken cancellation) => Services(request, call);

    /// <summary>Waits until a log has got a batch of events.</summary>
    public async Task LoggedAsync() => await _logged.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Waits for batches of events until logs have what is waited for.</summary>
    public async Task LoggedUntilAsync(Func<bool> isThere)
    {
        while (!isThere())
        {
            await LoggedAsync();
        }
    }

    /// <summary>The lines of a log group.</summary>
    public List<string> LogLines(string group) =>
        [.. LogStreams.Where(s => s.Key.Group == group).SelectMany(s => s.Value).SelectMany(p => p.Input.LogEvents).Select(e => e.Message!)];

    public Principal? Authenticate(DataPlaneRequest request, string signingName, string region) =>
        SignatureError is null ? Signer : throw SignatureError;

    /// <summary>IAM's own evaluation of policies, for what they say is what counts.</summary>
    private IAuthorizer Policies => field ??= IamService.Open(
        new MemoryStore(), SecretKeys.OpenAsync(new MemoryStore(), IdGenerator.System).Result, Clock, IdGenerator.System).Authorizer;

    public PolicyEffect Evaluate(string policy, in AccessQuestion question) => Policies.Evaluate(policy, question);

    public string? FindFault(string resourcePolicy) => Policies.FindFault(resourcePolicy);

    // A question to the policy of an API is IAM's to answer, for it takes nothing but the policy.
    public AccessDecision Authorize(in AccessQuestion question) =>
        question.ResourcePolicy is null ? Decide(question) : Policies.Authorize(question);

    public Credential? Resolve(string accessKeyId, string? sessionToken) => new(
        new Principal(PrincipalKind.AssumedRole, Account, $"arn:aws:sts::{Account}:assumed-role/caller/session", "AROA:session", "ASIATEST") { RoleArn = accessKeyId }, "secret");

    // Only the pipeline may make a caller; here the test stands in for it.
    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern Caller NewCaller(Principal principal, string account, string region, string requestId, string partition);
}

/// <summary>A clock that stands still, and timers that ring when it is moved.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = new(2015, 4, 9, 12, 34, 56, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(() => callback(state), _now + dueTime);
        lock (_gate)
        {
            _timers.Add(timer);
        }

        return timer;
    }

    public void Advance(TimeSpan by)
    {
        List<ManualTimer> due;
        lock (_gate)
        {
            _now += by;
            due = _timers.Where(t => t.Due <= _now).ToList();
            _timers.RemoveAll(due.Contains);
        }

        due.ForEach(t => t.Ring());
    }

    private sealed class ManualTimer(Action ring, DateTimeOffset due) : ITimer
    {
        private bool _isDisposed;

        public DateTimeOffset Due => due;

        public void Ring()
        {
            if (!_isDisposed)
            {
                ring();
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => _isDisposed = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

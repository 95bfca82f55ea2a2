using System.Runtime.CompilerServices;
using Fractus.DynamoDb;
using Fractus.DynamoDb.Contract.Streams;
using Fractus.Iam.Contract.Sts;
using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.DataPlane;
using Fractus.Kernel.Identity;
using Fractus.Kernel.Metrics;
using Fractus.Kernel.Paging;
using Fractus.Kernel.Shapes;
using Fractus.Lambda.Contract;
using Fractus.Logs;
using Fractus.Logs.Contract;
using Fractus.Runtime;
using Fractus.Store;

namespace Fractus.Lambda.Tests.Support;

/// <summary>The service with CloudWatch Logs beside it, and stand-ins for the identity service and, unless a test asks for real ones, the environments.</summary>
internal sealed class FakeCloud : IOperationInvoker, IAuthorizer, IDataPlaneAuthenticator, IAsyncDisposable
{
    public const string Account = "000000000000";
    public const string Region = "us-east-1";
    public const string Role = $"arn:aws:iam::{Account}:role/worker";

    private readonly string _directory = Directory.CreateTempSubdirectory("fractus-lambda-").FullName;
    private readonly FileBlobStore _blobs;
    private readonly TimeProvider _clock;
    private readonly IdGenerator _ids;
    private readonly PageTokens _tokens = new(new byte[32]);
    private readonly Dictionary<string, BoundOperation> _otherOperations;
    private readonly DynamoDbStreamsService _streams;
    private readonly Func<IEnvironmentServices, IExecutionEnvironments>? _createEnvironments;

    public FakeCloud(IStore? store = null, Func<IEnvironmentServices, IExecutionEnvironments>? environments = null, TimeProvider? clock = null, IdGenerator? ids = null)
    {
        Store = store ?? new MemoryStore();
        _createEnvironments = environments;
        _clock = clock ?? Time;
        _ids = ids ?? IdGenerator.System;
        _blobs = FileBlobStore.Open(Path.Combine(_directory, "blobs"), _clock, IdGenerator.System);
        Logs = new LogsService(Store, _clock, _tokens);
        Tables = new DynamoDbService(new DynamoDbDependencies
        {
            Store = Store, Blobs = _blobs, Authorizer = this, Tokens = _tokens, Time = _clock, Ids = _ids, Log = Log.None,
        });
        _streams = new DynamoDbStreamsService(Store, _clock, _tokens);
        _otherOperations = LogsContract.Bind(Logs).Operations.Concat(DynamoDbStreamsContract.Bind(_streams).Operations).ToDictionary(o => o.Operation.Name);
        Lambda = Open();
    }

    public static long StartMs { get; } = new DateTimeOffset(2026, 1, 31, 8, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    public static ServerEndpoint Endpoint { get; } = new("http", "127.0.0.1", 4566);

    public IStore Store { get; }

    /// <summary>The clock, unless the test gave another.</summary>
    public ManualTime Time { get; } = new(DateTimeOffset.FromUnixTimeMilliseconds(StartMs));

    public LambdaService Lambda { get; private set; }

    public LogsService Logs { get; }

    public DynamoDbService Tables { get; }

    public RecordedMetrics Metrics { get; } = new();

    public FakeEnvironments Environments { get; private set; } = null!;

    /// <summary>What every function does.</summary>
    public Func<FunctionSpec, InvocationRequest, InvocationResult> Function { get; set; } = (_, request) => FakeEnvironments.Answer(request.Payload);

    /// <summary>What every function waits for.</summary>
    public Func<Task> Running { get; set; } = () => Task.CompletedTask;

    /// <summary>What every function streams, where it is asked to.</summary>
    public Func<ResponseStream, Task> Streaming { get; set; } = _ => Task.CompletedTask;

    public Caller Caller { get; } = NewCaller(new Principal(PrincipalKind.User, Account, $"arn:aws:iam::{Account}:user/u", "AIDA", "AKIA"), Account, Region, "request-1", "aws");

    /// <summary>What the identity service is asked, as "action resource".</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Which operations the fake identity service refuses.</summary>
    public HashSet<string> Denied { get; } = [];

    /// <summary>Roles that lambda.amazonaws.com may assume.</summary>
    public HashSet<string> TrustedRoles { get; } = [Role];

    public string CodeDirectory => Path.Combine(_directory, "code");

    /// <summary>The service as after a restart: same store and blobs, nothing else.</summary>
    public async Task RestartAsync(Action? between = null)
    {
        await Lambda.DisposeAsync();
        between?.Invoke();
        Lambda = Open();
    }

    public async Task<FunctionConfiguration> CreateAsync(string name = "f", Func<CreateFunctionInput, CreateFunctionInput>? with = null)
    {
        var input = new CreateFunctionInput
        {
            FunctionName = name,
            Runtime = "nodejs20.x",
            Handler = "index.handler",
            Role = Role,
            Code = new FunctionCode { ZipFile = Zip.Of(("index.mjs", "export const handler = async event => ({ event });")) },
        };
        return await Lambda.CreateFunction(with?.Invoke(input) ?? input, Caller, default);
    }

    public async Task<InvokeOutput> InvokeAsync(string name = "f", string payload = "{}", string? type = null, string? logType = null, string? qualifier = null, Caller? caller = null) =>
        await Lambda.Invoke(
            new InvokeInput { FunctionName = name, Payload = System.Text.Encoding.UTF8.GetBytes(payload), InvocationType = type, LogType = logType, Qualifier = qualifier },
            caller ?? Caller,
            default);

    public async ValueTask<TOutput> InvokeAsync<TInput, TOutput>(
        Operation<TInput, TOutput> operation, TInput input, InternalCall call, CancellationToken cancellation)
        where TInput : class, IShape<TInput>
        where TOutput : class, IShape<TOutput>
    {
        operation.Validate(input);
        lock (Asked)
        {
            Asked.Add($"{call.Principal.Arn} {operation.Name}");
        }

        if (Denied.Contains(operation.Name))
        {
            throw new CommonApiException("AccessDeniedException", 403, $"not authorized to perform: {operation.Action}");
        }

        if (input is AssumeRoleInput assume)
        {
            return (TOutput)(object)AssumeRole(assume);
        }

        var caller = NewCaller(call.Principal, call.Account, call.Region, "internal", "aws");
        var bound = _otherOperations.TryGetValue(operation.Name, out var other) ? other : LambdaContract.Bind(Lambda).Operations.Single(o => o.Operation.Name == operation.Name);
        return await ((BoundOperation<TInput, TOutput>)bound).Handler(input, caller, cancellation);
    }

    public AccessDecision Authorize(in AccessQuestion question)
    {
        lock (Asked)
        {
            Asked.Add($"{question.Action} {question.ResourceArn} {question.ServiceContext?.Values.Single()[0]}");
        }

        return Denied.Contains(question.Action) ? new AccessDecision(false, $"User is not authorized to perform: {question.Action}", null) : new AccessDecision(true, "", null);
    }

    /// <summary>Whoever names themselves in the header has signed.</summary>
    public Principal? Authenticate(DataPlaneRequest request, string signingName, string region) => request.Header("Authorization") switch
    {
        null => null,
        "bad" => throw new CommonApiException("SignatureDoesNotMatch", 403, "The signature is not right."),
        var name => new Principal(PrincipalKind.User, Account, $"arn:aws:iam::{Account}:user/{name}", "AIDAEXAMPLE", $"AKIA {signingName} {region}"),
    };

    public PolicyEffect Evaluate(string policy, in AccessQuestion question) => throw new NotSupportedException();

    public string? FindFault(string resourcePolicy) => null;

    /// <summary>All lines of a function's log group, in order; empty where there is no group.</summary>
    public async Task<string> LogTextAsync(string group = "/aws/lambda/f")
    {
        try
        {
            var page = await Logs.FilterLogEvents(new FilterLogEventsInput { LogGroupName = group }, Caller, default);
            return string.Concat(page.Events!.Select(e => e.Message));
        }
        catch (Logs.Contract.ResourceNotFoundException)
        {
            return "";
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Lambda.DisposeAsync();
        await Tables.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private AssumeRoleOutput AssumeRole(AssumeRoleInput input) => TrustedRoles.Contains(input.RoleArn)
        ? new AssumeRoleOutput
        {
            Credentials = new Credentials
            {
                AccessKeyId = "ASIAEXAMPLE", SecretAccessKey = "secret", SessionToken = "token", Expiration = _clock.GetUtcNow().AddHours(1),
            },
            AssumedRoleUser = new AssumedRoleUser
            {
                Arn = $"arn:aws:sts::{Account}:assumed-role/worker/{input.RoleSessionName}", AssumedRoleId = $"AROAEXAMPLE:{input.RoleSessionName}",
            },
        }
        : throw new CommonApiException("AccessDenied", 403, "not authorized to perform: sts:AssumeRole");

    private LambdaService Open()
    {
        var lambda = new LambdaService(new LambdaDependencies
        {
            Store = Store,
            Blobs = _blobs,
            CodeDirectory = CodeDirectory,
            Invoker = this,
            Authorizer = this,
            StreamSignals = _streams,
            Authenticator = this,
            Metrics = Metrics,
            Tokens = _tokens,
            Runtime = new RuntimeOptions(),
            CreateEnvironments = _createEnvironments ?? (services => Environments = new FakeEnvironments(services, (spec, request) => Function(spec, request), () => Running(), response => Streaming(response))),
            Node = "node",
            Time = _clock,
            Ids = _ids,
            Log = Log.None,
        });
        lambda.Start(Endpoint);
        return lambda;
    }

    // Only the pipeline makes callers; a test of a handler stands where the pipeline does.
    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    public static extern Caller NewCaller(Principal principal, string account, string region, string requestId, string partition);
}

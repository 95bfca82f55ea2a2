using System.Runtime.CompilerServices;
using Fractus.DynamoDb.Contract;
using Fractus.Kernel;
using Fractus.Kernel.Identity;
using Fractus.Kernel.Metrics;
using Fractus.Kernel.Paging;
using Fractus.Store;

namespace Fractus.DynamoDb.Tests;

/// <summary>DynamoDB on a store in memory, or on a given one, called as its pipeline calls it.</summary>
internal sealed class Cloud : IAsyncDisposable
{
    private readonly FileBlobStore? _ownBlobs;

    public Cloud(TimeProvider? time = null, IStore? store = null, IBlobStore? blobs = null)
    {
        Store = store ?? new MemoryStore();
        Blobs = blobs ?? (_ownBlobs = FileBlobStore.OpenTemporary(TimeProvider.System, IdGenerator.System));
        Service = OpenService(time);
        var root = new Principal(PrincipalKind.Root, "000000000000", "arn:aws:iam::000000000000:root", "000000000000", "test");
        Caller = Create(root, "000000000000", "us-east-1", "request", "aws");
    }

    /// <summary>Another service on the same store: what a restart makes.</summary>
    public DynamoDbService OpenService(TimeProvider? time = null) => new(new DynamoDbDependencies
    {
        Store = Store,
        Blobs = Blobs,
        Authorizer = new NoAuthorizer(),
        Tokens = new PageTokens(new byte[32]),
        Time = time ?? TimeProvider.System,
        Ids = IdGenerator.System,
        Log = Log.None,
        Metrics = IMetricRecorder.None,
    });

    public IStore Store { get; }

    public IBlobStore Blobs { get; }

    public DynamoDbService Service { get; }

    public Caller Caller { get; }

    /// <summary>A table with the partition key p (S) and, where a type is given, the sort key c.</summary>
    public async Task<TableDescription> CreateTableAsync(string name = "things", string? sortType = null, Func<CreateTableInput, CreateTableInput>? with = null)
    {
        var input = new CreateTableInput
        {
            TableName = name,
            BillingMode = BillingMode.PayPerRequest,
            AttributeDefinitions = Definitions(sortType is null ? [("p", "S")] : [("p", "S"), ("c", sortType)]),
            KeySchema = Keys("p", sortType is null ? null : "c"),
        };
        var output = await Service.CreateTable(with?.Invoke(input) ?? input, Caller, default);
        return output.TableDescription!;
    }

    public static AttributeDefinition[] Definitions(params (string Name, string Type)[] attributes) =>
        [.. attributes.Select(a => new AttributeDefinition { AttributeName = a.Name, AttributeType = a.Type })];

    public static KeySchemaElement[] Keys(string hash, string? range = null)
    {
        var first = new KeySchemaElement { AttributeName = hash, KeyType = KeyType.Hash };
        return range is null ? [first] : [first, new KeySchemaElement { AttributeName = range, KeyType = KeyType.Range }];
    }

    public ValueTask<PutItemOutput> PutAsync(string item, string table = "things") =>
        Service.PutItem(new PutItemInput { TableName = table, Item = Json.Map(item) }, Caller, default);

    public async Task<string?> GetAsync(string key, string table = "things")
    {
        var output = await Service.GetItem(new GetItemInput { TableName = table, Key = Json.Map(key), ConsistentRead = true }, Caller, default);
        return output.Item is null ? null : Json.Of(output.Item);
    }

    public async Task<List<string>> QueryAsync(QueryInput input)
    {
        var output = await Service.Query(input, Caller, default);
        return [.. output.Items!.Select(Json.Of)];
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Store.DisposeAsync();
        _ownBlobs?.Dispose();
    }

    // What these tests call is behind the pipeline's check.
    private sealed class NoAuthorizer : IAuthorizer
    {
        public AccessDecision Authorize(in AccessQuestion question) => throw new NotSupportedException();

        public PolicyEffect Evaluate(string policy, in AccessQuestion question) => throw new NotSupportedException();

        public string? FindFault(string resourcePolicy) => throw new NotSupportedException();
    }

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern Caller Create(Principal principal, string account, string region, string requestId, string partition);
}

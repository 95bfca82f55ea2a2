using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Fractus.DynamoDb.Contract;
using Fractus.Lambda.Contract;
using Fractus.Runtime;
using Fractus.Store;

namespace Fractus.Lambda.Tests.Support;

/// <summary>A table with a stream, and functions whose events a test reads and answers.</summary>
internal sealed class StreamCloud : IAsyncDisposable
{
    public const string Arn = $"arn:aws:lambda:{FakeCloud.Region}:{FakeCloud.Account}:function:";
    public const string Table = "things";

    private static readonly byte[] s_null = "null"u8.ToArray();
    private readonly BlockingCollection<(string Function, string Event)> _events = [];

    public StreamCloud(IStore? store = null)
    {
        Cloud = new FakeCloud(store);
        Cloud.Function = (spec, request) =>
        {
            var text = Encoding.UTF8.GetString(request.Payload.Span);
            var answer = Answer(spec, JsonDocument.Parse(request.Payload).RootElement);
            _events.Add((spec.FunctionName, text));
            return answer;
        };
    }

    public FakeCloud Cloud { get; }

    /// <summary>Runs before the event is there to read.</summary>
    public Func<FunctionSpec, JsonElement, InvocationResult> Answer { get; set; } = (_, _) => Success();

    public string StreamArn { get; private set; } = "";

    public bool HasMore => _events.Count > 0;

    public static InvocationResult Success(string json = "null") => FakeEnvironments.Answer(Encoding.UTF8.GetBytes(json));

    public static InvocationResult Failure() => FakeEnvironments.Answer(s_null, "Unhandled");

    /// <summary>The items' names, as <c>a b c</c>.</summary>
    public static string NamesOf(string batch) => NamesOf(JsonDocument.Parse(batch).RootElement);

    public static string NamesOf(JsonElement batch) => string.Join(
        ' ', batch.GetProperty("Records").EnumerateArray().Select(r => r.GetProperty("dynamodb").GetProperty("Keys").GetProperty("p").GetProperty("S").GetString()));

    public async Task<StreamCloud> OpenAsync(string viewType = "NEW_AND_OLD_IMAGES")
    {
        await Cloud.CreateAsync();
        var table = await Cloud.Tables.CreateTable(
            new CreateTableInput
            {
                TableName = Table,
                AttributeDefinitions = [new AttributeDefinition { AttributeName = "p", AttributeType = "S" }],
                KeySchema = [new KeySchemaElement { AttributeName = "p", KeyType = "HASH" }],
                BillingMode = "PAY_PER_REQUEST",
                StreamSpecification = new StreamSpecification { StreamEnabled = true, StreamViewType = viewType },
            },
            Cloud.Caller,
            default);
        StreamArn = table.TableDescription!.LatestStreamArn!;
        return this;
    }

    public IReadOnlyList<double> CountsOf(EventSourceMappingConfiguration mapping, string metric) =>
        [.. Cloud.Metrics.Of($"AWS/Lambda {metric} Count EventSourceMappingUUID={mapping.UUID}")];

    public async Task<EventSourceMappingConfiguration> MapAsync(Func<CreateEventSourceMappingInput, CreateEventSourceMappingInput>? with = null)
    {
        var input = new CreateEventSourceMappingInput { EventSourceArn = StreamArn, FunctionName = "f", StartingPosition = "TRIM_HORIZON" };
        return await Cloud.Lambda.CreateEventSourceMapping(with?.Invoke(input) ?? input, Cloud.Caller, default);
    }

    public async Task<EventSourceMappingConfiguration> GetAsync(string uuid) =>
        await Cloud.Lambda.GetEventSourceMapping(new GetEventSourceMappingInput { UUID = uuid }, Cloud.Caller, default);

    public async Task<EventSourceMappingConfiguration> UpdateAsync(string uuid, Func<UpdateEventSourceMappingInput, UpdateEventSourceMappingInput> with) =>
        await Cloud.Lambda.UpdateEventSourceMapping(with(new UpdateEventSourceMappingInput { UUID = uuid }), Cloud.Caller, default);

    /// <summary>Writes items with these names.</summary>
    public async Task PutAsync(params string[] names)
    {
        foreach (var name in names)
        {
            await PutAsync(name, n: null);
        }
    }

    public async Task PutAsync(string name, int? n)
    {
        var value = n is { } number ? AttributeValue.FromNumber(number.ToString(CultureInfo.InvariantCulture)) : AttributeValue.FromText("x");
        await Cloud.Tables.PutItem(
            new PutItemInput { TableName = Table, Item = AttributeMap.Of(("p", AttributeValue.FromText(name)), ("v", value)) }, Cloud.Caller, default);
    }

    /// <summary>The next event of a function; the next of a batch's names with <see cref="NamesOf(string)"/>.</summary>
    public string Next(string function = "f")
    {
        Assert.True(_events.TryTake(out var next, TimeSpan.FromSeconds(20)), "No event came.");
        Assert.Equal(function, next.Function);
        return next.Event;
    }

    /// <summary>The next event of whichever function.</summary>
    public (string Function, string Event) Take() => _events.TryTake(out var next, TimeSpan.FromSeconds(20)) ? next : throw new TimeoutException("No event came.");

    public string NextNames() => NamesOf(Next());

    /// <summary>Moves the clock until an event comes.</summary>
    public string NextLater(TimeSpan step, string function = "f")
    {
        for (var moves = 0; moves < 200; moves++)
        {
            Cloud.Time.Advance(step);
            if (_events.TryTake(out var next, TimeSpan.FromMilliseconds(50)))
            {
                Assert.Equal(function, next.Function);
                return next.Event;
            }
        }

        throw new TimeoutException("No event came.");
    }

    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(deadline) < TimeSpan.FromSeconds(20), "It did not come to that.");
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Cloud.DisposeAsync();
        _events.Dispose();
    }
}

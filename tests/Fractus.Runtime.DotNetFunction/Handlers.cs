using System.Text.Json;
using Amazon.Lambda.Core;

[assembly: LambdaSerializer(typeof(Shop.Json))]

namespace Shop;

public sealed class Json : ILambdaSerializer
{
    public T Deserialize<T>(Stream requestStream) => JsonSerializer.Deserialize<T>(requestStream, JsonSerializerOptions.Web)!;

    public void Serialize<T>(T response, Stream responseStream) => JsonSerializer.Serialize(responseStream, response, JsonSerializerOptions.Web);
}

public sealed record Order(string Item, int Count);

public sealed class Handlers
{
    private int _calls;

    public Order Double(Order order) => order with { Count = order.Count * 2 };

    public async Task<int> CountAsync()
    {
        await Task.Yield();
        return ++_calls;
    }

    public static Stream Echo(Stream input) => input;

    public void Nothing(Order order) => _ = order;

    public Dictionary<string, object?> Context(JsonElement input, ILambdaContext context) => new()
    {
        ["requestId"] = context.AwsRequestId,
        ["name"] = context.FunctionName,
        ["arn"] = context.InvokedFunctionArn,
        ["memoryMb"] = context.MemoryLimitInMB,
        ["remainingMs"] = (int)context.RemainingTime.TotalMilliseconds,
        ["custom"] = context.ClientContext?.Custom["tool"],
        ["identity"] = context.Identity.IdentityId,
        ["trace"] = Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID"),
    };

    public void Print(JsonElement input, ILambdaContext context)
    {
        Console.WriteLine("printed\nin two lines");
        context.Logger.LogDebug("a detail");
        context.Logger.LogWarning("a warning");
    }

    public async Task<int> Fail(Order order)
    {
        await Task.Yield();
        throw new InvalidOperationException($"There is no {order.Item}.", new FormatException("The cause."));
    }
}

public static class Program
{
    /// <summary>A custom client, as programs that are no class libraries bring one.</summary>
    public static async Task Main()
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://{Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")}/2018-06-01/runtime/"), Timeout = Timeout.InfiniteTimeSpan };
        while (true)
        {
            using var next = await http.GetAsync("invocation/next");
            var requestId = next.Headers.GetValues("Lambda-Runtime-Aws-Request-Id").Single();
            using var answer = new StringContent($"\"program: {await next.Content.ReadAsStringAsync()}\"");
            (await http.PostAsync($"invocation/{requestId}/response", answer)).Dispose();
        }
    }
}

using Fractus.Kernel;

namespace Fractus.Runtime.Bench;

internal sealed class Services : IEnvironmentServices
{
    public ValueTask<FunctionCredentials> GetCredentialsAsync(FunctionSpec function, CancellationToken cancellationToken) =>
        new(new FunctionCredentials("ASIAEXAMPLE", "secret", "token", DateTimeOffset.MaxValue));

    public void WriteLogs(FunctionSpec function, string logStream, ReadOnlySpan<LogEvent> events)
    {
    }

    public void ExtensionsDone(FunctionSpec function, InvocationRequest request, DateTimeOffset begunAt, TimeSpan took)
    {
    }
}

/// <summary>First calls, in milliseconds.</summary>
/// <param name="Whole">As their caller sees them.</param>
/// <param name="Loading">From the assignment to being ready.</param>
/// <param name="Running">The handler's call itself.</param>
internal sealed record ColdStarts(List<double> Whole, List<double> Loading, List<double> Running);

internal sealed class Functions(string directory, ExecutionEnvironments environments)
{
    private const string NodeEmpty = "export const handler = async () => ({});";

    private const string NodeSdk = """
        import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
        import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
        const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
        export const handler = async () => ({ ok: client !== undefined });
        """;

    private const string PythonEmpty = "def handler(event, context):\n    return {}\n";

    private const string PythonSdk = "import boto3\nclient = boto3.client('dynamodb')\n" + PythonEmpty;

    private int number;

    /// <summary>Calls of one environment, one after the other.</summary>
    internal async Task<List<double>> WarmAsync(string runtime, int samples)
    {
        var function = Create(runtime, useSdk: false);
        for (var i = 0; i < samples; i++)
        {
            await InvokeAsync(function);
        }

        var times = new List<double>(samples);
        for (var i = 0; i < samples; i++)
        {
            times.Add(await Figures.TimeAsync(() => InvokeAsync(function)));
        }

        environments.Retire(function.FunctionArn);
        return times;
    }

    /// <summary>First calls of new functions, each with a pre-started environment standing ready.</summary>
    internal async Task<ColdStarts> ColdAsync(string runtime, int samples, bool useSdk)
    {
        var starts = new ColdStarts([], [], []);
        environments.Prepare(runtime);
        for (var i = 0; i < samples; i++)
        {
            // Long enough for the replacement of the one taken before.
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
            var function = Create(runtime, useSdk);
            InvocationResult? result = null;
            starts.Whole.Add(await Figures.TimeAsync(async () => result = await InvokeAsync(function)));
            starts.Loading.Add(result!.InitDuration!.Value.TotalMilliseconds);
            starts.Running.Add(result.Duration.TotalMilliseconds);
            environments.Retire(function.FunctionArn);
        }

        return starts;
    }

    private async Task<InvocationResult> InvokeAsync(FunctionSpec function)
    {
        var request = new InvocationRequest { RequestId = IdGenerator.System.Uuid(), Payload = "{}"u8.ToArray() };
        var result = await environments.InvokeAsync(function, request, default);
        if (result.FunctionError is not null)
        {
            throw new InvalidOperationException(System.Text.Encoding.UTF8.GetString(result.Payload.Span));
        }

        return result;
    }

    private FunctionSpec Create(string runtime, bool useSdk)
    {
        var isNode = runtime.StartsWith("node", StringComparison.Ordinal);
        var code = Path.Combine(directory, $"f{++number}");
        Directory.CreateDirectory(code);
        File.WriteAllText(
            Path.Combine(code, isNode ? "index.mjs" : "index.py"),
            (isNode, useSdk) switch { (true, true) => NodeSdk, (true, _) => NodeEmpty, (_, true) => PythonSdk, _ => PythonEmpty });
        return new FunctionSpec
        {
            FunctionArn = $"arn:aws:lambda:eu-central-1:000000000000:function:f{number}",
            RevisionId = "1",
            FunctionName = $"f{number}",
            Version = "$LATEST",
            Region = "eu-central-1",
            Runtime = runtime,
            Handler = "index.handler",
            CodeDirectory = code,
            MemoryMb = 128,
            Timeout = TimeSpan.FromSeconds(30),
            Environment = new Dictionary<string, string> { ["AWS_ENDPOINT_URL"] = "http://127.0.0.1:4566" },
            LogGroup = $"/aws/lambda/f{number}",
        };
    }
}

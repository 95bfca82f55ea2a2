using System.Text;
using Fractus.Kernel;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Tests.Support;
using Fractus.Runtime;
using Fractus.Testing;

namespace Fractus.Lambda.Tests;

/// <summary>The service on real environments: a Node.js function from its package to its lines in the log.</summary>
public sealed class RealEnvironmentTests : AsyncTests
{
    private readonly FakeCloud _cloud = new(
        environments: services => new ExecutionEnvironments(
            new RuntimeOptions(), Isolation.ChooseAsync(new RuntimeOptions(), TimeProvider.System, Log.None).GetAwaiter().GetResult(), services, TimeProvider.System, IdGenerator.System, Log.None),
        clock: TimeProvider.System);

    public override ValueTask DisposeAsync() => _cloud.DisposeAsync();

    [Fact]
    public async Task A_function_runs_is_changed_and_leaves_its_lines_in_the_log()
    {
        await CreateAsync("export const handler = async e => { console.log('got', e.n); return { key: process.env.AWS_ACCESS_KEY_ID, url: process.env.AWS_ENDPOINT_URL, n: e.n + 1 }; };");
        var first = await _cloud.InvokeAsync(payload: """{"n":1}""", logType: "Tail");
        Assert.Null(first.FunctionError);
        Assert.Equal("""{"key":"ASIAEXAMPLE","url":"http://127.0.0.1:4566","n":2}""", Encoding.UTF8.GetString(first.Payload!.Value.Span));
        Assert.Contains("INFO\tgot 1", Encoding.UTF8.GetString(Convert.FromBase64String(first.LogResult!)), StringComparison.Ordinal);

        await _cloud.Lambda.UpdateFunctionCode(
            new UpdateFunctionCodeInput { FunctionName = "f", ZipFile = Zip.Of(("index.mjs", "export const handler = async () => 'changed';")) }, _cloud.Caller, default);
        Assert.Equal("\"changed\"", Encoding.UTF8.GetString((await _cloud.InvokeAsync()).Payload!.Value.Span));

        await _cloud.RestartAsync();
        var log = await _cloud.LogTextAsync();
        Assert.Equal(2, log.Split("START RequestId").Length - 1);
        Assert.Equal(2, log.Split("REPORT RequestId").Length - 1);
        Assert.Contains("got 1", log, StringComparison.Ordinal);
        Assert.Contains("Init Duration", log, StringComparison.Ordinal);
    }

    // What a canary deployment needs: the old version goes on, in an environment of its own, when the new one is there.
    [Fact]
    public async Task Versions_run_side_by_side_and_an_alias_moves_between_them()
    {
        await CreateAsync("let calls = 0; export const handler = async (e, c) => `${c.functionVersion} ${c.invokedFunctionArn.split(':').at(-1)} ${++calls}`;");
        await _cloud.Lambda.PublishVersion(new PublishVersionInput { FunctionName = "f" }, _cloud.Caller, default);
        await _cloud.Lambda.CreateAlias(new CreateAliasInput { FunctionName = "f", Name = "live", FunctionVersion = "1" }, _cloud.Caller, default);
        Assert.Equal("\"1 live 1\"", await AnswerAsync("live"));
        await _cloud.Lambda.UpdateFunctionCode(
            new UpdateFunctionCodeInput { FunctionName = "f", Publish = true, ZipFile = Zip.Of(("index.mjs", "export const handler = async () => 'second';")) }, _cloud.Caller, default);
        Assert.Equal("\"second\"", await AnswerAsync("$LATEST"));
        Assert.Equal("\"1 live 2\"", await AnswerAsync("live"));
        await _cloud.Lambda.UpdateAlias(new UpdateAliasInput { FunctionName = "f", Name = "live", FunctionVersion = "2" }, _cloud.Caller, default);
        Assert.Equal("\"second\"", await AnswerAsync("live"));
        Assert.Equal("\"1 1 3\"", await AnswerAsync("1"));
    }

    [Theory]
    [InlineData("nodejs20.x", "index.mjs", "import { answer } from 'deep'; import { createRequire } from 'node:module'; export const handler = async () => answer + createRequire(import.meta.url)('deep20').answer;")]
    [InlineData("python3.12", "index.py", "import deep, deep312\ndef handler(event, context):\n    return deep.answer + deep312.answer\n")]
    public async Task A_function_finds_what_its_layers_bring(string runtime, string file, string code)
    {
        string[] layers =
        [
            await PublishAsync(
                "low",
                ("nodejs/node_modules/deep/package.json", """{"name":"deep","type":"module","exports":"./deep.js"}"""),
                ("nodejs/node_modules/deep/deep.js", "export const answer = 40;"),
                ("python/deep.py", "answer = 40")),
            await PublishAsync(
                "high",
                ("nodejs/node20/node_modules/deep20/index.js", "exports.answer = 2;"),
                ("python/lib/python3.12/site-packages/deep312.py", "answer = 2")),
        ];
        await _cloud.CreateAsync(with: i => i with
        {
            Runtime = runtime, Layers = layers, Timeout = 20, Code = new FunctionCode { ZipFile = Zip.Of((file, code)) },
        });
        Assert.Equal("42", await AnswerAsync("$LATEST"));
    }

    // The way in which people bring a runtime that the service does not have.
    [Fact]
    public async Task A_layer_can_bring_the_runtime_itself_and_programs()
    {
        const string Bootstrap = """
            #!/bin/sh
            id=$(curl -s -D - -o /dev/null "http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation/next" | tr -d '\r' | sed -n 's/^[Ll]ambda-[Rr]untime-[Aa]ws-[Rr]equest-[Ii]d: //p')
            curl -s "http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation/$id/response" -d "\"$(tool)\"" > /dev/null
            """;
        var zip = Zip.Build(archive =>
        {
            Zip.Add(archive, "bootstrap", Bootstrap).ExternalAttributes = unchecked((int)0x81ED0000);
            Zip.Add(archive, "bin/tool", "#!/bin/sh\necho from the layer\n").ExternalAttributes = unchecked((int)0x81ED0000);
        });
        var layer = await _cloud.Lambda.PublishLayerVersion(
            new PublishLayerVersionInput { LayerName = "runtime", Content = new LayerVersionContentInput { ZipFile = zip } }, _cloud.Caller, default);
        await _cloud.CreateAsync(with: i => i with
        {
            Runtime = "provided.al2023", Layers = [layer.LayerVersionArn!], Timeout = 20, Code = new FunctionCode { ZipFile = Zip.Of(("a", "a")) },
        });
        Assert.Equal("\"from the layer\"", await AnswerAsync("$LATEST"));
    }

    private async Task<string> PublishAsync(string name, params (string Name, string Text)[] files) => (await _cloud.Lambda.PublishLayerVersion(
        new PublishLayerVersionInput { LayerName = name, Content = new LayerVersionContentInput { ZipFile = Zip.Of(files) } }, _cloud.Caller, default)).LayerVersionArn!;

    private async Task<string> AnswerAsync(string qualifier) => Encoding.UTF8.GetString((await _cloud.InvokeAsync(qualifier: qualifier)).Payload!.Value.Span);

    private Task<FunctionConfiguration> CreateAsync(string code) =>
        _cloud.CreateAsync(with: i => i with { Code = new FunctionCode { ZipFile = Zip.Of(("index.mjs", code)) }, Timeout = 20 });
}

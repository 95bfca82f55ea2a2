using System.Text;
using Fractus.Kernel;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Tests.Support;
using Fractus.Runtime;
using Fractus.Testing;

namespace Fractus.Lambda.Tests;

/// <summary>Functions whose code is a folder in which somebody works.</summary>
public sealed class HotReloadTests : AsyncTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fractus-hot-reload-").FullName;
    private readonly Caller _root = FakeCloud.NewCaller(
        new Principal(PrincipalKind.Root, FakeCloud.Account, $"arn:aws:iam::{FakeCloud.Account}:root", FakeCloud.Account, "test"), FakeCloud.Account, FakeCloud.Region, "request-1", "aws");

    private FakeCloud _cloud = null!;

    public override Task InitializeAsync()
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);
        }

        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        await _cloud.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    // The whole point: what was saved before a call runs in that call, however quickly it comes, and what did not change stays warm.
    [Theory]
    [InlineData(IsolationKind.Sandbox)]
    [InlineData(IsolationKind.Process)]
    public async Task A_saved_file_is_live_on_the_next_call(IsolationKind isolation)
    {
        _cloud = Real(isolation, new HotReloadOptions { AllowsRoot = true });
        Save("lib/part.mjs", "export const part = 'one';");
        Save("index.mjs", "import { DynamoDBClient } from '@aws-sdk/client-dynamodb'; import { part } from './lib/part.mjs'; let calls = 0; export const handler = async () => `${typeof DynamoDBClient} ${part} ${++calls}`;");
        await CreateAsync();
        Assert.Equal("function one 1", await AnswerAsync());
        Assert.Equal("function one 2", await AnswerAsync());
        for (var i = 0; i < 5; i++)
        {
            Save("lib/part.mjs", $"export const part = 'n{i}';");
            Assert.Equal($"function n{i} 1", await AnswerAsync());
        }

        // Editors write a new file and put it in the old one's place.
        Save("lib/new", "export const part = 'xx';");
        File.Move(Path.Combine(_folder, "lib/new"), Path.Combine(_folder, "lib/part.mjs"), overwrite: true);
        Assert.Equal("function xx 1", await AnswerAsync());
        Assert.Equal("function xx 2", await AnswerAsync());
        File.Delete(Path.Combine(_folder, "lib/part.mjs"));
        Assert.Contains("Cannot find module", await AnswerAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Python_runs_what_is_saved_whatever_it_compiled_before()
    {
        _cloud = Real(IsolationKind.Auto, new HotReloadOptions { Folders = [_folder] });
        Save("part.py", "value = 1\n");
        Save("index.py", "import part\ndef handler(event, context):\n    return part.value\n");
        await CreateAsync("python3.12", _cloud.Caller);
        Assert.Equal("1", await AnswerAsync());
        Save("part.py", "value = 2\n");
        Assert.Equal("2", await AnswerAsync());
    }

    // For functions that a tool deploys: nothing in their template has to change.
    [Fact]
    public async Task The_operator_puts_a_folder_in_the_place_of_what_was_deployed()
    {
        _cloud = Real(IsolationKind.Auto, new HotReloadOptions { Functions = new Dictionary<string, string> { ["f"] = _folder } });
        Save("index.mjs", "export const handler = async () => 'folder';");
        await _cloud.CreateAsync();
        Assert.Equal("folder", await AnswerAsync());
        Save("index.mjs", "export const handler = async () => 'saved';");
        Assert.Equal("saved", await AnswerAsync());
    }

    [Fact]
    public async Task What_describes_the_function_names_the_folder_until_a_package_comes()
    {
        _cloud = new FakeCloud(hotReload: new HotReloadOptions { AllowsRoot = true });
        var created = await CreateAsync(folder: _folder + "/");
        Assert.Equal(("hot-reloading-hash-not-available", 0L), (created.CodeSha256, created.CodeSize));
        var got = await _cloud.Lambda.GetFunction(new GetFunctionInput { FunctionName = "f" }, _root, default);
        Assert.Equal($"file://{_folder}", got.Code!.Location);
        Assert.Equal(0, (await _cloud.Lambda.GetAccountSettings(new GetAccountSettingsInput(), _root, default)).AccountUsage!.TotalCodeSize);
        var published = await _cloud.Lambda.PublishVersion(new PublishVersionInput { FunctionName = "f", CodeSha256 = created.CodeSha256 }, _root, default);
        Assert.Equal("1", published.Version);
        await _cloud.InvokeAsync(qualifier: "1");
        Assert.Equal(_folder, _cloud.Environments.Calls.Single().Spec.CodeDirectory);

        var updated = await _cloud.Lambda.UpdateFunctionCode(new UpdateFunctionCodeInput { FunctionName = "f", ZipFile = Zip.Of(("index.mjs", "x")) }, _root, default);
        Assert.NotEqual(created.CodeSha256, updated.CodeSha256);
        await _cloud.InvokeAsync();
        Assert.NotEqual(_folder, _cloud.Environments.Calls[^1].Spec.CodeDirectory);
        var back = await _cloud.Lambda.UpdateFunctionCode(new UpdateFunctionCodeInput { FunctionName = "f", S3Bucket = "hot-reload", S3Key = _folder }, _root, default);
        Assert.Equal(created.CodeSha256, back.CodeSha256);
    }

    // A folder of the host that a function sees is a hole in its sandbox: nobody makes one by permissions on Lambda alone.
    [Fact]
    public async Task Nobody_but_root_names_a_folder_that_the_operator_did_not()
    {
        _cloud = new FakeCloud(hotReload: new HotReloadOptions { AllowsRoot = true, Folders = [_folder] });
        var denied = await Assert.ThrowsAsync<CommonApiException>(() => CreateAsync(caller: _cloud.Caller, folder: "/etc"));
        Assert.Equal("AccessDeniedException", denied.Code);
        Assert.Contains("--hot-reload /etc", denied.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<CommonApiException>(() => CreateAsync(caller: _cloud.Caller, folder: _folder + "/../../etc"));
        await Assert.ThrowsAsync<CommonApiException>(() => CreateAsync(caller: _cloud.Caller, folder: _folder + "2"));
        Save("below/index.mjs", "");
        await CreateAsync(caller: _cloud.Caller, folder: Path.Combine(_folder, "below"));
        await Assert.ThrowsAsync<CommonApiException>(async () => await _cloud.Lambda.UpdateFunctionCode(
            new UpdateFunctionCodeInput { FunctionName = "f", S3Bucket = "hot-reload", S3Key = "/etc" }, _cloud.Caller, default));
    }

    [Fact]
    public async Task On_a_server_for_others_even_root_names_only_what_the_operator_allows()
    {
        _cloud = new FakeCloud(hotReload: new HotReloadOptions());
        await Assert.ThrowsAsync<CommonApiException>(() => CreateAsync());
    }

    [Theory]
    [InlineData("relative/folder", "S3Key is the absolute path")]
    [InlineData("/not/there", "is not there")]
    public async Task What_is_no_folder_is_refused_when_it_is_named(string key, string said)
    {
        _cloud = new FakeCloud(hotReload: new HotReloadOptions { AllowsRoot = true });
        var refused = await Assert.ThrowsAsync<InvalidParameterValueException>(() => CreateAsync(folder: key));
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_has_gone_is_told_to_the_caller()
    {
        _cloud = new FakeCloud(hotReload: new HotReloadOptions { AllowsRoot = true });
        Save("below/index.mjs", "");
        var below = Path.Combine(_folder, "below");
        await CreateAsync(folder: below);
        Directory.Delete(below, recursive: true);
        var error = await Assert.ThrowsAsync<InvalidZipFileException>(() => _cloud.InvokeAsync());
        Assert.Equal($"The folder {below}, which is the function's code, is not there.", error.Message);
    }

    private static FakeCloud Real(IsolationKind isolation, HotReloadOptions hotReload)
    {
        var options = new RuntimeOptions { Isolation = isolation };
        return new FakeCloud(
            environments: services => new ExecutionEnvironments(
                options, Isolation.ChooseAsync(options, TimeProvider.System, Log.None).GetAwaiter().GetResult(), services, TimeProvider.System, IdGenerator.System, Log.None),
            clock: TimeProvider.System,
            hotReload: hotReload);
    }

    private void Save(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private async Task<FunctionConfiguration> CreateAsync(string runtime = "nodejs20.x", Caller? caller = null, string? folder = null) => await _cloud.Lambda.CreateFunction(
        new CreateFunctionInput
        {
            FunctionName = "f",
            Runtime = runtime,
            Handler = "index.handler",
            Role = FakeCloud.Role,
            Timeout = 20,
            Code = new FunctionCode { S3Bucket = "hot-reload", S3Key = folder ?? _folder },
        },
        caller ?? _root,
        default);

    private async Task<string> AnswerAsync() => Encoding.UTF8.GetString((await _cloud.InvokeAsync()).Payload!.Value.Span).Trim('"');
}

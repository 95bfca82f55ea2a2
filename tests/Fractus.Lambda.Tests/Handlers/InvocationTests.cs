using System.Text;
using Fractus.Kernel;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Tests.Support;
using Fractus.Runtime;
using Fractus.Store;
using Fractus.Testing;

namespace Fractus.Lambda.Tests.Handlers;

public sealed class InvocationTests : AsyncTests
{
    // Whoever traces a request goes on with the function's part of it.
    [Fact]
    public async Task A_trace_is_continued_or_begun()
    {
        await _cloud.CreateAsync();
        const string given = "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1";
        await _cloud.Lambda.Invoke(new InvokeInput { FunctionName = "f", TraceId = given }, _cloud.Caller, default);
        await _cloud.InvokeAsync();
        Assert.Matches($"^{given};Lineage=[0-9a-f]{{8}}:0$", _cloud.Environments.Calls[0].Request.TraceId);
        Assert.Matches("^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0;Lineage=[0-9a-f]{8}:0$", _cloud.Environments.Calls[1].Request.TraceId);
    }

    private readonly FakeCloud _cloud = new();

    public override ValueTask DisposeAsync() => _cloud.DisposeAsync();

    [Fact]
    public async Task A_function_gets_its_event_and_its_answer_comes_back()
    {
        await _cloud.CreateAsync();
        var answer = await _cloud.InvokeAsync(payload: """{"a":1}""");
        Assert.Equal((200, "$LATEST", null, null), (answer.StatusCode, answer.ExecutedVersion, answer.FunctionError, answer.LogResult));
        Assert.Equal("""{"a":1}""", Encoding.UTF8.GetString(answer.Payload!.Value.Span));
        var (spec, request) = _cloud.Environments.Calls.Single();
        Assert.Equal(_cloud.Caller.RequestId, request.RequestId);
        Assert.Equal("http://127.0.0.1:4566", spec.Environment["AWS_ENDPOINT_URL"]);
        Assert.Equal(("index.handler", "nodejs20.x", 128, TimeSpan.FromSeconds(3)), (spec.Handler, spec.Runtime, spec.MemoryMb, spec.Timeout));
        Assert.Contains("event => ({ event })", File.ReadAllText(Path.Combine(spec.CodeDirectory, "index.mjs")), StringComparison.Ordinal);
        Assert.Equal("ASIAEXAMPLE", _cloud.Environments.Credentials!.AccessKeyId);
    }

    [Fact]
    public async Task No_event_is_an_empty_one()
    {
        await _cloud.CreateAsync();
        Assert.Equal("{}", Encoding.UTF8.GetString((await _cloud.InvokeAsync(payload: "")).Payload!.Value.Span));
    }

    [Fact]
    public async Task A_failing_function_is_an_answer_with_its_log_where_that_is_wanted()
    {
        await _cloud.CreateAsync();
        _cloud.Function = (_, _) => FakeEnvironments.Answer("{}"u8.ToArray(), "Unhandled");
        var answer = await _cloud.InvokeAsync(logType: "Tail");
        Assert.Equal((200, "Unhandled"), (answer.StatusCode, answer.FunctionError));
        Assert.Equal("the end of the log", Encoding.UTF8.GetString(Convert.FromBase64String(answer.LogResult!)));
    }

    [Fact]
    public async Task A_dry_run_runs_nothing_but_checks_everything()
    {
        await _cloud.CreateAsync();
        var answer = await _cloud.InvokeAsync(type: "DryRun");
        Assert.Equal(204, answer.StatusCode);
        Assert.Null(answer.Payload);
        Assert.Empty(_cloud.Environments.Calls);
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _cloud.InvokeAsync("nope", type: "DryRun"));
    }

    // Such bytes come from text in another encoding, or from a payload that an old AWS CLI sent without decoding it; both answers were seen on the real service.
    [Theory]
    [InlineData("99eb2c6a", "Unexpected character ((CTRL-CHAR, code 153)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')", 1, 1)]
    [InlineData("6e87729e", "Invalid UTF-8 start byte 0x87", 1, 3)]
    [InlineData("7b0a2261223a20", "Unexpected end-of-input", 2, 6)]
    public async Task Bytes_that_are_not_json_are_told_as_by_the_services_parser(string hex, string text, int line, int column)
    {
        await _cloud.CreateAsync();
        var input = new InvokeInput { FunctionName = "f", Payload = Convert.FromHexString(hex) };
        var error = await Assert.ThrowsAsync<InvalidRequestContentException>(async () => await _cloud.Lambda.Invoke(input, _cloud.Caller, default));
        Assert.Equal(
            $"Could not parse request body into json: Could not parse payload into json: {text}\n at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: {line}, column: {column}]",
            error.Message);
    }

    [Fact]
    public async Task What_is_not_json_is_refused()
    {
        await _cloud.CreateAsync();
        var error = await Assert.ThrowsAsync<InvalidRequestContentException>(() => _cloud.InvokeAsync(payload: "{nope"));
        Assert.Equal(
            "Could not parse request body into json: Could not parse payload into json: Unrecognized token 'nope': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')"
            + "\n at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 6]",
            error.Message);
        await Assert.ThrowsAsync<InvalidRequestContentException>(() => _cloud.InvokeAsync(payload: "1 2"));
    }

    [Fact]
    public async Task An_event_that_is_too_large_is_refused()
    {
        await _cloud.CreateAsync();
        var error = await Assert.ThrowsAsync<RequestTooLargeException>(() => _cloud.InvokeAsync(payload: $"\"{new string('x', 6_291_456)}\""));
        Assert.Equal("Request must be smaller than 6291456 bytes for the InvokeFunction operation", error.Message);
        await Assert.ThrowsAsync<RequestTooLargeException>(() => _cloud.InvokeAsync(payload: $"\"{new string('x', 1_048_576)}\"", type: "Event"));
    }

    [Fact]
    public async Task The_latest_version_can_be_named_and_none_that_is_not_there()
    {
        await _cloud.CreateAsync();
        await _cloud.InvokeAsync(qualifier: "$LATEST");
        Assert.Equal("arn:aws:lambda:us-east-1:000000000000:function:f:$LATEST", _cloud.Environments.Calls.Single().Request.InvokedFunctionArn);
        var error = await Assert.ThrowsAsync<ResourceNotFoundException>(() => _cloud.InvokeAsync(qualifier: "prod"));
        Assert.Equal("Function not found: arn:aws:lambda:us-east-1:000000000000:function:f:prod", error.Message);
    }

    [Fact]
    public async Task The_client_context_is_decoded_or_refused()
    {
        await _cloud.CreateAsync();
        var context = Convert.ToBase64String("""{"client":{}}"""u8);
        await _cloud.Lambda.Invoke(new InvokeInput { FunctionName = "f", ClientContext = context }, _cloud.Caller, default);
        Assert.Equal("""{"client":{}}""", _cloud.Environments.Calls.Single().Request.ClientContext);
        var error = await Assert.ThrowsAsync<InvalidRequestContentException>(
            async () => await _cloud.Lambda.Invoke(new InvokeInput { FunctionName = "f", ClientContext = "no" }, _cloud.Caller, default));
        Assert.Equal("Client context must be a valid Base64-encoded JSON object.", error.Message);
    }

    [Fact]
    public async Task A_change_is_in_effect_with_the_next_call_and_a_change_of_the_policy_keeps_the_environments()
    {
        await _cloud.CreateAsync();
        await _cloud.InvokeAsync();
        await _cloud.Lambda.AddPermission(PermissionTests.Api, _cloud.Caller, default);
        await _cloud.InvokeAsync();
        await _cloud.Lambda.UpdateFunctionCode(new UpdateFunctionCodeInput { FunctionName = "f", ZipFile = Zip.Of(("index.mjs", "new code")) }, _cloud.Caller, default);
        await _cloud.InvokeAsync();
        await _cloud.Lambda.UpdateFunctionConfiguration(
            new UpdateFunctionConfigurationInput { FunctionName = "f", Environment = FunctionTests.Variables("A", "1") }, _cloud.Caller, default);
        await _cloud.InvokeAsync();
        var specs = _cloud.Environments.Calls.ConvertAll(c => c.Spec);
        Assert.Equal(specs[0].RevisionId, specs[1].RevisionId);
        Assert.NotEqual(specs[1].RevisionId, specs[2].RevisionId);
        Assert.Equal("new code", File.ReadAllText(Path.Combine(specs[2].CodeDirectory, "index.mjs")));
        Assert.NotEqual(specs[2].RevisionId, specs[3].RevisionId);
        Assert.Equal("1", specs[3].Environment["A"]);
    }

    [Fact]
    public async Task After_a_restart_the_code_is_unpacked_again()
    {
        await _cloud.CreateAsync();
        await _cloud.RestartAsync();
        Assert.DoesNotContain(Directory.EnumerateDirectories(_cloud.CodeDirectory), d => new DirectoryInfo(d).LinkTarget is null);
        Assert.Contains("nodejs20.x", _cloud.Environments.Prepared);
        await _cloud.InvokeAsync();
        Assert.True(File.Exists(Path.Combine(_cloud.Environments.Calls.Single().Spec.CodeDirectory, "index.mjs")));
    }

    [Fact]
    public async Task Code_that_no_function_has_any_more_is_removed_when_no_call_can_run_in_it()
    {
        await _cloud.CreateAsync();
        await _cloud.InvokeAsync();
        var old = _cloud.Environments.Calls.Single().Spec.CodeDirectory;
        await _cloud.Lambda.UpdateFunctionCode(new UpdateFunctionCodeInput { FunctionName = "f", ZipFile = Zip.Of(("index.mjs", "new code")) }, _cloud.Caller, default);
        _cloud.Time.Advance(TimeSpan.FromMinutes(15));
        Assert.True(Directory.Exists(old));
        _cloud.Time.Advance(TimeSpan.FromMinutes(15));
        Assert.False(Directory.Exists(old));
        await _cloud.InvokeAsync();
        Assert.True(Directory.Exists(_cloud.Environments.Calls[^1].Spec.CodeDirectory));

        // The old package comes back.
        await _cloud.Lambda.DeleteFunction(new DeleteFunctionInput { FunctionName = "f" }, _cloud.Caller, default);
        await _cloud.CreateAsync();
        await _cloud.InvokeAsync();
        Assert.True(File.Exists(Path.Combine(old, "index.mjs")));
    }

    // What makes a warm call cheap: the store is not asked.
    [Fact]
    public async Task A_warm_call_neither_reads_nor_writes_the_store()
    {
        var counting = new CountingStore(new MemoryStore());
        await using var cloud = new FakeCloud(counting);
        await cloud.CreateAsync();
        var uses = counting.Count();
        await cloud.InvokeAsync();
        Assert.NotEqual(0, uses.Value);
        uses = counting.Count();
        await cloud.InvokeAsync();
        Assert.True(Arn.TryParse("arn:aws:lambda:us-east-1:000000000000:function:f", out var arn));
        cloud.Lambda.FindPolicy(arn);
        Assert.Equal(0, uses.Value);
    }

    [Fact]
    public async Task Faults_of_the_platform_are_told_in_the_services_terms()
    {
        await _cloud.CreateAsync();
        _cloud.Function = (_, _) => throw new ConcurrencyLimitException(100);
        var throttled = await Assert.ThrowsAsync<TooManyRequestsException>(() => _cloud.InvokeAsync());
        Assert.Equal(("Rate Exceeded.", "ConcurrentInvocationLimitExceeded"), (throttled.Message, throttled.Reason));
        _cloud.Function = (spec, _) => throw new InterpreterMissingException(spec.Runtime, "node");
        Assert.Contains("\"node\"", (await Assert.ThrowsAsync<InvalidRuntimeException>(() => _cloud.InvokeAsync())).Message, StringComparison.Ordinal);
        _cloud.TrustedRoles.Clear();
        var role = await Assert.ThrowsAsync<CommonApiException>(() => _cloud.InvokeAsync());
        Assert.Equal("The role defined for the function cannot be assumed by Lambda.", role.Message);
    }

    [Fact]
    public async Task A_function_of_another_account_is_found_by_its_arn()
    {
        await _cloud.CreateAsync();
        var stranger = FakeCloud.NewCaller(Principal.Service("x", "111111111111"), "111111111111", FakeCloud.Region, "r", "aws");
        await _cloud.InvokeAsync("arn:aws:lambda:us-east-1:000000000000:function:f", caller: stranger);
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _cloud.InvokeAsync("f", caller: stranger));
    }
}

using Fractus.Kernel;
using Fractus.Kernel.DataPlane;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Tests.Support;
using Fractus.Runtime;
using Fractus.Testing;

namespace Fractus.Lambda.Tests.Handlers;

public sealed class FunctionTests : AsyncTests
{
    private readonly FakeCloud _cloud = new();

    public override ValueTask DisposeAsync() => _cloud.DisposeAsync();

    // Terraform reads it after each change, and fails where it gets an error.
    [Fact]
    public async Task A_function_has_no_code_signing_config()
    {
        await _cloud.CreateAsync();
        Assert.Equal(new GetFunctionCodeSigningConfigOutput(), await _cloud.Lambda.GetFunctionCodeSigningConfig(new GetFunctionCodeSigningConfigInput { FunctionName = "f" }, _cloud.Caller, default));
        await Assert.ThrowsAsync<ResourceNotFoundException>(async () => await _cloud.Lambda.GetFunctionCodeSigningConfig(new GetFunctionCodeSigningConfigInput { FunctionName = "g" }, _cloud.Caller, default));
    }

    [Fact]
    public async Task A_new_function_is_pending_in_the_answer_and_active_for_whoever_asks()
    {
        var created = await _cloud.CreateAsync();
        Assert.Equal(State.Pending, created.State);
        Assert.Equal("The function is being created.", created.StateReason);
        Assert.Equal("2026-01-31T08:00:00.000+0000", created.LastModified);
        Assert.Equal("$LATEST", created.Version);
        Assert.Null(created.Environment);

        var shown = await GetAsync();
        Assert.Equal(State.Active, shown.State);
        Assert.Equal(LastUpdateStatus.Successful, shown.LastUpdateStatus);
        Assert.Equal((3, 128, 512), (shown.Timeout, shown.MemorySize, shown.EphemeralStorage!.Size));
        Assert.Equal("/aws/lambda/f", shown.LoggingConfig!.LogGroup);

        // On the real service a function that has become ready has another revision: who keeps the answer's is refused there.
        Assert.NotEqual(created.RevisionId, shown.RevisionId);
    }

    [Fact]
    public async Task A_function_that_exists_is_not_made_again()
    {
        await _cloud.CreateAsync();
        var error = await Assert.ThrowsAsync<ResourceConflictException>(() => _cloud.CreateAsync());
        Assert.Equal("Function already exist: f", error.Message);
    }

    [Fact]
    public async Task A_function_that_is_not_there_is_named_in_full()
    {
        var error = await Assert.ThrowsAsync<ResourceNotFoundException>(() => GetAsync("nope"));
        Assert.Equal("Function not found: arn:aws:lambda:us-east-1:000000000000:function:nope", error.Message);
        await _cloud.CreateAsync();
        var version = await Assert.ThrowsAsync<ResourceNotFoundException>(() => GetAsync("f:1"));
        Assert.Equal("Function not found: arn:aws:lambda:us-east-1:000000000000:function:f:1", version.Message);
    }

    // A retry rule that looks for the message finds it: the real service names the version that would have run.
    [Fact]
    public async Task An_invocation_of_a_function_that_is_not_there_names_its_latest_version()
    {
        var error = await Assert.ThrowsAsync<ResourceNotFoundException>(() => _cloud.InvokeAsync("nope"));
        Assert.Equal("Function not found: arn:aws:lambda:us-east-1:000000000000:function:nope:$LATEST", error.Message);
        var version = await Assert.ThrowsAsync<ResourceNotFoundException>(() => _cloud.InvokeAsync("nope", qualifier: "1"));
        Assert.Equal("Function not found: arn:aws:lambda:us-east-1:000000000000:function:nope:1", version.Message);
    }

    [Fact]
    public async Task A_name_and_a_parameter_that_disagree_are_refused_and_other_regions_are_out_of_reach()
    {
        await _cloud.CreateAsync();
        var differ = await Assert.ThrowsAsync<InvalidParameterValueException>(() => GetAsync("f:a", "b"));
        Assert.Equal("The derived qualifier from the function name does not match the specified qualifier.", differ.Message);
        var region = await Assert.ThrowsAsync<ResourceNotFoundException>(() => GetAsync("arn:aws:lambda:eu-west-1:000000000000:function:f"));
        Assert.Equal("Functions from 'eu-west-1' are not reachable in this region ('us-east-1')", region.Message);
        Assert.Equal("arn:aws:lambda:us-east-1:000000000000:function:f:$LATEST", (await GetAsync("f:$LATEST", "$LATEST")).FunctionArn);
    }

    // Otherwise whoever may make functions could do all that any role may.
    [Fact]
    public async Task A_caller_needs_permission_to_pass_the_role()
    {
        _cloud.Denied.Add("iam:PassRole");
        var error = await Assert.ThrowsAsync<CommonApiException>(() => _cloud.CreateAsync());
        Assert.Equal(("AccessDeniedException", 403), (error.Code, error.Status));
        Assert.Contains($"iam:PassRole {FakeCloud.Role} lambda.amazonaws.com", _cloud.Asked);
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => GetAsync());
    }

    [Fact]
    public async Task A_role_must_trust_the_service_and_be_of_the_account()
    {
        var untrusted = await Assert.ThrowsAsync<InvalidParameterValueException>(
            () => _cloud.CreateAsync(with: i => i with { Role = "arn:aws:iam::000000000000:role/other" }));
        Assert.Equal("The role defined for the function cannot be assumed by Lambda.", untrusted.Message);
        var foreign = await Assert.ThrowsAsync<CommonApiException>(() => _cloud.CreateAsync(with: i => i with { Role = "arn:aws:iam::111111111111:role/worker" }));
        Assert.Equal("Cross-account pass role is not allowed.", foreign.Message);
    }

    [Fact]
    public async Task What_is_not_built_is_refused_by_its_name()
    {
        await RefusedAsync("VpcConfig", i => i with { VpcConfig = new VpcConfig { SubnetIds = ["subnet-1"] } });
        await RefusedAsync("DeadLetterConfig with a target of the service sqs", i => i with { DeadLetterConfig = new DeadLetterConfig { TargetArn = "arn:aws:sqs:us-east-1:000000000000:q" } });
        await RefusedAsync("KMSKeyArn", i => i with { KMSKeyArn = "arn:aws:kms:us-east-1:000000000000:key/1" });
        await RefusedAsync("TracingConfig.Mode Active", i => i with { TracingConfig = new TracingConfig { Mode = TracingMode.Active } });
        await RefusedAsync("SnapStart", i => i with { SnapStart = new SnapStart { ApplyOn = SnapStartApplyOn.PublishedVersions } });
        await RefusedAsync("FileSystemConfigs", i => i with { FileSystemConfigs = [new FileSystemConfig { Arn = "a", LocalMountPath = "/mnt/a" }] });
        await RefusedAsync("ImageConfig", i => i with { ImageConfig = new ImageConfig() });
        await RefusedAsync("PackageType Image", i => i with { PackageType = PackageType.Image });
        await RefusedAsync("Code.S3Bucket", i => i with { Code = new FunctionCode { S3Bucket = "b", S3Key = "k" } });
        await RefusedAsync("Code.ImageUri", i => i with { Code = new FunctionCode { ImageUri = "i" } });
        await RefusedAsync("CodeSigningConfigArn", i => i with { CodeSigningConfigArn = "arn" });

        async Task RefusedAsync(string parameter, Func<CreateFunctionInput, CreateFunctionInput> with)
        {
            var error = await Assert.ThrowsAsync<InvalidParameterValueException>(() => _cloud.CreateAsync(with: with));
            Assert.Equal($"The parameter {parameter} is not built in Fractus yet.", error.Message);
        }
    }

    [Fact]
    public async Task Logging_is_kept_changed_in_part_and_given_to_environments()
    {
        var created = await _cloud.CreateAsync(with: i => i with { LoggingConfig = new LoggingConfig { LogFormat = "JSON", LogGroup = "mine" } });
        Assert.Equal(("JSON", "INFO", "INFO", "mine"), Parts(created));
        Assert.Equal(("JSON", "DEBUG", "INFO", "mine"), Parts(await UpdateAsync(new LoggingConfig { ApplicationLogLevel = "DEBUG" })));
        Assert.Equal(("JSON", "DEBUG", "WARN", "other"), Parts(await UpdateAsync(new LoggingConfig { LogFormat = "JSON", SystemLogLevel = "WARN", LogGroup = "other" })));
        await _cloud.InvokeAsync();
        var spec = _cloud.Environments.Calls.Single().Spec;
        Assert.Equal(("other", new FunctionLogging { IsJson = true, ApplicationLevel = "DEBUG", SystemLevel = "WARN" }), (spec.LogGroup, spec.Logging));
        Assert.Equal(("Text", null, null, "other"), Parts(await UpdateAsync(new LoggingConfig { LogFormat = "Text" })));
        var refused = await Assert.ThrowsAsync<InvalidParameterValueException>(() => UpdateAsync(new LoggingConfig { SystemLogLevel = "WARN" }));
        Assert.Equal("LogLevel is not supported when LogFormat is set to \"Text\". Remove LogLevel from your request or change the LogFormat to \"JSON\" and try again.", refused.Message);

        (string?, string?, string?, string?) Parts(FunctionConfiguration f) =>
            (f.LoggingConfig!.LogFormat, f.LoggingConfig.ApplicationLogLevel, f.LoggingConfig.SystemLogLevel, f.LoggingConfig.LogGroup);

        async Task<FunctionConfiguration> UpdateAsync(LoggingConfig logging) => await _cloud.Lambda.UpdateFunctionConfiguration(
            new UpdateFunctionConfigurationInput { FunctionName = "f", LoggingConfig = logging }, _cloud.Caller, default);
    }

    // Tools send these with every function, and ask nothing with them.
    [Fact]
    public async Task Parameters_that_ask_for_nothing_are_let_through() => await _cloud.CreateAsync(with: i => i with
    {
        Publish = false,
        Layers = [],
        VpcConfig = new VpcConfig { SubnetIds = [], SecurityGroupIds = [] },
        DeadLetterConfig = new DeadLetterConfig { TargetArn = "" },
        KMSKeyArn = "",
        TracingConfig = new TracingConfig { Mode = TracingMode.PassThrough },
        SnapStart = new SnapStart { ApplyOn = SnapStartApplyOn.None },
        FileSystemConfigs = [],
        PackageType = PackageType.Zip,
        LoggingConfig = new LoggingConfig { LogFormat = LogFormat.Text },
    });

    [Fact]
    public async Task Bad_configurations_are_refused_in_the_services_words()
    {
        await RefusedAsync("Runtime and Handler are mandatory parameters for functions created with deployment packages.", i => i with { Handler = null });
        await RefusedAsync("The runtime parameter of nodejs14.x is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions.", i => i with { Runtime = "nodejs14.x" });
        await RefusedAsync("Value nodejs1.x at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [nodejs20.x, ", i => i with { Runtime = "nodejs1.x" });
        await RefusedAsync("Please provide a source for function code.", i => i with { Code = new FunctionCode() });
        await RefusedAsync("Uploaded file must be a non-empty zip", i => i with { Code = new FunctionCode { ZipFile = Array.Empty<byte>() } });
        await RefusedAsync("Could not unzip uploaded file.", i => i with { Code = new FunctionCode { ZipFile = "nonsense"u8.ToArray() } });
        await RefusedAsync("1 validation error detected: Value '" + new string('a', 65) + "' at 'functionName' failed", i => i with { FunctionName = new string('a', 65) });
        await RefusedAsync("Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit.", i => i with { Environment = Variables("BIG", new string('x', 4096)) });
        await RefusedAsync("Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: AWS_REGION", i => i with { Environment = Variables("AWS_REGION", "x") });
        await RefusedAsync("aws: prefixed tag key names are not allowed for external use.", i => i with { Tags = new Dictionary<string, string> { ["aws:x"] = "y" } });

        async Task RefusedAsync(string message, Func<CreateFunctionInput, CreateFunctionInput> with)
        {
            var error = await Assert.ThrowsAsync<InvalidParameterValueException>(() => _cloud.CreateAsync(with: with));
            Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_code_can_be_fetched_by_its_link_for_ten_minutes()
    {
        var zip = Zip.Of(("index.js", "mine"));
        await _cloud.CreateAsync(with: i => i with { Code = new FunctionCode { ZipFile = zip } });
        var function = await _cloud.Lambda.GetFunction(new GetFunctionInput { FunctionName = "f" }, _cloud.Caller, default);
        var link = new Uri(function.Code!.Location!);
        Assert.StartsWith("http://127.0.0.1:4566/", function.Code.Location, StringComparison.Ordinal);
        var answer = await FetchAsync(link.AbsolutePath);
        Assert.Equal(200, answer.Status);
        Assert.Equal(zip, answer.Body.ToArray());
        Assert.Equal(403, (await FetchAsync(link.AbsolutePath[..^4] + "AAAA")).Status);
        _cloud.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(403, (await FetchAsync(link.AbsolutePath)).Status);
    }

    [Fact]
    public async Task An_update_changes_only_what_it_names_and_says_that_it_is_in_progress()
    {
        var created = await _cloud.CreateAsync(with: i => i with { Description = "first", Environment = Variables("A", "1") });
        _cloud.Time.Advance(TimeSpan.FromSeconds(1));
        var updated = await _cloud.Lambda.UpdateFunctionConfiguration(
            new UpdateFunctionConfigurationInput { FunctionName = "f", MemorySize = 256, RevisionId = (await GetAsync()).RevisionId }, _cloud.Caller, default);
        Assert.Equal(LastUpdateStatus.InProgress, updated.LastUpdateStatus);
        Assert.NotEqual(created.RevisionId, updated.RevisionId);
        var shown = await GetAsync();
        Assert.Equal((256, "first", "1"), (shown.MemorySize, shown.Description, shown.Environment!.Variables!["A"]));
        Assert.Equal("2026-01-31T08:00:01.000+0000", shown.LastModified);
        Assert.NotEqual(updated.RevisionId, shown.RevisionId);
        Assert.Equal(created.CodeSha256, shown.CodeSha256);
    }

    [Fact]
    public async Task An_update_of_an_old_revision_is_refused()
    {
        await _cloud.CreateAsync();
        var old = await GetAsync();
        await _cloud.Lambda.UpdateFunctionConfiguration(new UpdateFunctionConfigurationInput { FunctionName = "f", Timeout = 9 }, _cloud.Caller, default);
        var error = await Assert.ThrowsAsync<PreconditionFailedException>(async () => await _cloud.Lambda.UpdateFunctionCode(
            new UpdateFunctionCodeInput { FunctionName = "f", ZipFile = Zip.Of(("index.js", "new")), RevisionId = old.RevisionId }, _cloud.Caller, default));
        Assert.Equal("The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id", error.Message);
    }

    [Fact]
    public async Task A_dry_run_of_new_code_changes_nothing()
    {
        var created = await _cloud.CreateAsync();
        var code = new UpdateFunctionCodeInput { FunctionName = "f", ZipFile = Zip.Of(("index.js", "new")), DryRun = true };
        var dry = await _cloud.Lambda.UpdateFunctionCode(code, _cloud.Caller, default);
        Assert.NotEqual(created.CodeSha256, dry.CodeSha256);
        Assert.Equal(created.CodeSha256, (await GetAsync()).CodeSha256);
        await Assert.ThrowsAsync<InvalidParameterValueException>(
            async () => await _cloud.Lambda.UpdateFunctionCode(code with { ZipFile = "nonsense"u8.ToArray() }, _cloud.Caller, default));
    }

    [Fact]
    public async Task A_deleted_function_is_gone_with_its_policy_and_tags()
    {
        await _cloud.CreateAsync(with: i => i with { Tags = new Dictionary<string, string> { ["a"] = "b" } });
        await _cloud.Lambda.AddPermission(PermissionTests.Api, _cloud.Caller, default);
        await _cloud.Lambda.DeleteFunction(new DeleteFunctionInput { FunctionName = "f" }, _cloud.Caller, default);
        Assert.Contains("arn:aws:lambda:us-east-1:000000000000:function:f", _cloud.Environments.Retired);
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => GetAsync());
        await _cloud.CreateAsync();
        Assert.Null((await _cloud.Lambda.GetFunction(new GetFunctionInput { FunctionName = "f" }, _cloud.Caller, default)).Tags);
        await Assert.ThrowsAsync<ResourceNotFoundException>(async () => await _cloud.Lambda.GetPolicy(new GetPolicyInput { FunctionName = "f" }, _cloud.Caller, default));
    }

    [Fact]
    public async Task Functions_are_listed_page_by_page_and_with_versions_on_request()
    {
        foreach (var name in new[] { "c", "a", "b" })
        {
            await _cloud.CreateAsync(name);
        }

        var first = await _cloud.Lambda.ListFunctions(new ListFunctionsInput { MaxItems = 2 }, _cloud.Caller, default);
        Assert.Equal(["a", "b"], first.Functions!.Select(f => f.FunctionName));
        var rest = await _cloud.Lambda.ListFunctions(new ListFunctionsInput { MaxItems = 2, Marker = first.NextMarker, FunctionVersion = "ALL" }, _cloud.Caller, default);
        Assert.Equal("arn:aws:lambda:us-east-1:000000000000:function:c:$LATEST", Assert.Single(rest.Functions!).FunctionArn);
        Assert.Null(rest.NextMarker);
        var other = FakeCloud.NewCaller(_cloud.Caller.Principal, "111111111111", FakeCloud.Region, "r", "aws");
        Assert.Empty((await _cloud.Lambda.ListFunctions(new ListFunctionsInput(), other, default)).Functions!);
    }

    [Fact]
    public async Task Tags_are_added_listed_and_taken_away_and_limited()
    {
        var arn = (await _cloud.CreateAsync()).FunctionArn!;
        await _cloud.Lambda.TagResource(new TagResourceInput { Resource = arn, Tags = new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" } }, _cloud.Caller, default);
        var tagged = await GetAsync();
        await _cloud.Lambda.UntagResource(new UntagResourceInput { Resource = arn, TagKeys = ["a"] }, _cloud.Caller, default);

        // Recorded of the real service: whoever read the function before is not up to date any more.
        Assert.NotEqual(tagged.RevisionId, (await GetAsync()).RevisionId);
        Assert.Equal("2", Assert.Single((await _cloud.Lambda.ListTags(new ListTagsInput { Resource = arn }, _cloud.Caller, default)).Tags!).Value);
        var many = Enumerable.Range(0, 50).ToDictionary(i => $"k{i}", _ => "v");
        var error = await Assert.ThrowsAsync<InvalidParameterValueException>(
            async () => await _cloud.Lambda.TagResource(new TagResourceInput { Resource = arn, Tags = many }, _cloud.Caller, default));
        Assert.Equal("Number of tags exceeds resource tag limit.", error.Message);
    }

    [Fact]
    public async Task The_accounts_usage_is_counted()
    {
        var created = await _cloud.CreateAsync();
        var settings = await _cloud.Lambda.GetAccountSettings(new GetAccountSettingsInput(), _cloud.Caller, default);
        Assert.Equal((1, created.CodeSize), (settings.AccountUsage!.FunctionCount, settings.AccountUsage.TotalCodeSize));
        Assert.Equal((1000, 1000), (settings.AccountLimit!.ConcurrentExecutions, settings.AccountLimit.UnreservedConcurrentExecutions));
    }

    internal static Contract.Environment Variables(string name, string value) => new() { Variables = new Dictionary<string, string> { [name] = value } };

    private async Task<FunctionConfiguration> GetAsync(string name = "f", string? qualifier = null) => await _cloud.Lambda.GetFunctionConfiguration(
        new GetFunctionConfigurationInput { FunctionName = name, Qualifier = qualifier }, _cloud.Caller, default);

    private async Task<DataPlaneResponse> FetchAsync(string path)
    {
        IDataPlane plane = _cloud.Lambda;
        Assert.True(plane.Owns("127.0.0.1", path));
        return await plane.HandleAsync(
            new DataPlaneRequest { Method = "GET", Scheme = "http", Host = "127.0.0.1:4566", Path = path, Query = "", Headers = [], Body = default, SourceIp = "127.0.0.1", Protocol = "HTTP/1.1" },
            default);
    }
}

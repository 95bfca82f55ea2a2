using Fractus.Kernel;
using Fractus.Kernel.DataPlane;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Tests.Support;
using Fractus.Testing;

namespace Fractus.Lambda.Tests.Handlers;

public sealed class LayerTests : AsyncTests
{
    private const string Arn = "arn:aws:lambda:us-east-1:000000000000:layer:l";

    private readonly FakeCloud _cloud = new();

    public override ValueTask DisposeAsync() => _cloud.DisposeAsync();

    [Fact]
    public async Task A_layer_is_published_shown_and_fetched()
    {
        var zip = Zip.Of(("nodejs/a.js", "a"));
        var published = await PublishAsync("l", zip, i => i with { Description = "d", LicenseInfo = "MIT", CompatibleRuntimes = ["nodejs20.x"], CompatibleArchitectures = [] });
        Assert.Equal((Arn, Arn + ":1", 1, "d", "MIT"), (published.LayerArn, published.LayerVersionArn, published.Version, published.Description, published.LicenseInfo));
        Assert.Equal(("2026-01-31T08:00:00.000+0000", zip.Length), (published.CreatedDate, (int)published.Content!.CodeSize!));
        var shown = await _cloud.Lambda.GetLayerVersion(new GetLayerVersionInput { LayerName = "l", VersionNumber = 1 }, _cloud.Caller, default);
        Assert.Equal((published.Content.CodeSha256, "nodejs20.x", 0), (shown.Content!.CodeSha256, shown.CompatibleRuntimes!.Single(), shown.CompatibleArchitectures!.Count));
        var byArn = await _cloud.Lambda.GetLayerVersionByArn(new GetLayerVersionByArnInput { Arn = Arn + ":1" }, _cloud.Caller, default);
        IDataPlane plane = _cloud.Lambda;
        var link = new Uri(byArn.Content!.Location!);
        var answer = await plane.HandleAsync(
            new DataPlaneRequest { Method = "GET", Scheme = "http", Host = link.Authority, Path = link.AbsolutePath, Query = "", Headers = [], Body = default, SourceIp = "127.0.0.1", Protocol = "HTTP/1.1" },
            default);
        Assert.Equal(zip, answer.Body.ToArray());
    }

    [Fact]
    public async Task A_deleted_version_is_gone_and_its_number_never_comes_back()
    {
        await PublishAsync("l");
        await DeleteAsync("l", 1);
        await DeleteAsync("l", 1);
        Assert.Equal("The resource you requested does not exist.", (await Assert.ThrowsAsync<ResourceNotFoundException>(() => GetAsync("l", 1))).Message);
        Assert.Empty((await _cloud.Lambda.ListLayers(new ListLayersInput(), _cloud.Caller, default)).Layers!);
        Assert.Equal(2, (await PublishAsync("l")).Version);
        Assert.Equal("Layer Version Cannot be less than 1", (await Assert.ThrowsAsync<InvalidParameterValueException>(() => GetAsync("l", 0))).Message);
        await Assert.ThrowsAsync<InvalidParameterValueException>(() => DeleteAsync("l", -1));
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => GetAsync("arn:aws:lambda:eu-west-1:000000000000:layer:l", 2));
    }

    [Fact]
    public async Task Layers_are_listed_by_name_their_versions_newest_first_and_both_by_what_they_are_for()
    {
        await PublishAsync("b", with: i => i with { CompatibleRuntimes = ["python3.12"], CompatibleArchitectures = ["arm64"] });
        await PublishAsync("b", with: i => i with { CompatibleRuntimes = ["nodejs20.x"] });
        await PublishAsync("a");
        for (var i = 0; i < 9; i++)
        {
            await PublishAsync("c");
        }

        var first = await _cloud.Lambda.ListLayers(new ListLayersInput { MaxItems = 2 }, _cloud.Caller, default);
        Assert.Equal(["a:1", "b:2"], first.Layers!.Select(l => $"{l.LayerName}:{l.LatestMatchingVersion!.Version}"));
        var rest = await _cloud.Lambda.ListLayers(new ListLayersInput { Marker = first.NextMarker }, _cloud.Caller, default);
        Assert.Equal(["c:9"], rest.Layers!.Select(l => $"{l.LayerName}:{l.LatestMatchingVersion!.Version}"));
        var python = await _cloud.Lambda.ListLayers(new ListLayersInput { CompatibleRuntime = "python3.12", CompatibleArchitecture = "arm64" }, _cloud.Caller, default);
        Assert.Equal(["b:1"], python.Layers!.Select(l => $"{l.LayerName}:{l.LatestMatchingVersion!.Version}"));

        var versions = await _cloud.Lambda.ListLayerVersions(new ListLayerVersionsInput { LayerName = "c", MaxItems = 4 }, _cloud.Caller, default);
        Assert.Equal([9, 8, 7, 6], versions.LayerVersions!.Select(v => v.Version!.Value));
        var older = await _cloud.Lambda.ListLayerVersions(new ListLayerVersionsInput { LayerName = "c", Marker = versions.NextMarker }, _cloud.Caller, default);
        Assert.Equal([5, 4, 3, 2, 1], older.LayerVersions!.Select(v => v.Version!.Value));
        Assert.Empty((await _cloud.Lambda.ListLayerVersions(new ListLayerVersionsInput { LayerName = "nope" }, _cloud.Caller, default)).LayerVersions!);
    }

    [Fact]
    public async Task A_function_has_its_layers_one_over_the_other_even_when_they_are_deleted()
    {
        await PublishAsync("l", Zip.Of(("lib/a", "low"), ("lib/b", "low"), ("c", "low")));
        await PublishAsync("m", Zip.Of(("lib/b", "high"), ("c/d", "high")));
        var created = await _cloud.CreateAsync(with: i => i with { Layers = [Arn + ":1", "arn:aws:lambda:us-east-1:000000000000:layer:m:1"] });
        Assert.Equal([Arn + ":1", "arn:aws:lambda:us-east-1:000000000000:layer:m:1"], created.Layers!.Select(l => l.Arn));
        await DeleteAsync("l", 1);
        await DeleteAsync("m", 1);
        _cloud.Time.Advance(TimeSpan.FromMinutes(30));
        await _cloud.RestartAsync();
        await _cloud.InvokeAsync();
        var folder = _cloud.Environments.Calls.Single().Spec.LayerDirectory!;
        Assert.Equal(("low", "high", "high"), (Read("lib/a"), Read("lib/b"), Read("c/d")));

        // What is in use is not swept.
        await UpdateAsync(i => i with { Timeout = 9 });
        _cloud.Time.Advance(TimeSpan.FromMinutes(30));
        Assert.True(Directory.Exists(folder));
        Assert.Null((await UpdateAsync(i => i with { Layers = [] })).Layers);
        await _cloud.InvokeAsync();
        Assert.Null(_cloud.Environments.Calls[^1].Spec.LayerDirectory);

        string Read(string name) => File.ReadAllText(Path.Combine(folder, name));
    }

    // Each link stays inside of its own layer. Were the second layer unpacked through the first one's link, it would not.
    [Fact]
    public async Task Links_of_two_layers_do_not_lead_out_together()
    {
        await PublishAsync("l", Zip.WithLinks(("a/d", "..")));
        await PublishAsync("m", Zip.WithLinks(("a/d/e", "../../up")));
        await _cloud.CreateAsync(with: i => i with { Layers = [Arn + ":1", "arn:aws:lambda:us-east-1:000000000000:layer:m:1"] });
        await _cloud.InvokeAsync();
        var folder = _cloud.Environments.Calls.Single().Spec.LayerDirectory!;
        Assert.Null(new DirectoryInfo(Path.Combine(folder, "a", "d")).LinkTarget);
        Assert.Equal("../../up", new FileInfo(Path.Combine(folder, "a", "d", "e")).LinkTarget);
        Assert.False(Path.Exists(Path.Combine(folder, "e")));
    }

    [Fact]
    public async Task Layers_that_a_function_cannot_have_are_refused_in_the_services_words()
    {
        await PublishAsync("l");
        await PublishAsync("l");
        await RefusedAsync("Cannot reference more than 5 layers.", [.. Enumerable.Range(0, 6).Select(i => $"{Arn}{i}:1")]);
        await RefusedAsync($"Layer version {Arn}:9 does not exist.", Arn + ":9");
        await RefusedAsync(
            $"Two different versions of the same layer are not allowed to be referenced in the same function. {Arn}:1 and {Arn}:2 are versions of the same layer.",
            Arn + ":1", Arn + ":2");
        await RefusedAsync(
            "Layers are not in the same region as the function. Layers are expected to be in region us-east-1.", "arn:aws:lambda:eu-west-1:000000000000:layer:l:1");

        async Task RefusedAsync(string message, params string[] layers)
        {
            var error = await Assert.ThrowsAsync<InvalidParameterValueException>(() => _cloud.CreateAsync(with: i => i with { Layers = layers }));
            Assert.Equal(message, error.Message);
        }
    }

    [Fact]
    public async Task Code_and_layers_together_are_limited()
    {
        await PublishAsync("l", Zeros(130));
        await PublishAsync("m", Zeros(125));
        await _cloud.CreateAsync(with: i => i with { Layers = [Arn + ":1"] });
        var error = await Assert.ThrowsAsync<InvalidParameterValueException>(
            () => UpdateAsync(i => i with { Layers = [Arn + ":1", "arn:aws:lambda:us-east-1:000000000000:layer:m:1"] }));
        Assert.StartsWith("Function code combined with layers exceeds the maximum allowed size of 262144000 bytes. The actual size is 2673", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_layer_is_used_by_those_whom_its_policy_or_their_own_allows()
    {
        await PublishAsync("l");
        _cloud.Denied.Add("lambda:GetLayerVersion");
        var error = await Assert.ThrowsAsync<CommonApiException>(() => _cloud.CreateAsync(with: i => i with { Layers = [Arn + ":1"] }));
        Assert.Equal("AccessDeniedException", error.Code);
        Assert.Contains($"lambda:GetLayerVersion {Arn}:1 ", _cloud.Asked);

        // Of another account's layer nobody learns more.
        await Assert.ThrowsAsync<CommonApiException>(() => _cloud.CreateAsync(with: i => i with { Layers = ["arn:aws:lambda:us-east-1:111111111111:layer:l:1"] }));
    }

    [Fact]
    public async Task A_versions_policy_is_built_statement_by_statement()
    {
        await PublishAsync("l");
        Assert.Equal("No policy is associated with the given resource.", (await Assert.ThrowsAsync<ResourceNotFoundException>(() => PolicyAsync(1))).Message);
        var added = await AddAsync(All);
        Assert.Equal($$"""{"Sid":"s1","Effect":"Allow","Principal":"*","Action":"lambda:GetLayerVersion","Resource":"{{Arn}}:1"}""", added.Statement);
        var policy = await PolicyAsync(1);
        Assert.Equal(($$"""{"Version":"2012-10-17","Id":"default","Statement":[{{added.Statement}}]}""", added.RevisionId), (policy.Policy, policy.RevisionId));
        Assert.True(Kernel.Arn.TryParse(Arn + ":1", out var arn));
        Assert.Equal(policy.Policy, _cloud.Lambda.FindPolicy(arn));

        var twice = await Assert.ThrowsAsync<ResourceConflictException>(() => AddAsync(All));
        Assert.Equal("The statement id (s1) provided already exists. Please provide a new statement id, or remove the existing statement.", twice.Message);
        var old = await Assert.ThrowsAsync<PreconditionFailedException>(() => AddAsync(All with { StatementId = "s2", RevisionId = "old" }));
        Assert.Equal("The Revision Id provided does not match the latest Revision Id. Call the GetLayerPolicy API to retrieve the latest Revision Id", old.Message);
        var missing = await Assert.ThrowsAsync<ResourceNotFoundException>(() => AddAsync(All with { VersionNumber = 2 }));
        Assert.Equal($"Layer version {Arn}:2 does not exist.", missing.Message);
        var organization = await AddAsync(All with { StatementId = "s2", OrganizationId = "o-1234567890", RevisionId = added.RevisionId });
        Assert.EndsWith("""
            "Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-1234567890"}}}
            """, organization.Statement, StringComparison.Ordinal);

        Assert.Equal("Statement nope is not found in resource policy.", (await Assert.ThrowsAsync<ResourceNotFoundException>(() => RemoveAsync("nope"))).Message);
        await RemoveAsync("s1");
        await RemoveAsync("s2");
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => PolicyAsync(1));
        Assert.Null(_cloud.Lambda.FindPolicy(arn));
    }

    private static AddLayerVersionPermissionInput All => new()
    {
        LayerName = "l", VersionNumber = 1, StatementId = "s1", Action = "lambda:GetLayerVersion", Principal = "*",
    };

    private static byte[] Zeros(int megabytes) => Zip.Build(archive =>
    {
        using var content = archive.CreateEntry("zeros", System.IO.Compression.CompressionLevel.Fastest).Open();
        var block = new byte[1024 * 1024];
        for (var i = 0; i < megabytes; i++)
        {
            content.Write(block);
        }
    });

    private Task<PublishLayerVersionOutput> PublishAsync(string name, byte[]? zip = null, Func<PublishLayerVersionInput, PublishLayerVersionInput>? with = null)
    {
        var input = new PublishLayerVersionInput { LayerName = name, Content = new LayerVersionContentInput { ZipFile = zip ?? Zip.Of(("a", "a")) } };
        return _cloud.Lambda.PublishLayerVersion(with?.Invoke(input) ?? input, _cloud.Caller, default).AsTask();
    }

    private Task<FunctionConfiguration> UpdateAsync(Func<UpdateFunctionConfigurationInput, UpdateFunctionConfigurationInput> with) =>
        _cloud.Lambda.UpdateFunctionConfiguration(with(new UpdateFunctionConfigurationInput { FunctionName = "f" }), _cloud.Caller, default).AsTask();

    private Task<GetLayerVersionResponse> GetAsync(string name, long version) =>
        _cloud.Lambda.GetLayerVersion(new GetLayerVersionInput { LayerName = name, VersionNumber = version }, _cloud.Caller, default).AsTask();

    private Task<Kernel.Shapes.Unit> DeleteAsync(string name, long version) =>
        _cloud.Lambda.DeleteLayerVersion(new DeleteLayerVersionInput { LayerName = name, VersionNumber = version }, _cloud.Caller, default).AsTask();

    private Task<AddLayerVersionPermissionOutput> AddAsync(AddLayerVersionPermissionInput input) =>
        _cloud.Lambda.AddLayerVersionPermission(input, _cloud.Caller, default).AsTask();

    private Task<Kernel.Shapes.Unit> RemoveAsync(string statement) => _cloud.Lambda.RemoveLayerVersionPermission(
        new RemoveLayerVersionPermissionInput { LayerName = "l", VersionNumber = 1, StatementId = statement }, _cloud.Caller, default).AsTask();

    private Task<GetLayerVersionPolicyOutput> PolicyAsync(long version) =>
        _cloud.Lambda.GetLayerVersionPolicy(new GetLayerVersionPolicyInput { LayerName = "l", VersionNumber = version }, _cloud.Caller, default).AsTask();
}

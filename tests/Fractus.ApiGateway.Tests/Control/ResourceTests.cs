using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Tests.Control;

public sealed class ResourceTests
{
    private readonly TestCloud _cloud = new();

    [Fact]
    public async Task Resources_make_a_tree_of_paths()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.ResourceAsync("/users/{id}/orders");
        await api.ResourceAsync("/users/new");
        await api.ResourceAsync("/files/{path+}");

        Assert.Equal(["/", "/files", "/files/{path+}", "/users", "/users/new", "/users/{id}", "/users/{id}/orders"], await Paths(api));
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("")]
    [InlineData("{a")]
    [InlineData("a}")]
    [InlineData("{a}{b}")]
    [InlineData("{a+b}")]
    [InlineData("ü")]
    public async Task A_path_part_of_other_characters_is_refused(string part)
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await AssertError.IsAsync<BadRequestException>(
            "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the beginning and the end.",
            async () => await Create(api, api.Root, part));
    }

    [Fact]
    public async Task Siblings_have_different_names_and_at_most_one_variable()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var greedy = await api.ResourceAsync("/{proxy+}");
        await api.ResourceAsync("/pets");

        await AssertError.IsAsync<ConflictException>(
            "Another resource with the same parent already has this name: pets", async () => await Create(api, api.Root, "pets"));
        await AssertError.IsAsync<BadRequestException>(
            "A sibling ({proxy+}) of this resource already has a variable path part -- only one is allowed",
            async () => await Create(api, api.Root, "{id}"));
        await AssertError.IsAsync<BadRequestException>(
            "Cannot create a child of a resource with a greedy path variable: {proxy+}", async () => await Create(api, greedy, "child"));
        await AssertError.IsAsync<NotFoundException>("Invalid Resource identifier specified", async () => await Create(api, "nobody", "child"));
    }

    [Fact]
    public async Task Moving_and_renaming_takes_what_is_below_along()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var pets = await api.ResourceAsync("/pets");
        var sub = await api.ResourceAsync("/pets/sub");
        await api.ResourceAsync("/pets/sub/deep");

        Assert.Equal("/dogs", (await Update(api, pets, ("replace", "/pathPart", "dogs"))).Path);
        Assert.Equal(["/", "/dogs", "/dogs/sub", "/dogs/sub/deep"], await Paths(api));
        await AssertError.IsAsync<BadRequestException>("Resources cannot be cyclical.", async () => await Update(api, pets, ("replace", "/parentId", sub)));
        await Update(api, sub, ("replace", "/parentId", api.Root));
        Assert.Equal(["/", "/dogs", "/sub", "/sub/deep"], await Paths(api));
    }

    [Theory]
    [InlineData("replace", "/invalid", "Invalid patch path  '/invalid' specified for op 'replace'. Must be one of: [/parentId, /pathPart]")]
    [InlineData("remove", "/pathPart", "Invalid patch path  '/pathPart' specified for op 'remove'. Please choose supported operations")]
    public async Task Other_patches_get_the_real_services_words(string op, string path, string message)
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var pets = await api.ResourceAsync("/pets");
        await AssertError.IsAsync<BadRequestException>(message, async () => await Update(api, pets, (op, path, "x")));
    }

    [Fact]
    public async Task The_root_stays_where_and_what_it_is()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await AssertError.IsAsync<BadRequestException>(
            "Root resource cannot update its pathPart.", async () => await Update(api, api.Root, ("replace", "/pathPart", "x")));
    }

    [Fact]
    public async Task Deleting_a_resource_deletes_what_is_below()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var pets = await api.ResourceAsync("/pets");
        var sub = await api.ResourceAsync("/pets/sub/deep");

        await _cloud.Api.DeleteResource(new DeleteResourceInput { RestApiId = api.Id, ResourceId = pets }, _cloud.Caller, default);

        Assert.Equal(["/"], await Paths(api));
        await AssertError.IsAsync<NotFoundException>(
            "Invalid Resource identifier specified",
            async () => await _cloud.Api.DeleteResource(new DeleteResourceInput { RestApiId = api.Id, ResourceId = sub }, _cloud.Caller, default));
    }

    [Fact]
    public async Task Methods_are_shown_in_full_only_where_they_are_asked_for()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var resource = await api.MockAsync("/pets", "{\"statusCode\": 200}", null);
        var input = new GetResourceInput { RestApiId = api.Id, ResourceId = resource };

        var plain = await _cloud.Api.GetResource(input, _cloud.Caller, default);
        var full = await _cloud.Api.GetResource(input with { Embed = ["methods"] }, _cloud.Caller, default);

        Assert.Equal(new Method(), plain.ResourceMethods!["GET"]);
        Assert.Equal("MOCK", full.ResourceMethods!["GET"].MethodIntegration!.Type);
    }

    private async Task<Resource> Create(ApiBuilder api, string parent, string part) => await _cloud.Api.CreateResource(
        new CreateResourceInput { RestApiId = api.Id, ParentId = parent, PathPart = part }, _cloud.Caller, default);

    private async Task<Resource> Update(ApiBuilder api, string resource, params (string, string, string?)[] operations) => await _cloud.Api.UpdateResource(
        new UpdateResourceInput { RestApiId = api.Id, ResourceId = resource, PatchOperations = Patches.Of(operations) }, _cloud.Caller, default);

    private async Task<IEnumerable<string?>> Paths(ApiBuilder api) =>
        (await _cloud.Api.GetResources(new GetResourcesInput { RestApiId = api.Id }, _cloud.Caller, default)).Items!.Select(r => r.Path);
}

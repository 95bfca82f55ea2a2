using System.Text;
using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Tests.OpenApi;

public sealed class ImportTests
{
    private readonly TestCloud _cloud = new();
    private readonly Definitions _definitions;

    public ImportTests()
    {
        _definitions = new Definitions(_cloud);
    }

    [Fact]
    public async Task A_definition_becomes_an_api_with_all_that_its_extensions_say()
    {
        var api = await _definitions.ImportAsync(Documents.Everything);

        Assert.Equal(("Library", "Books and readers", "2.1", 1000, "AUTHORIZER"), (api.Name, api.Description, api.Version, api.MinimumCompressionSize, api.ApiKeySource));
        Assert.Equal(["image/png", "image/jpeg"], api.BinaryMediaTypes);
        Assert.Contains($"arn:aws:execute-api:us-east-1:000000000000:{api.Id}/*", api.Policy, StringComparison.Ordinal);
        var resources = await _definitions.ResourcesAsync(api.Id!);
        Assert.Equal(["/", "/books", "/books/{isbn}", "/readers", "/readers/{proxy+}"], resources.Select(r => r.Path));

        var list = resources[1].ResourceMethods!["GET"];
        Assert.Equal(("CUSTOM", false, "ListBooks"), (list.AuthorizationType, list.ApiKeyRequired, list.OperationName));
        Assert.Equal([("method.request.header.X-Trace", false), ("method.request.querystring.title", true)], list.RequestParameters!.OrderBy(p => p.Key).Select(p => (p.Key, p.Value)));
        Assert.Equal(("HTTP", "INTERNET", 5000, "books"), (list.MethodIntegration!.Type, list.MethodIntegration.ConnectionType, list.MethodIntegration.TimeoutInMillis, list.MethodIntegration.CacheNamespace));
        Assert.Equal("'1'", list.MethodIntegration.IntegrationResponses!["200"].ResponseParameters!["method.response.header.X-Count"]);

        var post = resources[1].ResourceMethods!["POST"];
        Assert.Equal(("AWS_IAM", true), (post.AuthorizationType, post.ApiKeyRequired));
        Assert.Equal(["Book", "Author"], post.RequestModels!.Values);
        Assert.NotEqual(list.RequestValidatorId, post.RequestValidatorId);

        var any = resources[2].ResourceMethods!["ANY"];
        Assert.Equal(("NONE", "MOCK", "4\\d{2}"), (any.AuthorizationType, any.MethodIntegration!.Type, any.MethodIntegration.IntegrationResponses!["404"].SelectionPattern));
        var proxied = resources[4].ResourceMethods!["GET"];
        Assert.Equal("COGNITO_USER_POOLS", proxied.AuthorizationType);
        Assert.Equal(["readers/read"], proxied.AuthorizationScopes);

        var models = (await _cloud.Api.GetModels(new GetModelsInput { RestApiId = api.Id! }, _cloud.Caller, default)).Items!;
        Assert.Equal(["Author", "Book"], models.Select(m => m.Name).Where(n => !n!.StartsWith("MODEL", StringComparison.Ordinal)));
        Assert.Equal("Who wrote it", models[0].Description);
        Assert.Contains($"https://apigateway.amazonaws.com/restapis/{api.Id}/models/Author", models[1].JsonSchema, StringComparison.Ordinal);
        Assert.DoesNotContain("nullable", models[1].JsonSchema, StringComparison.Ordinal);
        var part = (await _cloud.Api.GetDocumentationParts(new GetDocumentationPartsInput { RestApiId = api.Id!, Type = "METHOD" }, _cloud.Caller, default)).Items!.Single();
        Assert.Equal(("/books", "GET", "{\"summary\":\"Lists books\"}"), (part.Location!.Path, part.Location.Method, part.Properties));
    }

    [Fact]
    public async Task An_imported_api_answers()
    {
        // What is imported must serve, not only be told of.
        var api = await _definitions.ImportAsync(Documents.Swagger);
        await _cloud.Api.CreateDeployment(new CreateDeploymentInput { RestApiId = api.Id!, StageName = "v1" }, _cloud.Caller, default);
        var answer = await ApiBuilder.SendAsync(_cloud, $"{api.Id}.execute-api.localhost:4566", "DELETE", "/v1/pets/7", default);
        Assert.Equal(200, answer.Status);
    }

    [Theory]
    [InlineData("ignore", "/pets/{id}")]
    [InlineData("prepend", "/v1/store/pets/{id}")]
    [InlineData("split", "/store/pets/{id}")]
    public async Task The_base_path_goes_before_paths_as_asked(string mode, string path)
    {
        var api = await _definitions.ImportAsync(Documents.Swagger, true, ("basepath", mode));
        Assert.Equal(path, (await _definitions.ResourcesAsync(api.Id!))[^1].Path);
    }

    [Fact]
    public async Task The_variable_basePath_of_a_server_counts_even_where_its_url_does_not_name_it()
    {
        const string Document = """
            { "openapi": "3.0.1", "info": { "title": "a" }, "servers": [ { "url": "https://a.example", "variables": { "basePath": { "default": "/base" } } } ], "paths": { "/b": {} } }
            """;
        Assert.Equal("/base/b", (await _definitions.ResourcesAsync((await _definitions.ImportAsync(Document, true, ("basepath", "prepend"))).Id!))[^1].Path);
        Assert.Equal("/b", (await _definitions.ResourcesAsync((await _definitions.ImportAsync(Document, true)).Id!))[^1].Path);
    }

    [Fact]
    public async Task Variables_of_a_path_are_parameters_without_being_declared_and_required_names_are_in_order()
    {
        // Both recorded of the real service.
        const string Document = """
            {
              "swagger": "2.0", "info": { "title": "a" },
              "paths": { "/a/{b}/{c+}": { "get": { "responses": {} } } },
              "definitions": { "M": { "type": "object", "required": ["z", "b"], "properties": { "b": { "type": "string" }, "z": { "type": "string" } } } }
            }
            """;
        var api = await _definitions.ImportAsync(Document, true);
        var method = (await _definitions.ResourcesAsync(api.Id!))[^1].ResourceMethods!["GET"];
        Assert.Equal([("method.request.path.b", true), ("method.request.path.c", true)], method.RequestParameters!.Select(p => (p.Key, p.Value)));
        var model = (await _cloud.Api.GetModels(new GetModelsInput { RestApiId = api.Id! }, _cloud.Caller, default)).Items!.Single();
        Assert.Contains("\"required\":[\"b\",\"z\"]", model.JsonSchema, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_before_whether_there_is_such_an_api() =>
        await AssertError.IsAsync<BadRequestException>("Invalid OpenAPI input.", () => _definitions.PutAsync("nobody", "{", "overwrite"));

    [Fact]
    public async Task Merging_keeps_what_the_document_does_not_mention_and_overwriting_does_not()
    {
        var api = await _definitions.ImportAsync(Documents.Everything);
        var books = (await _definitions.ResourcesAsync(api.Id!)).Single(r => r.Path == "/books").Id;

        var merged = await _definitions.PutAsync(api.Id!, Documents.Swagger, "merge");
        Assert.Equal(("Pets", "Books and readers"), (merged.Name, merged.Description));
        Assert.Equal(["image/png", "image/jpeg"], merged.BinaryMediaTypes);
        Assert.Equal(["/", "/books", "/books/{isbn}", "/pets", "/pets/{id}", "/readers", "/readers/{proxy+}"], (await _definitions.ResourcesAsync(api.Id!)).Select(r => r.Path));

        var overwritten = await _definitions.PutAsync(api.Id!, Documents.Swagger, "overwrite");
        Assert.Equal((null, null, null), (overwritten.Description, overwritten.BinaryMediaTypes, overwritten.Policy));
        Assert.Equal(["/", "/pets", "/pets/{id}"], (await _definitions.ResourcesAsync(api.Id!)).Select(r => r.Path));
        Assert.Equal(["Pet"], (await _cloud.Api.GetModels(new GetModelsInput { RestApiId = api.Id! }, _cloud.Caller, default)).Items!.Select(m => m.Name));

        // Whoever wrote down an id finds what has it.
        await _definitions.PutAsync(api.Id!, Documents.Everything, "merge");
        var again = (await _definitions.ResourcesAsync(api.Id!)).Single(r => r.Path == "/books").Id;
        Assert.NotEqual(books, again);
        await _definitions.PutAsync(api.Id!, Documents.Everything, "overwrite");
        Assert.Equal(again, (await _definitions.ResourcesAsync(api.Id!)).Single(r => r.Path == "/books").Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("a: b: c")]
    [InlineData("{\"swagger\": \"1.2\"}")]
    [InlineData("{\"openapi\": \"4.0\"}")]
    public async Task What_is_no_definition_gets_the_real_services_words(string document) =>
        await AssertError.IsAsync<BadRequestException>("Invalid OpenAPI input.", () => _definitions.ImportAsync(document));

    [Fact]
    public async Task All_faults_are_told_at_once_and_nothing_is_made()
    {
        const string Document = """
            {
              "swagger": "2.0", "info": { "title": "a" },
              "paths": {
                "/a/{b}": { "get": { "responses": {}, "x-amazon-apigateway-integration": { "type": "aws", "httpMethod": "POST", "uri": "arn:aws:apigateway:us-east-1:lambda:none" } } },
                "/a/{c}": { "get": { "responses": {} } },
                "/d": { "get": { "x-amazon-apigateway-integration": { "type": "http", "uri": "http://a" } } },
                "e": {}
              }
            }
            """;
        await AssertError.IsAsync<BadRequestException>(
            """
            Errors found during import:
            	Unable to put integration on 'GET' for resource at path '/a/{b}': AWS ARN for integration must contain path or action
            	Unable to create resource at path '/a/{c}': A sibling ({b}) of this resource already has a variable path part -- only one is allowed
            	Unable to put integration on 'GET' for resource at path '/d': Enumeration value for HttpMethod must be non-empty
            Additionally, these warnings were found:
            	Parse issue: attribute paths. Resource e should start with /
            """,
            () => _definitions.ImportAsync(Document));
        Assert.Empty((await _cloud.Api.GetRestApis(new GetRestApisInput(), _cloud.Caller, default)).Items!);
    }

    [Fact]
    public async Task A_reference_that_leads_nowhere_is_a_warning_and_one_to_another_document_an_error()
    {
        var missing = Documents.Swagger.Replace("schema: {$ref: '#/definitions/Pet'}", "schema: {$ref: '#/definitions/Nobody'}", StringComparison.Ordinal);
        await AssertError.IsAsync<BadRequestException>(
            """
            Warnings found during import:
            	Parse issue: attribute paths.'/pets/{id}'(get).responses.200.schema.#/definitions/Nobody is missing
            	Parse issue: attribute paths.'/pets/{id}'(put).parameters.#/definitions/Nobody is missing
            	Parse issue: attribute paths.'/pets/{id}'(delete).responses.200.schema.#/definitions/Nobody is missing
            """,
            () => _definitions.ImportAsync(missing));
        Assert.Equal(3, (await _definitions.ImportAsync(missing, failsOnWarnings: false)).Warnings!.Count);

        var external = Documents.Swagger.Replace("schema: {$ref: '#/definitions/Pet'}", "schema: {$ref: 'https://evil.example/pet.json'}", StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<BadRequestException>(() => _definitions.ImportAsync(external, failsOnWarnings: false));
        Assert.StartsWith("Errors found during import:\n\tExternal reference https://evil.example/pet.json", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parameter_that_is_no_text_is_left_out_with_the_real_services_warning()
    {
        var document = Documents.Swagger.Replace("type: mock", "type: mock\n        requestParameters: {integration.request.header.nothing: true, integration.request.header.a: \"'b'\"}", StringComparison.Ordinal);
        var api = await _definitions.ImportAsync(document, failsOnWarnings: false);
        Assert.Equal(
            "Invalid format for 'requestParameters'. Expected type string for property 'integration.request.header.nothing' of resource '/pets/{id}' and method 'GET' but got 'true'",
            api.Warnings![0]);
        Assert.Equal(["integration.request.header.a"], (await _definitions.ResourcesAsync(api.Id!))[^1].ResourceMethods!["GET"].MethodIntegration!.RequestParameters!.Keys);
    }

    [Fact]
    public async Task A_role_in_a_definition_must_be_the_callers_to_pass()
    {
        // Else whoever may import could act as any role.
        _cloud.Decide = question => new(question.Action != "iam:PassRole", "not yours", null);
        const string Document = """
            {
              "swagger": "2.0", "info": { "title": "a" },
              "paths": { "/a": { "get": { "responses": {}, "x-amazon-apigateway-integration": {
                "type": "aws", "httpMethod": "POST", "uri": "arn:aws:apigateway:us-east-1:dynamodb:action/PutItem", "credentials": "arn:aws:iam::000000000000:role/r"
              } } } }
            }
            """;
        var refused = await Assert.ThrowsAsync<Kernel.CommonApiException>(() => _definitions.ImportAsync(Document));
        Assert.Equal(("AccessDeniedException", "not yours"), (refused.Code, refused.Message));
    }

    [Fact]
    public async Task Documents_that_would_grow_without_end_are_refused_soon()
    {
        // Aliases of aliases: a few lines that stand for a billion.
        var bomb = new StringBuilder("swagger: '2.0'\nx-0: &a0 [1,2,3,4,5,6,7,8,9]\n");
        for (var i = 1; i < 12; i++)
        {
            bomb.Append($"x-{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 9))}]\n");
        }

        await AssertError.IsAsync<BadRequestException>("Invalid OpenAPI input.", () => _definitions.ImportAsync(bomb.ToString()));
        await AssertError.IsAsync<BadRequestException>("Invalid OpenAPI input.", () => _definitions.ImportAsync(new string('[', 100_000)));
        await AssertError.IsAsync<BadRequestException>("Invalid OpenAPI input.", () => _definitions.ImportAsync(string.Concat(Enumerable.Repeat("{a: ", 100_000))));
    }
}

using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Fractus.Testing;
using Xunit;

namespace Fractus.Clients.Tests;

/// <summary>REST APIs against the real program, by clients that know nothing of it.</summary>
public sealed class RestApiTests
{
    [Boto3Fact]
    public async Task Definitions_services_SDKs_and_pages_work_together()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(["--ephemeral"]);
        var script = Path.Combine(AppContext.BaseDirectory, "Lab", "rest_apis.py");
        _ = (await ChildProcess.RunAsync(OutsideClients.PythonWithBoto3!, [script, folder.Path, OutsideClients.Node ?? "node"], OutsideClients.EnvironmentFor(server.Url))).Succeeded;
    }

    // Whole applications come to the cloud this way: not a line of them changes.
    [ExpressFact]
    public async Task An_Express_application_runs_unmodified_behind_a_greedy_path()
    {
        using var folder = new TemporaryFolder();
        var package = Path.Combine(folder.Path, "express.zip");
        ZipFile.CreateFromDirectory(ExpressFactAttribute.Folder, package, CompressionLevel.Fastest, includeBaseDirectory: false);
        await using var server = await ServerProcess.StartAsync(["--ephemeral"]);
        var api = await DeployAsync(server.Url, package);
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false });

        using var hello = await http.GetAsync(new Uri(api + "/hello/J%C3%BCrgen?mark=%21"));
        Assert.Equal("Hello Jürgen!", await hello.Content.ReadAsStringAsync());
        Assert.Equal(["seen=yes; Path=/", "again=too; Path=/"], hello.Headers.GetValues("Set-Cookie"));

        using var made = await http.PostAsJsonAsync(new Uri(api + "/items?tag=a&tag=b"), new { name = "é", n = 1.5 });
        var got = await made.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((HttpStatusCode.Created, "/items/1"), (made.StatusCode, made.Headers.Location?.ToString()));
        Assert.Equal(("é", 1.5, 2), (got.GetProperty("got").GetProperty("name").GetString(), got.GetProperty("got").GetProperty("n").GetDouble(), got.GetProperty("tags").GetArrayLength()));

        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("image/png"));
        Assert.Equal([0x89, 0x50, 0x4e, 0x47, 0x00, 0xff], await http.GetByteArrayAsync(new Uri(api + "/image")));
        using var none = await http.GetAsync(new Uri(api + "/none"));
        Assert.Equal((HttpStatusCode.NotFound, "No /none"), (none.StatusCode, await none.Content.ReadAsStringAsync()));
        using var broken = await http.GetAsync(new Uri(api + "/broken"));
        Assert.Equal((HttpStatusCode.InternalServerError, "on purpose"), (broken.StatusCode, await broken.Content.ReadAsStringAsync()));
    }

    private static async Task<string> DeployAsync(string url, string package)
    {
        const string Script = """
            import boto3, json, os, sys
            url = os.environ["AWS_ENDPOINT_URL"]
            iam, functions, api = (boto3.client(n, endpoint_url=url) for n in ("iam", "lambda", "apigateway"))
            trust = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
            role = iam.create_role(RoleName="express", AssumeRolePolicyDocument=json.dumps(trust))["Role"]["Arn"]
            arn = functions.create_function(FunctionName="express", Runtime="nodejs20.x", Handler="index.handler", Role=role, Timeout=20, Code={"ZipFile": open(sys.argv[1], "rb").read()})["FunctionArn"]
            functions.get_waiter("function_active_v2").wait(FunctionName="express") if "function_active_v2" in functions.waiter_names else None
            proxy = {"x-amazon-apigateway-any-method": {"responses": {}, "x-amazon-apigateway-integration": {
                "type": "aws_proxy", "httpMethod": "POST", "uri": f"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{arn}/invocations"}}}
            made = api.import_rest_api(body=json.dumps({"swagger": "2.0", "info": {"title": "express"}, "paths": {"/{proxy+}": proxy}, "x-amazon-apigateway-binary-media-types": ["image/png"]}))["id"]
            functions.add_permission(FunctionName="express", StatementId="api", Action="lambda:InvokeFunction", Principal="apigateway.amazonaws.com", SourceArn=f"arn:aws:execute-api:us-east-1:000000000000:{made}/*")
            api.create_deployment(restApiId=made, stageName="v1")
            print(made)
            """;
        var made = (await ChildProcess.RunAsync(OutsideClients.PythonWithBoto3!, ["-c", Script, package], OutsideClients.EnvironmentFor(url))).Succeeded.Trim();
        return string.Create(CultureInfo.InvariantCulture, $"{url}/_aws/execute-api/{made}/v1");
    }
}

/// <summary>A test that runs the Express application; skipped, with the command that installs it, where it is missing.</summary>
public sealed class ExpressFactAttribute : FactAttribute
{
    public ExpressFactAttribute() => Skip = OutsideClients.PythonWithBoto3 is not null && Directory.Exists(Path.Combine(Folder, "node_modules", "express"))
        ? null!
        : "No Express here: npm ci --prefix tests/Fractus.Clients.Tests/express";

    public static string Folder { get; } = Repository.PathOf("tests", "Fractus.Clients.Tests", "express");
}

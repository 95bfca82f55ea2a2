using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Fractus.Testing;
using Xunit;

namespace Fractus.Clients.Tests;

/// <summary>samples/todo-api as its README has it: what people copy must work as it stands.</summary>
public sealed class TodoSampleTests
{
    [AwsCliFact]
    public async Task The_to_do_application_deploys_by_its_script_and_keeps_each_keys_list_apart()
    {
        await using var server = await ServerProcess.StartAsync(["--ephemeral"]);
        var environment = new Dictionary<string, string?>(OutsideClients.EnvironmentFor(server.Url)) { ["AWS_ENDPOINT_URL"] = server.Url };
        var script = Path.Combine(LabFiles.Samples, "..", "todo-api", "deploy.sh");
        var printed = (await ChildProcess.RunAsync("bash", [script], environment)).Succeeded.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', 2)).ToDictionary(parts => parts[0], parts => parts[1]);
        using var http = new HttpClient();
        var todos = new Uri(printed["url"] + "/todos");

        // Without a key nobody gets in; a body that does not fit its model gets no further than the gateway.
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync(todos)).StatusCode);
        http.DefaultRequestHeaders.Add("x-api-key", printed["key"]);
        using var refused = await http.PostAsJsonAsync(todos, new { done = true, when = "now" });
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("title", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var made = await http.PostAsJsonAsync(todos, new { title = "Water the plants" });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var id = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        var one = new Uri($"{todos}/{id}");
        using var updated = await http.PutAsJsonAsync(one, new { title = "Water the plants", done = true });
        Assert.True((await updated.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("done").GetBoolean());
        Assert.Equal(1, (await http.GetFromJsonAsync<JsonElement>(todos)).GetArrayLength());

        await AnotherKeySeesNothingAsync(todos, one, printed["plan"], environment);

        Assert.Equal(HttpStatusCode.NoContent, (await http.DeleteAsync(one)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(one)).StatusCode);
    }

    private static async Task AnotherKeySeesNothingAsync(Uri todos, Uri one, string plan, Dictionary<string, string?> environment)
    {
        var key = JsonSerializer.Deserialize<JsonElement>((await ChildProcess.RunAsync(
            "aws", ["apigateway", "create-api-key", "--name", "second", "--enabled", "--endpoint-url", environment["AWS_ENDPOINT_URL"]!, "--output", "json"], environment)).Succeeded);
        _ = (await ChildProcess.RunAsync(
            "aws",
            ["apigateway", "create-usage-plan-key", "--usage-plan-id", plan, "--key-type", "API_KEY", "--key-id", key.GetProperty("id").GetString()!, "--endpoint-url", environment["AWS_ENDPOINT_URL"]!],
            environment)).Succeeded;
        using var other = new HttpClient();
        other.DefaultRequestHeaders.Add("x-api-key", key.GetProperty("value").GetString());
        Assert.Equal(0, (await other.GetFromJsonAsync<JsonElement>(todos)).GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(one)).StatusCode);
    }
}

using System.Text;

namespace Fractus.ApiGateway.Tests.Velocity;

/// <summary>The variables of mapping templates, held against answers that were recorded of the real service.</summary>
public sealed class InputTests
{
    private const string Show = "#set($result = $input.path(\"$.json\"))";
    private const string Probe = "{\"body\": $result, \"nested\": $result.nested, \"isNull\": #if( $result == $null )\"true\"#else\"false\"#end, \"isEmptyString\": #if( $result == \"\" )\"true\"#else\"false\"#end}";
    private readonly TestCloud _cloud = new();

    [Theory]
    [InlineData("{\"json\":{\"foo\":\"bar\"}}", Show + "$result", "{foo=bar}")]
    [InlineData("{\"json\":[{\"foo\":\"bar\"}]}", Show + "$result", "[{\"foo\":\"bar\"}]")]
    [InlineData("{\"json\":{\"nested\":{\"foo\":\"bar\"}}}", Show + "$result.nested", "{foo=bar}")]
    [InlineData("{\"json\":{\"nested\":[{\"foo\":\"bar\"}]}}", Show + "$result.nested", "[{\"foo\":\"bar\"}]")]
    [InlineData("{\"json\":[{\"foo\":\"bar\"}]}", Show + "$result[0]", "{foo=bar}")]
    [InlineData("{\"json\":[[{\"foo\":\"bar\"}]]}", Show + "$result[0]", "[{\"foo\":\"bar\"}]")]
    [InlineData("{\"json\":{\"foo\":[{\"nested\":\"bar\"}]}}", Show + "$result", "{foo=[{\"nested\":\"bar\"}]}")]
    [InlineData("{\"json\":{\"bigger\":\"dict\",\"to\":\"test\",\"with\":\"separators\"}}", Show + "$result", "{bigger=dict, to=test, with=separators}")]
    [InlineData("{\"json\":{\"list\":[{\"foo\":\"bar\"}]}}", Show + "$result.toString()", "{list=[{\"foo\":\"bar\"}]}")]
    [InlineData("", "#set($result = $input.path(\"$.nonExisting\"))" + Probe, "{\"body\": , \"nested\": , \"isNull\": \"true\", \"isEmptyString\": \"true\"}")]
    [InlineData("{\"json\":[]}", Show + Probe, "{\"body\": [], \"nested\": , \"isNull\": \"false\", \"isEmptyString\": \"false\"}")]
    [InlineData("{\"json\":null}", Show + Probe, "{\"body\": , \"nested\": , \"isNull\": \"true\", \"isEmptyString\": \"true\"}")]
    [InlineData("", "#set($result = $input.body)$result", "{}")]
    [InlineData("{\"some\": \"value\"}", "a=$input.body", "a={\"some\": \"value\"}")]
    [InlineData("some raw data", "$util.urlEncode($input.body)&$util.urlEncode($input.body.testAccess)", "some+raw+data&")]
    [InlineData("{\"some\": \"value\"}", "$util.urlEncode($input.body)", "%7B%22some%22%3A+%22value%22%7D")]
    [InlineData("no json", "$input.json('$.message')", "\"\"")]
    [InlineData("{\"a\": [1, 2.0, true, null, \"x\\\"y\"]}", "$input.json('$') $input.json('$.a[4]')", "{\"a\":[1,2.0,true,null,\"x\\\"y\"]} \"x\\\"y\"")]
    [InlineData("{\"a\": 12345678901234567890, \"b\": 1.2345678901234567e19, \"c\": -98765432109876543210}", "$input.json('$') $input.path('$.a') #if($input.path('$.a') > 1)y#end", "{\"a\":12345678901234567890,\"b\":1.2345678901234567E19,\"c\":-98765432109876543210} 12345678901234567890 y")]
    [InlineData("{\"o\": {\"k\": {\"m\": 7}}}", "#foreach($e in $input.path('$.o').entrySet())$e $e.key $e.value#end", "k={m=7} k {m=7}")]
    [InlineData("{\"a\":1}", "$input.params().querystring.q $input.params('Q') $input.params('q') $input.params('x-h')", "1  1 h")]
    [InlineData("{}", "$util.base64Encode('ü') $util.base64Decode('w7w=') $util.urlDecode('a+b%20c') $util.parseJson('{\"a\": {\"b\": [5]}}').a.b[0]", "w7w= ü a b c 5")]
    [InlineData("{}", "$util.escapeJavaScript(\"it's a \"\"quote\"\" / ü\")", "it\\'s a \\\"quote\\\" \\/ \\u00FC")]
    [InlineData("{}", "$util.escapeJavaScript(\"it's\").replaceAll(\"\\\\'\", \"'\")", "it's")]
    [InlineData("{}", "$context.httpMethod $context.identity.sourceIp $context.resourcePath $method.httpMethod", "POST 127.0.0.1 /a POST")]
    public async Task Templates_see_the_request_as_on_the_real_service(string body, string template, string expected)
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var resource = await api.MethodAsync("/a", "POST");
        await api.PutAsync(api.Integration(resource, "AWS", "POST") with { RequestTemplates = new Dictionary<string, string?> { ["application/json"] = template } });
        await api.ResponseAsync(resource, "POST", "200");
        await api.DeployAsync();
        _cloud.LambdaReturns("{}");

        Assert.Equal(200, (await api.SendAsync("POST", "/v1/a?q=1", body, ("Content-Type", "application/json"), ("X-H", "h"))).Status);

        Assert.Equal(expected, Encoding.UTF8.GetString(_cloud.Calls.Single().Input.Payload!.Value.Span));
    }

    [Fact]
    public async Task The_published_passthrough_template_makes_JSON()
    {
        // The template that the console offers as "Method Request passthrough".
        const string Template = """
            #set($allParams = $input.params())
            {
            "body-json" : $input.json('$'),
            "params" : {
            #foreach($type in $allParams.keySet())
                #set($params = $allParams.get($type))
            "$type" : {
                #foreach($paramName in $params.keySet())
                "$paramName" : "$util.escapeJavaScript($params.get($paramName))"
                    #if($foreach.hasNext),#end
                #end
            }
                #if($foreach.hasNext),#end
            #end
            },
            "stage-variables" : {
            #foreach($key in $stageVariables.keySet())
            "$key" : "$util.escapeJavaScript($stageVariables.get($key))"
                #if($foreach.hasNext),#end
            #end
            },
            "context" : {
                "account-id" : "$context.identity.accountId",
                "http-method" : "$context.httpMethod",
                "stage" : "$context.stage",
                "source-ip" : "$context.identity.sourceIp"
                }
            }
            """;
        var api = await ApiBuilder.CreateAsync(_cloud);
        var resource = await api.MethodAsync("/{id}", "POST");
        await api.PutAsync(api.Integration(resource, "AWS", "POST") with { RequestTemplates = new Dictionary<string, string?> { ["application/json"] = Template } });
        await api.ResponseAsync(resource, "POST", "200");
        await api.DeployAsync(variables: new() { ["a"] = "1", ["b"] = "2" });
        _cloud.LambdaReturns("{}");

        await api.SendAsync("POST", "/v1/7?q=1&r=2", "{\"x\": [1]}");

        using var json = System.Text.Json.JsonDocument.Parse(_cloud.Calls.Single().Input.Payload!.Value);
        var root = json.RootElement;
        Assert.Equal("[1]", root.GetProperty("body-json").GetProperty("x").GetRawText());
        Assert.Equal(("7", "2", "2"), (root.GetProperty("params").GetProperty("path").GetProperty("id").GetString(), root.GetProperty("params").GetProperty("querystring").GetProperty("r").GetString(), root.GetProperty("stage-variables").GetProperty("b").GetString()));
        Assert.Equal(("", "v1"), (root.GetProperty("context").GetProperty("account-id").GetString(), root.GetProperty("context").GetProperty("stage").GetString()));
    }
}

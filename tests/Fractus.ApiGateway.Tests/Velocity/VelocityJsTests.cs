using System.Diagnostics;
using System.Text.Json;
using Fractus.ApiGateway.Rules.Values;
using Fractus.ApiGateway.Rules.Velocity;

namespace Fractus.ApiGateway.Tests.Velocity;

/// <summary>
/// The same templates through velocityjs, another implementation of the language. Only what both mean to do alike is compared: not how
/// references without a value are shown, nor every space around directives, nor what velocityjs does not have (<c>#stop</c>, Java's
/// <c>split</c>, <c>length()</c> and <c>containsKey</c>, <c>#evaluate</c> of text in single quotes) or does late (<c>#break</c>).
/// </summary>
public sealed class VelocityJsTests
{
    private const string Variables = """{"name":"Ann","n":5,"list":[1,2,3],"map":{"a":"x","b":{"c":7}},"people":[{"name":"Bob","age":7},{"name":"Cid","age":9}],"empty":[],"flag":true}""";

    private static readonly string[] s_templates =
    [
        "Hello $name, ${name}! $!missing.",
        "#set($a = 1)#set($b = $a + 2 * 3)$b",
        "#set($a = (1 + 2) * 3)$a #set($m = 7 % 4)$m",
        "#if($n == 5)five#elseif($n == 6)six#{else}other#end",
        "#if($n > 3 && $flag)yes#{else}no#end#if(!$flag || $n < 3)yes#{else}no#end",
        "#if($name == 'Ann' && $name != \"Bob\")ok#end",
        "#foreach($i in $list)$i#if($foreach.hasNext),#end#end",
        "#foreach($i in [1..5])$i#end",
        "#foreach($p in $people)$foreach.index:$foreach.count:$p.name/$p.age;#end",
        "#foreach($k in $map.keySet())$k#end",
        "$map.a $map.b.c $map.get('a') $people[1].name",
        "#set($x = {\"k\": \"v\", 'l': [1, 2]})$x.k $x.l[1]",
        "#set($s = \"<$name is ${n}>\")$s #set($t = '<$name>')$t",
        "#macro(greet $who)Hi $who!#end#greet('Bob')#greet($name)",
        "#set($map.z = 'new')$map.z",
        "$list.size() $people.size() $empty.size()",
        "$name.substring(1) $name.toUpperCase() $name.toLowerCase()",
        "$name.indexOf('n') $name.replace('A', 'E') $name.split('A').size()",
        "#set($l = [])#set($d = $l.add('a'))#set($d = $l.add('b'))$l.size() $l.get(1)",
        "#set($j = {})#set($d = $j.put('a', 1))$j.get('a')",
        "a ## comment\nb",
        "a #* block *# b",
        "#[[ $name #if ]]#",
        "#define($block)<$n>#end$block",
        "{\"name\": \"$name\", \"items\": [#foreach($i in $list){\"id\": $i}#if($foreach.hasNext),#end#end]}",
    ];

    [VelocityJsFact]
    public async Task Both_engines_make_the_same_of_the_same_templates()
    {
        var results = await RenderAllAsync();
        for (var i = 0; i < s_templates.Length; i++)
        {
            Assert.True(JsonValues.TryParse(Variables, out var variables));
            var ours = VelocityTemplate.Parse(s_templates[i]).Render((ValueMap)variables!, TimeProvider.System);
            Assert.Equal((s_templates[i], Squeezed(results[i])), (s_templates[i], Squeezed(ours)));
        }
    }

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task<List<string>> RenderAllAsync()
    {
        var script = Path.Combine(AppContext.BaseDirectory, "velocityjs", "render.mjs");
        using var node = Process.Start(new ProcessStartInfo("node", [script, VelocityJsFactAttribute.Folder!]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        using var variables = JsonDocument.Parse(Variables);
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(s_templates.Select(t => new { template = t, variables = variables.RootElement })));
        node.StandardInput.Close();
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.Equal(0, node.ExitCode);
        using var results = JsonDocument.Parse(output);
        return [.. results.RootElement.EnumerateArray().Select(r => r.TryGetProperty("text", out var text) ? text.GetString()! : r.GetProperty("error").GetString()!)];
    }
}

/// <summary>A test that needs velocityjs; skipped, with the command that installs it, where it is missing.</summary>
public sealed class VelocityJsFactAttribute : FactAttribute
{
    private const string Project = "tests/Fractus.ApiGateway.Tests/velocityjs";

    public VelocityJsFactAttribute()
    {
        Skip = Folder is null ? $"No velocityjs here: npm ci --prefix {Project}" : null!;
    }

    /// <summary>The folder with the installed package.</summary>
    public static string? Folder { get; } = Find();

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var here = Path.Combine(folder.FullName, Project);
            if (Directory.Exists(Path.Combine(here, "node_modules", "velocityjs")))
            {
                return here;
            }
        }

        return null;
    }
}

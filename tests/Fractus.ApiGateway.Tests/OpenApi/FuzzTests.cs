using System.Text;
using Fractus.ApiGateway.Rules.Values;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Tests.OpenApi;

/// <summary>Damaged definitions: whatever is wrong with one, it is the caller's fault and told at once.</summary>
public sealed class FuzzTests
{
    private static readonly object?[] s_odd =
        [null, true, 7L, -1.5, "", "x", "#/", "#/paths", "{", new ValueList(isJson: true), new ValueMap(), new ValueMap { ["$ref"] = "#/components/schemas/Book" }, new ValueMap { ["$ref"] = 1L }, new ValueList([1L, null, new ValueMap()], isJson: true)];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task No_definition_is_a_fault_of_the_server(int seed)
    {
        var cloud = new TestCloud();
        var definitions = new Definitions(cloud);
        var random = new Random(seed);
        for (var i = 0; i < 250; i++)
        {
            var document = (ValueMap)JsonValues.ParseOrNull(Encoding.UTF8.GetBytes(Documents.Everything))!;
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                Damage(document, random);
            }

            var text = JsonValues.Write(document);
            try
            {
                var api = await definitions.ImportAsync(text, failsOnWarnings: false);

                // What was taken must also be deployable, exportable and served.
                await definitions.ExportAsync(api.Id!, i % 2 == 0 ? "oas30" : "swagger", "apigateway");
                await ApiBuilder.SendAsync(cloud, $"{api.Id}.execute-api.localhost", "PATCH", "/v1/books/7", default);
            }
            catch (ApiException refused) when (refused.Status < 500)
            {
                // As it should be.
            }
            catch (Exception fault)
            {
                Assert.Fail($"{fault.Message}\n{fault.StackTrace}\n{text}");
            }
        }

        Assert.Equal("", cloud.Faults);
    }

    [Fact]
    public async Task No_text_is_a_fault_of_the_server()
    {
        var definitions = new Definitions(new TestCloud());
        var random = new Random(5);
        foreach (var source in new[] { Documents.Swagger, Documents.Everything })
        {
            for (var i = 0; i < 150; i++)
            {
                var text = new StringBuilder(source);
                for (var changes = random.Next(1, 6); changes > 0; changes--)
                {
                    var at = random.Next(text.Length);
                    text.Remove(at, Math.Min(random.Next(4), text.Length - at)).Insert(at, "{}[]:,&*!|>'\"%@`#-?\n\t \0\u00e9"[random.Next(24)]);
                }

                try
                {
                    await definitions.ImportAsync(text.ToString(), failsOnWarnings: false);
                }
                catch (ApiException refused) when (refused.Status < 500)
                {
                    // As it should be.
                }
            }
        }
    }

    /// <summary>Some of these pieces, one after the other.</summary>
    internal static string Text(Random random, string[] pieces, int most) =>
        string.Concat(Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => pieces[random.Next(pieces.Length)]));

    /// <summary>JSON, mostly.</summary>
    internal static string Json(Random random) =>
        Text(random, ["{\"a\":", "{\"b\":1,\"a\":", "[", "]", "}", "1", "\"x\"", "null", "{}", "[1,{\"a\":2}]", ",", "1e999", "\"\\ud800\"", "\0"], 6);

    // Something anywhere in the document becomes something else, or goes.
    internal static void Damage(object? value, Random random)
    {
        switch (value)
        {
            case ValueMap { Count: > 0 } map:
                var key = map.Keys.ElementAt(random.Next(map.Count));
                if (random.Next(4) > 0 && map[key] is ValueMap { Count: > 0 } or ValueList { Count: > 0 })
                {
                    Damage(map[key], random);
                }
                else if (random.Next(5) == 0)
                {
                    map.Remove(key);
                }
                else if (random.Next(5) == 0)
                {
                    map[key + "x"] = map[key];
                }
                else
                {
                    map[key] = s_odd[random.Next(s_odd.Length)];
                }

                break;
            case ValueList { Count: > 0 } list:
                var at = random.Next(list.Count);
                if (random.Next(3) > 0)
                {
                    Damage(list[at], random);
                }
                else
                {
                    list[at] = s_odd[random.Next(s_odd.Length)];
                }

                break;
        }
    }
}

namespace Fractus.Runtime.Tests;

public class NodeHandlerTests
{
    [Fact]
    public async Task An_es_module_with_an_asynchronous_handler_answers()
    {
        await using var platform = new Platform();
        var function = platform.Node("export const handler = async (event) => ({ hello: event.name });");

        var result = await platform.InvokeAsync(function, """{"name":"you"}""");

        Assert.Null(result.FunctionError);
        Assert.Equal("""{"hello":"you"}""", result.Text());
    }
}

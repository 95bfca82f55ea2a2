namespace Fractus.Runtime.Tests;

/// <summary>What a function sees and may do in a sandbox.</summary>
public class SandboxTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_function_runs_in_a_sandbox(bool isPrestarted)
    {
        await using var platform = Platform.Sandbox();
        if (isPrestarted)
        {
            platform.Environments.Prepare("nodejs20.x");
        }

        var function = platform.Node("export const handler = async () => process.cwd();");

        var r = await platform.InvokeAsync(function); Assert.True(r.FunctionError is null, r.Text() + platform.LogText);
    }
}

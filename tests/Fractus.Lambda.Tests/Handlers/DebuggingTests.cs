using Fractus.Lambda.Contract;
using Fractus.Lambda.Tests.Support;
using Fractus.Runtime;
using Fractus.Testing;

namespace Fractus.Lambda.Tests.Handlers;

public sealed class DebuggingTests : AsyncTests
{
    private readonly FakeCloud _cloud = new();

    public override ValueTask DisposeAsync() => _cloud.DisposeAsync();

    [Fact]
    public async Task The_functions_variable_asks_for_a_debugger()
    {
        await _cloud.CreateAsync(with: i => i with { Environment = new Contract.Environment { Variables = new Dictionary<string, string> { ["FRACTUS_DEBUG"] = "wait:9300" } } });
        await _cloud.InvokeAsync();
        Assert.Equal(new FunctionDebugging { Port = 9300, Waits = true }, _cloud.Environments.Calls.Single().Spec.Debugging);
    }

    // A tag leaves the configuration that is deployed as it is; with and without it, environments are not the same.
    [Fact]
    public async Task So_does_its_tag_from_the_next_call_on()
    {
        var created = await _cloud.CreateAsync();
        await _cloud.InvokeAsync();
        await _cloud.Lambda.TagResource(new TagResourceInput { Resource = created.FunctionArn!, Tags = new Dictionary<string, string> { ["fractus:debug"] = "1" } }, _cloud.Caller, default);
        await _cloud.InvokeAsync();
        await _cloud.Lambda.UntagResource(new UntagResourceInput { Resource = created.FunctionArn!, TagKeys = ["fractus:debug"] }, _cloud.Caller, default);
        await _cloud.InvokeAsync();
        var specs = _cloud.Environments.Calls.Select(call => call.Spec).ToList();
        Assert.Equal([null, new FunctionDebugging(), null], specs.Select(spec => spec.Debugging));
        Assert.Equal(specs[0].RevisionId, specs[2].RevisionId);
        Assert.NotEqual(specs[0].RevisionId, specs[1].RevisionId);
    }
}

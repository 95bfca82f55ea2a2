using Fractus.Kernel;
using Fractus.Lambda.Rules;

namespace Fractus.Lambda.Tests.Rules;

public sealed class TraceHeaderTests
{
    private static readonly string s_hash = TraceHeader.Hash("arn:aws:lambda:us-east-1:000000000000:function:f");

    [Fact]
    public void A_call_from_outside_begins_a_chain()
    {
        Assert.Matches($"^Root=1-[0-9a-f]{{8}}-[0-9a-f]{{24}};Parent=[0-9a-f]{{16}};Sampled=0;Lineage={s_hash}:0$", Next(null).Text);
    }

    [Fact]
    public void Root_parent_and_sampling_of_the_callers_chain_are_kept_and_other_functions_are_remembered()
    {
        var header = Next("Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1;Lineage=a87bd80c:1|68fd508a:5").Text;
        Assert.Equal($"Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1;Lineage=a87bd80c:1|68fd508a:5|{s_hash}:0", header);
    }

    [Fact]
    public void A_function_runs_sixteen_times_in_a_chain_and_no_more()
    {
        string? header = null;
        for (var run = 0; run < 16; run++)
        {
            var next = Next(header);
            Assert.False(next.IsLoop);
            header = next.Text;
        }

        Assert.True(Next(header).IsLoop);
    }

    // A caller may send anything in the header; none of it may reach the function's or an answer's headers.
    [Theory]
    [InlineData("Root=1\r\nX: y;Lineage=zzzzzzzz:1")]
    [InlineData("Lineage=a87bd80c:-1|a87bd80c:99999999999999999999|a87bd80c|:::")]
    [InlineData(";;==;=;Root=;Sampled=2")]
    [InlineData("Lineage=a87bd80c:2147483647")]
    public void What_is_no_such_header_counts_as_nothing(string incoming) =>
        Assert.Matches($"^Root=1-[0-9a-f]{{8}}-[0-9a-f]{{24}};Parent=[0-9a-f]{{16}};Sampled=0;Lineage={s_hash}:0$", Next(incoming).Text);

    [Fact]
    public void A_lineage_does_not_grow_without_end()
    {
        var hops = string.Join('|', Enumerable.Range(0, 100).Select(i => $"{i:x8}:0"));
        Assert.True(Next($"Lineage={hops}").Text.Length < 1000);
        Assert.True(Next(new string('x', 1_000_000)).Text.Length < 200);
    }

    private static TraceHeader Next(string? incoming) => TraceHeader.Next(incoming, s_hash, TimeProvider.System, IdGenerator.System);
}

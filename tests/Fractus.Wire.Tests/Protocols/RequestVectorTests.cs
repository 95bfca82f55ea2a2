using System.Text.Json.Nodes;
using Fractus.Kernel.Contracts;
using Fractus.Wire.Tests.Support;

namespace Fractus.Wire.Tests.Protocols;

public class RequestVectorTests
{
    public static TheoryData<string, string> Rows => Vectors.Names("requests");

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_request_reaches_its_operation_and_means_what_was_meant(string protocol, string name)
    {
        var row = Vectors.Row(protocol, "requests", name);
        var request = TestRequest.Of(
            row.Text("method"), row.Text("target"), row.Headers().Select(h => $"{h.Key}: {h.Value}"), row.Body(protocol));
        var route = TestServices.RouterOf(protocol).Resolve(request, null);
        Assert.Equal(row.Text("operation"), route?.Bound?.Operation.Name);

        var decoded = new Decoded();
        await route!.Value.Bound!.Accept(new Decoder(route.Value.Protocol, request, decoded));
        var expected = JsonNode.Parse(row.GetProperty("value").GetRawText());
        Assert.True(JsonNode.DeepEquals(expected, decoded.Value), $"expected {expected?.ToJsonString()}\nfound    {decoded.Value?.ToJsonString()}");
    }

    private sealed class Decoded
    {
        public JsonObject? Value { get; set; }
    }

    private readonly struct Decoder(WireProtocol protocol, WireRequest request, Decoded decoded) : IOperationVisitor
    {
        public ValueTask Visit<TInput, TOutput>(BoundOperation<TInput, TOutput> bound)
            where TInput : class, Kernel.Shapes.IShape<TInput>
            where TOutput : class, Kernel.Shapes.IShape<TOutput>
        {
            decoded.Value = ModelValueWriter.Show(protocol.Decode<TInput>(request, bound.Operation));
            return ValueTask.CompletedTask;
        }
    }
}

using System.Buffers;
using System.Text.Json;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;
using Fractus.Wire.Tests.Support;

namespace Fractus.Wire.Tests.Protocols;

public class ResponseVectorTests
{
    private static readonly Dictionary<string, ProtocolName> s_names = new()
    {
        ["Cbor"] = ProtocolName.RpcV2Cbor,
        ["RestJson"] = ProtocolName.RestJson1,
    };

    public static TheoryData<string, string> Rows => Vectors.Names("responses");

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task An_answer_is_written_as_clients_expect_it(string protocol, string name)
    {
        var row = Vectors.Row(protocol, "responses", name);
        var bound = TestServices.Operation(protocol, row.Text("operation"));
        var wire = WireProtocol.Of(s_names.TryGetValue(protocol, out var special) ? special : Enum.Parse<ProtocolName>(protocol));
        var body = new ArrayBufferWriter<byte>();
        var response = new WireResponse(body);
        await bound.Accept(new Encoder(wire, response, row.GetProperty("value")));

        Assert.Equal(row.GetProperty("status").GetInt32(), response.Status);
        foreach (var (header, value) in row.Headers())
        {
            var found = header.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)
                ? response.ContentType
                : string.Join(", ", response.Headers.Where(h => h.Key.Equals(header, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value));
            Assert.Equal($"{header}: {value}", $"{header}: {found}");
        }

        if (row.TryGetProperty("body", out _))
        {
            BodyAssert.Same(protocol, bound.Operation.OutputSchema, row.Body(protocol), body.WrittenSpan);
        }
    }

    private readonly struct Encoder(WireProtocol protocol, WireResponse response, JsonElement value) : IOperationVisitor
    {
        public ValueTask Visit<TInput, TOutput>(BoundOperation<TInput, TOutput> bound)
            where TInput : class, IShape<TInput>
            where TOutput : class, IShape<TOutput>
        {
            protocol.Encode(response, bound.Operation, ModelValueReader.Make<TOutput>(value), "requestid");
            return ValueTask.CompletedTask;
        }
    }
}

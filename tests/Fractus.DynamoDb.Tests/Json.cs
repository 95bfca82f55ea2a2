using System.Buffers;
using System.Text;
using Fractus.DynamoDb.Contract;
using Fractus.Kernel.Shapes;
using Fractus.Wire.Json;

namespace Fractus.DynamoDb.Tests;

/// <summary>Attributes from and to the JSON of requests, through the wire's own codec.</summary>
internal static class Json
{
    private static readonly MemberSchema s_member = AttributeMap.CreateMember("Item", isItem: true);

    public static AttributeMap Map(string json)
    {
        var reader = new JsonShapeReader(Encoding.UTF8.GetBytes(json));
        return AttributeMap.Read(ref reader, s_member);
    }

    public static AttributeValue Value(string json) => Map($$$$"""{"x": {{{{json}}}}}""").TryGet("x", out var value)
        ? value
        : throw new ArgumentException(json);

    public static string Of(AttributeMap map)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = JsonShapeWriter.Start(output);
        AttributeMap.Write(ref writer, s_member, map);
        writer.Finish();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}

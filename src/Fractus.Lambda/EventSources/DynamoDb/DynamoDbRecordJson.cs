using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Contract.Streams;

namespace Fractus.Lambda.EventSources.DynamoDb;

/// <summary>A stream's record as a function gets it. Source: "Using AWS Lambda with Amazon DynamoDB", and events recorded on the real service.</summary>
internal static class DynamoDbRecordJson
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static ReadOnlyMemory<byte> Write(Record record, string streamArn)
    {
        var stream = record.DynamoDb!;
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartObject();
            json.WriteString("eventID", record.EventId);
            json.WriteString("eventName", record.EventName);
            json.WriteString("eventVersion", record.EventVersion);
            json.WriteString("eventSource", record.EventSource);
            json.WriteString("awsRegion", record.AwsRegion);
            json.WriteStartObject("dynamodb");
            json.WritePropertyName("ApproximateCreationDateTime");
            json.WriteRawValue(Seconds(stream.ApproximateCreationDateTime!.Value.ToUnixTimeSeconds()), skipInputValidation: true);
            WriteItem(json, "Keys", stream.Keys);
            WriteItem(json, "NewImage", stream.NewImage);
            WriteItem(json, "OldImage", stream.OldImage);
            json.WriteString("SequenceNumber", stream.SequenceNumber);
            json.WriteNumber("SizeBytes", stream.SizeBytes!.Value);
            json.WriteString("StreamViewType", stream.StreamViewType);
            json.WriteEndObject();
            if (record.UserIdentity is { } identity)
            {
                json.WriteStartObject("userIdentity");
                json.WriteString("principalId", identity.PrincipalId);
                json.WriteString("type", identity.Type);
                json.WriteEndObject();
            }

            json.WriteString("eventSourceARN", streamArn);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    // A floating-point number with an exponent, such as 1.733418659E9: Lambda's own writer has it so.
    private static string Seconds(long seconds)
    {
        var digits = seconds.ToString(CultureInfo.InvariantCulture);
        var fraction = digits[1..].TrimEnd('0');
        return string.Create(CultureInfo.InvariantCulture, $"{digits[0]}.{(fraction.Length == 0 ? "0" : fraction)}E{digits.Length - 1}");
    }

    private static void WriteItem(Utf8JsonWriter json, string name, AttributeMap? item)
    {
        if (item is not null)
        {
            json.WritePropertyName(name);
            WriteMap(json, item);
        }
    }

    private static void WriteMap(Utf8JsonWriter json, AttributeMap map)
    {
        json.WriteStartObject();
        foreach (var entry in map)
        {
            json.WritePropertyName(entry.Name.Span);
            WriteValue(json, entry.Value);
        }

        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, AttributeValue value)
    {
        json.WriteStartObject();
        json.WritePropertyName(value.Type.ToString());
        switch (value.Type)
        {
            case AttributeType.S:
                json.WriteStringValue(value.Content.Span);
                break;
            case AttributeType.N:
                json.WriteStringValue(value.Text);
                break;
            case AttributeType.B:
                json.WriteBase64StringValue(value.Content.Span);
                break;
            case AttributeType.NULL:
                json.WriteBooleanValue(true);
                break;
            case AttributeType.BOOL:
                json.WriteBooleanValue(value.Flag);
                break;
            case AttributeType.M:
                WriteMap(json, value.Map);
                break;
            case AttributeType.L:
                WriteList(json, value);
                break;
            default:
                WriteSet(json, value);
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, AttributeValue list)
    {
        json.WriteStartArray();
        foreach (var element in list.Elements)
        {
            WriteValue(json, element);
        }

        json.WriteEndArray();
    }

    private static void WriteSet(Utf8JsonWriter json, AttributeValue set)
    {
        json.WriteStartArray();
        foreach (var content in set.SetContents)
        {
            switch (set.Type)
            {
                case AttributeType.BS:
                    json.WriteBase64StringValue(content.Span);
                    break;
                case AttributeType.NS:
                    json.WriteStringValue(AttributeValue.Make(AttributeType.N, content.Span).Text);
                    break;
                default:
                    json.WriteStringValue(content.Span);
                    break;
            }
        }

        json.WriteEndArray();
    }
}

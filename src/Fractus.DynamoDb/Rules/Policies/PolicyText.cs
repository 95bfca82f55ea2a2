using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Fractus.DynamoDb.Rules.Policies;

/// <summary>
/// The text of a policy as it is kept and given back: without white space, its members in one order, a list of one as its element, an
/// account as its root's ARN. Two texts that say the same are one policy, which is not changed by putting it again.
/// </summary>
internal static class PolicyText
{
    private const int MaxBytes = 20_480;
    private const string FirstVersion = "2008-10-17";

    // Of a policy's own structure: Statement, Condition, operator, key, list.
    private const int MaxDepth = 16;

    private static readonly string[] s_members =
        ["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"];

    private static readonly JsonWriterOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="text">As it was sent.</param>
    /// <param name="findFault">Says what is wrong with it as a policy; null for nothing.</param>
    /// <exception cref="Kernel.ApiException">It is too long, or no policy, or one that lets everybody in.</exception>
    public static string Canonical(string text, Func<string, string?> findFault)
    {
        if (Encoding.UTF8.GetByteCount(text) > MaxBytes)
        {
            throw Invalid.Parameter($"Maximum policy size of {MaxBytes} bytes exceeded");
        }

        using var document = Parse(text);
        if (!document.RootElement.TryGetProperty("Statement", out var given)
            || given is { ValueKind: JsonValueKind.Array } && given.GetArrayLength() == 0)
        {
            throw Fault("Could not parse the policy: Statement is empty!");
        }

        if (findFault(text) is { } fault)
        {
            throw Fault(fault);
        }

        JsonElement[] statements = given.ValueKind == JsonValueKind.Array ? [.. given.EnumerateArray()] : [given];
        Check(statements);
        return Write(document.RootElement, statements);
    }

    private static JsonDocument Parse(string text)
    {
        try
        {
            var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return document.RootElement.ValueKind == JsonValueKind.Object ? document : throw Fault("This policy contains invalid Json");
        }
        catch (JsonException)
        {
            throw Fault("This policy contains invalid Json");
        }
    }

    private static void Check(JsonElement[] statements)
    {
        var sids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var statement in statements)
        {
            if (!statement.TryGetProperty("Resource", out _) && !statement.TryGetProperty("NotResource", out _))
            {
                throw Fault("Missing required field Resource");
            }

            if (statement.TryGetProperty("Sid", out var sid) && !sids.Add(sid.GetString()!))
            {
                throw Fault("The Statement Ids in the policy are not unique");
            }

            if (statement.GetProperty("Effect").ValueEquals("Allow") && !statement.TryGetProperty("Condition", out _)
                && statement.TryGetProperty("Principal", out var principal) && IsEverybody(principal))
            {
                throw Invalid.Request(
                    "Resource-based policy grants unbounded access in one or more elements. "
                    + "Please revise the policy to ensure least-privilege form of access");
            }
        }
    }

    private static bool IsEverybody(JsonElement principal) => principal.ValueKind switch
    {
        JsonValueKind.String => principal.ValueEquals("*"),
        JsonValueKind.Array => principal.EnumerateArray().Any(IsEverybody),
        JsonValueKind.Object => principal.TryGetProperty("AWS", out var accounts) && IsEverybody(accounts),
        _ => false,
    };

    private static string Write(JsonElement policy, JsonElement[] statements)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, s_plain);
        writer.WriteStartObject();
        writer.WriteString("Version", policy.TryGetProperty("Version", out var version) ? version.GetString() : FirstVersion);
        if (policy.TryGetProperty("Id", out var id))
        {
            writer.WriteString("Id", id.GetString());
        }

        writer.WriteStartArray("Statement");
        foreach (var statement in statements)
        {
            writer.WriteStartObject();
            foreach (var member in s_members)
            {
                if (statement.TryGetProperty(member, out var value))
                {
                    writer.WritePropertyName(member);
                    Write(writer, value, isPrincipal: member is "Principal" or "NotPrincipal");
                }
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value, bool isPrincipal)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value, isPrincipal);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array when value.GetArrayLength() == 1:
                Write(writer, value[0], isPrincipal);
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var element in value.EnumerateArray())
                {
                    Write(writer, element, isPrincipal);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String when isPrincipal && IsAccount(value.GetString()!):
                writer.WriteStringValue($"arn:aws:iam::{value.GetString()}:root");
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private static bool IsAccount(string text) => text.Length == 12 && text.All(char.IsAsciiDigit);

    private static Kernel.ApiException Fault(string fault) => Invalid.Parameter($"Invalid policy document: {fault}");
}

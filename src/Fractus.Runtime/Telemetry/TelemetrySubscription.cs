using System.Text.Json;
using Fractus.Runtime.Logs;

namespace Fractus.Runtime.Telemetry;

/// <summary>
/// What an extension wants to be told, and where. Source: "Lambda Telemetry API reference" and "Lambda Logs API" in the developer guide.
/// </summary>
internal sealed record TelemetrySubscription
{
    private const string Host = "sandbox.localdomain";
    private const string ShortHost = "sandbox";
    private const int ReservedPort = 9001;

    private static readonly Dictionary<string, TelemetrySchema> LogsSchemas = new()
    {
        ["2020-08-15"] = TelemetrySchema.Logs20200815,
        ["2021-03-18"] = TelemetrySchema.Logs20210318,
    };

    private static readonly Dictionary<string, TelemetrySchema> TelemetrySchemas = new()
    {
        ["2022-07-01"] = TelemetrySchema.Telemetry20220701,
        ["2022-12-13"] = TelemetrySchema.Telemetry20221213,
        ["2025-01-29"] = TelemetrySchema.Telemetry20221213,
    };

    internal TelemetrySchema Schema { get; private set; }

    /// <summary>Of <c>platform</c>, <c>function</c>, <c>extension</c>.</summary>
    internal IReadOnlyList<string> Types { get; private set; } = [];

    /// <summary>Where an array of events is sent to; null where they go to <see cref="TcpPort"/>, one a line.</summary>
    internal Uri? Uri { get; private set; }

    internal HttpMethod Method { get; private set; } = HttpMethod.Post;

    internal int TcpPort { get; private set; }

    internal int MaxItems { get; private set; } = 10_000;

    internal int MaxBytes { get; private set; } = 262_144;

    internal TimeSpan Timeout { get; private set; } = TimeSpan.FromSeconds(1);

    /// <summary>Reads a request.</summary>
    /// <param name="body">JSON.</param>
    /// <param name="isTelemetry">Of the Telemetry API, not of the Logs API.</param>
    /// <param name="problem">What is wrong with it; empty where nothing is.</param>
    internal static TelemetrySubscription Parse(ReadOnlyMemory<byte> body, bool isTelemetry, out string problem)
    {
        var subscription = new TelemetrySubscription();
        var problems = new List<string>();
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object)
            {
                subscription.ReadSchema(root, isTelemetry, problems);
                subscription.ReadTypes(root, problems);
                subscription.ReadDestination(root, problems);
                subscription.ReadBuffering(root, problems);
            }
            else
            {
                problems.Add("the request must be a JSON object");
            }
        }
        catch (JsonException malformed)
        {
            problems.Add("failed to parse JSON: " + malformed.Message);
        }

        problem = string.Join("; ", problems);
        return subscription;
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private void ReadSchema(JsonElement root, bool isTelemetry, List<string> problems)
    {
        var (schemas, otherwise) = isTelemetry ? (TelemetrySchemas, null) : (LogsSchemas, "2020-08-15");
        var version = root.TryGetProperty("schemaVersion", out _) ? Text(root, "schemaVersion") : otherwise;
        if (version is null || !schemas.TryGetValue(version, out var schema))
        {
            problems.Add($"schemaVersion must be one of {string.Join(", ", schemas.Keys)}");
            return;
        }

        Schema = schema;
    }

    private void ReadTypes(JsonElement root, List<string> problems)
    {
        if (!root.TryGetProperty("types", out var types) || types.ValueKind != JsonValueKind.Array || types.GetArrayLength() == 0)
        {
            problems.Add("types should not be empty");
            return;
        }

        Types = [.. types.EnumerateArray().Select(type => type.ToString()).Distinct()];
        if (Types.FirstOrDefault(type => type is not ("platform" or "function" or "extension")) is { } unknown)
        {
            problems.Add($"types has the unknown value {unknown}");
        }
    }

    private void ReadDestination(JsonElement root, List<string> problems)
    {
        if (!root.TryGetProperty("destination", out var destination) || destination.ValueKind != JsonValueKind.Object)
        {
            problems.Add("destination is not provided");
            return;
        }

        switch (Text(destination, "protocol"))
        {
            case "HTTP":
                ReadUri(destination, problems);
                break;
            case "TCP" when destination.TryGetProperty("port", out var port) && port.TryGetInt32(out var number) && number is > 0 and < 65_536 and not ReservedPort:
                TcpPort = number;
                break;
            case "TCP":
                problems.Add("port is not provided or not in range");
                break;
            default:
                problems.Add("protocol must be HTTP or TCP");
                break;
        }
    }

    private void ReadUri(JsonElement destination, List<string> problems)
    {
        // Only destinations inside the environment.
        if (Text(destination, "URI") is not { } text || !Uri.TryCreate(text, UriKind.Absolute, out var uri)
            || uri.Scheme != "http" || uri.Host is not (Host or ShortHost))
        {
            problems.Add($"URI must be an http address of the host {Host}");
        }
        else if (uri.IsDefaultPort && !text.Contains(":80", StringComparison.Ordinal))
        {
            problems.Add("URI port is not provided");
        }
        else if (uri.Port == ReservedPort)
        {
            problems.Add($"URI port {ReservedPort} is reserved");
        }
        else
        {
            Uri = new UriBuilder(uri) { Host = "127.0.0.1" }.Uri;
        }

        switch (Text(destination, "method"))
        {
            case "PUT":
                Method = HttpMethod.Put;
                break;
            case null or "POST":
                break;
            default:
                problems.Add("method must be POST or PUT");
                break;
        }
    }

    private void ReadBuffering(JsonElement root, List<string> problems)
    {
        if (!root.TryGetProperty("buffering", out var buffering))
        {
            return;
        }

        if (buffering.ValueKind != JsonValueKind.Object)
        {
            problems.Add("buffering must be an object");
            return;
        }

        MaxItems = Read("maxItems", MaxItems, 1000, 10_000);
        MaxBytes = Read("maxBytes", MaxBytes, 262_144, 1_048_576);
        Timeout = TimeSpan.FromMilliseconds(Read("timeoutMs", (int)Timeout.TotalMilliseconds, 25, 30_000));

        int Read(string name, int otherwise, int least, int most)
        {
            if (!buffering.TryGetProperty(name, out var value))
            {
                return otherwise;
            }

            if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most)
            {
                return number;
            }

            problems.Add($"{name} must be between {least} and {most}");
            return otherwise;
        }
    }
}

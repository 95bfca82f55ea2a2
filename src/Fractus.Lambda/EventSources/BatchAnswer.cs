using System.Text.Json;

namespace Fractus.Lambda.EventSources;

/// <summary>
/// What a function's answer to a batch says. Source: "Configuring partial batch response with DynamoDB and Lambda", "Implementing
/// stateful DynamoDB stream processing in Lambda".
/// </summary>
/// <param name="HasFailures">Some records are to be tried again, or all where the answer does not say which.</param>
/// <param name="FirstFailure">Index of the first of them; 0 for all.</param>
/// <param name="State">Of the window, JSON; null where it gives none.</param>
internal readonly record struct BatchAnswer(bool HasFailures, int FirstFailure, string? State)
{
    /// <summary>A success without more.</summary>
    public static BatchAnswer Success { get; } = new(false, 0, null);

    private static BatchAnswer Failure { get; } = new(true, 0, null);

    /// <param name="payload">What the function answered.</param>
    /// <param name="records">What it was given.</param>
    /// <param name="readsFailures">Whether the mapping asks for them.</param>
    public static BatchAnswer Read(ReadOnlyMemory<byte> payload, IReadOnlyList<SourceRecord> records, bool readsFailures)
    {
        JsonElement answer;
        try
        {
            using var document = JsonDocument.Parse(payload);
            answer = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return readsFailures ? Failure : Success;
        }

        if (answer.ValueKind != JsonValueKind.Object)
        {
            return readsFailures && answer.ValueKind != JsonValueKind.Null ? Failure : Success;
        }

        var state = answer.TryGetProperty("state", out var given) && given.ValueKind == JsonValueKind.Object ? given.GetRawText() : null;
        if (!readsFailures || !answer.TryGetProperty("batchItemFailures", out var failures) || failures.ValueKind == JsonValueKind.Null)
        {
            return Success with { State = state };
        }

        return failures.ValueKind == JsonValueKind.Array ? First(failures, records) with { State = state } : Failure;
    }

    private static BatchAnswer First(JsonElement failures, IReadOnlyList<SourceRecord> records)
    {
        var first = int.MaxValue;
        foreach (var failure in failures.EnumerateArray())
        {
            var isNamed = failure.ValueKind == JsonValueKind.Object && failure.TryGetProperty("itemIdentifier", out var identifier) && identifier.ValueKind == JsonValueKind.String;
            var place = isNamed ? IndexOf(records, failure.GetProperty("itemIdentifier").GetString()!) : -1;
            if (place < 0)
            {
                return Failure;
            }

            first = Math.Min(first, place);
        }

        return first == int.MaxValue ? Success : new BatchAnswer(true, first, null);
    }

    private static int IndexOf(IReadOnlyList<SourceRecord> records, string sequenceNumber)
    {
        for (var i = 0; i < records.Count; i++)
        {
            if (records[i].SequenceNumber == sequenceNumber)
            {
                return i;
            }
        }

        return -1;
    }
}

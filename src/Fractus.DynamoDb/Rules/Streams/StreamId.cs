using System.Globalization;
using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Maintenance;
using Fractus.DynamoDb.Rules.Policies;
using Fractus.DynamoDb.Storage;
using Fractus.Kernel;

namespace Fractus.DynamoDb.Rules.Streams;

/// <summary>Which stream: a table has one at a time, told from its former ones by a label.</summary>
internal sealed record StreamId
{
    private const string TablePart = "table/";
    private const string StreamPart = "/stream/";

    private readonly Arn _parsed;

    private StreamId(string arn, Arn parsed, string table, string label)
    {
        (Arn, _parsed, Table, Label) = (arn, parsed, table, label);
        Key = KeySpace.StreamsOf(parsed.Account, parsed.Region).Key(table, label);
    }

    public string Arn { get; }

    /// <summary>The table's name.</summary>
    public string Table { get; }

    public string Label { get; }

    /// <summary>Where in the store it is.</summary>
    public byte[] Key { get; }

    /// <summary>What is to be done for it in time.</summary>
    public DueTask Task => new(DueTask.Stream, Arn);

    public PolicyTarget PolicyTarget => new(_parsed.Account, _parsed.Region, Table, Label);

    public static StreamId Of(string tableArn, string label) => Parse(tableArn + StreamPart + label);

    /// <summary>The label of a stream that is enabled at this time.</summary>
    public static string LabelOf(DateTimeOffset now) => now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture);

    /// <exception cref="ApiException">It is no stream's ARN.</exception>
    public static StreamId Parse(string arn)
    {
        if (Kernel.Arn.TryParse(arn, out var parsed) && parsed.Service == "dynamodb"
            && parsed.Resource.StartsWith(TablePart, StringComparison.Ordinal))
        {
            var middle = parsed.Resource.IndexOf(StreamPart, StringComparison.Ordinal);
            if (middle > TablePart.Length)
            {
                return new StreamId(
                    arn, parsed, parsed.Resource[TablePart.Length..middle], parsed.Resource[(middle + StreamPart.Length)..]);
            }
        }

        throw Invalid.Request($"Invalid StreamArn: Invalid ResourceArn provided as input {arn}");
    }

    /// <exception cref="ApiException">It is no stream's ARN, or that of another account or region, whose streams are not here.</exception>
    public static StreamId Parse(string arn, Caller caller)
    {
        var id = Parse(arn);
        return id._parsed.Account == caller.Account && id._parsed.Region == caller.Region ? id : throw id.NotFound();
    }

    public ApiException NotFound() => new ResourceNotFoundException($"Requested resource not found: Stream: {Arn} not found");
}

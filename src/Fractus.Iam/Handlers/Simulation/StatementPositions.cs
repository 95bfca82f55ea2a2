using System.Text;
using System.Text.Json;

namespace Fractus.Iam.Handlers.Simulation;

/// <summary>Where a statement stands in the text of its document. Lines and columns count from 1; a column is that behind the brace.</summary>
internal readonly record struct StatementPosition(int StartLine, int StartColumn, int EndLine, int EndColumn)
{
    /// <param name="document">A document that has been parsed before.</param>
    /// <returns>One for each statement, in order.</returns>
    public static List<StatementPosition> FindAll(string document)
    {
        var bytes = Encoding.UTF8.GetBytes(document);
        var reader = new Utf8JsonReader(bytes);
        var found = new List<StatementPosition>();
        var isStatement = false;
        long start = 0;
        while (reader.Read())
        {
            if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 })
            {
                isStatement = reader.ValueTextEquals("Statement");
            }
            else if (isStatement && reader.TokenType == JsonTokenType.StartObject)
            {
                start = reader.BytesConsumed;
                reader.Skip();
                found.Add(Between(bytes, (int)start, (int)reader.BytesConsumed));
            }
        }

        return found;
    }

    private static StatementPosition Between(ReadOnlySpan<byte> text, int start, int end)
    {
        var (startLine, startColumn) = Behind(text[..start]);
        var (endLine, endColumn) = Behind(text[..end]);
        return new StatementPosition(startLine, startColumn, endLine, endColumn);
    }

    private static (int Line, int Column) Behind(ReadOnlySpan<byte> before)
    {
        var line = before.Count((byte)'\n') + 1;
        var lastLine = before[(before.LastIndexOf((byte)'\n') + 1)..];
        return (line, Encoding.UTF8.GetCharCount(lastLine) + 1);
    }
}

using System.Text;
using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Rules;

/// <summary>A row of a file of API keys.</summary>
internal sealed record ApiKeyRow(string? Name, string? Key, string? Description, bool IsEnabled, IReadOnlyList<string> UsagePlanIds)
{
    public CreateApiKeyInput ToInput() => new() { Name = Name, Value = Key, Description = Description, Enabled = IsEnabled };
}

/// <summary>
/// Files of API keys: comma-separated, the first line naming the columns Name, key, description, Enabled and UsageplanIds in any order
/// and case. Source: "API Gateway API key file format" of the developer guide.
/// </summary>
internal static class ApiKeyFile
{
    private const int MaxRows = 10_000;

    /// <exception cref="BadRequestException">It is no such file.</exception>
    public static List<ApiKeyRow> Parse(ReadOnlySpan<byte> file)
    {
        var lines = Split(Encoding.UTF8.GetString(file).TrimStart('\uFEFF'));
        if (lines.Count == 0 || lines.Count > MaxRows)
        {
            throw new BadRequestException("Failed to parse the API Key file: it must have a header and at most 10000 rows");
        }

        var columns = lines[0].ConvertAll(name => name.Trim().ToUpperInvariant());
        if (!columns.Contains("NAME") || !columns.Contains("KEY"))
        {
            throw new BadRequestException("Failed to parse the API Key file: the columns Name and key are required");
        }

        return [.. lines.Skip(1).Where(line => line.Exists(cell => cell.Length > 0)).Select(line => Row(line, columns))];
    }

    private static ApiKeyRow Row(List<string> line, List<string> columns)
    {
        return new ApiKeyRow(
            Cell("NAME"),
            Cell("KEY"),
            Cell("DESCRIPTION"),
            !string.Equals(Cell("ENABLED"), "false", StringComparison.OrdinalIgnoreCase),
            Cell("USAGEPLANIDS")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []);

        string? Cell(string column) => columns.IndexOf(column) is >= 0 and var at && at < line.Count && line[at].Length > 0 ? line[at] : null;
    }

    // Cells in double quotes may hold commas, line breaks and, doubled, double quotes.
    private static List<List<string>> Split(string text)
    {
        var lines = new List<List<string>>();
        var line = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\n';
            if (c == '"')
            {
                if (isQuoted && i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                    continue;
                }

                isQuoted = !isQuoted;
            }
            else if (!isQuoted && c is ',' or '\n')
            {
                line.Add(cell.ToString().Trim());
                cell.Clear();
                if (c == '\n')
                {
                    lines.Add(line);
                    line = [];
                }
            }
            else
            {
                cell.Append(c);
            }
        }

        lines.RemoveAll(l => l is [""]);
        return lines;
    }
}

using System.Text.Json;

namespace Fractus.Runtime.Logs;

/// <summary>The levels of lines, from the least to the gravest; the numbers are those of the frames that runtimes write.</summary>
internal enum LineLevel
{
    None = 0,
    Trace = 1,
    Debug = 2,
    Info = 3,
    Warn = 4,
    Error = 5,
    Fatal = 6,
}

internal static class LogLevels
{
    private static readonly Dictionary<string, LineLevel> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["trace"] = LineLevel.Trace,
        ["debug"] = LineLevel.Debug,
        ["info"] = LineLevel.Info,
        ["warn"] = LineLevel.Warn,
        ["warning"] = LineLevel.Warn,
        ["error"] = LineLevel.Error,
        ["fatal"] = LineLevel.Fatal,
        ["critical"] = LineLevel.Fatal,
    };

    internal static LineLevel Parse(string name) => Names.GetValueOrDefault(name, LineLevel.Info);

    /// <summary>The level that a line of the function's own says in its JSON; a line that says none is information.</summary>
    internal static LineLevel Of(string line)
    {
        if (!line.StartsWith('{'))
        {
            return LineLevel.Info;
        }

        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.TryGetProperty("level", out var level) && level.ValueKind == JsonValueKind.String
                ? Parse(level.GetString()!)
                : LineLevel.Info;
        }
        catch (JsonException)
        {
            return LineLevel.Info;
        }
    }
}

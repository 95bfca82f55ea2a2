using System.Text.Json;
using Fractus.Kernel.EventPatterns;

namespace Fractus.Lambda.EventSources;

/// <summary>Which records a mapping wants: those that match one of its patterns, or all where it has none.</summary>
internal sealed class RecordFilter(IEnumerable<string> patterns)
{
    private readonly EventPattern[] _patterns = [.. patterns.Select(EventPattern.Parse)];

    public bool Wants(SourceRecord record)
    {
        if (_patterns.Length == 0)
        {
            return true;
        }

        using var json = JsonDocument.Parse(record.Json, new JsonDocumentOptions { MaxDepth = 1000 });
        var root = json.RootElement;
        return _patterns.Any(pattern => pattern.Matches(root));
    }
}

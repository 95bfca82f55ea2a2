using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Rules.Patches;

/// <summary>One patch operation of an update, as API Gateway understands JSON Patch: all values are strings.</summary>
/// <param name="Op">Such as <c>replace</c>.</param>
/// <param name="Path">A JSON pointer, as sent.</param>
/// <param name="Value">Null for a removal.</param>
/// <param name="From">For a copy: from where.</param>
internal readonly record struct Patch(string Op, string Path, string? Value, string? From = null)
{
    /// <summary>The pointer's parts, with <c>~1</c> and <c>~0</c> undone.</summary>
    public string[] Segments { get; } =
        [.. Path.TrimStart('/').Split('/').Select(s => s.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];

    /// <exception cref="BadRequestException">An operation has no path.</exception>
    public static IEnumerable<Patch> Of(IReadOnlyList<PatchOperation>? operations)
    {
        foreach (var operation in operations ?? [])
        {
            var path = operation.Path ?? throw new BadRequestException("Invalid patch path null");
            yield return new Patch(operation.Op ?? throw new BadRequestException("Invalid patch operation null"), path, operation.Value, operation.From);
        }
    }

    public BadRequestException InvalidPath() => new($"Invalid patch path {Path}");

    /// <exception cref="BadRequestException">Another operation is asked.</exception>
    public void MustReplace()
    {
        if (Op != Contract.Op.Replace)
        {
            throw new BadRequestException("Invalid patch operation specified. Must be one of: [replace]");
        }
    }

    /// <exception cref="BadRequestException">Another operation is asked, or of another path than these.</exception>
    public void MustReplaceOneOf(params ReadOnlySpan<string> paths)
    {
        if (Op != Contract.Op.Replace)
        {
            throw new BadRequestException($"Invalid patch path  '{Path}' specified for op '{Op}'. Please choose supported operations");
        }

        if (!paths.Contains(Path))
        {
            throw new BadRequestException(
                $"Invalid patch path  '{Path}' specified for op '{Op}'. Must be one of: [{string.Join(", ", paths!)}]");
        }
    }

    /// <summary>Adds to a list, or removes from it, the value or what the second part of the path names.</summary>
    public List<string>? Apply(IReadOnlyList<string>? list)
    {
        var item = (string.IsNullOrEmpty(Value) ? Segments.ElementAtOrDefault(1) : Value) ?? throw InvalidPath();
        List<string> kept = [.. (list ?? []).Where(i => i != item)];
        switch (Op)
        {
            case Contract.Op.Add:
                kept.Add(item);
                break;
            case Contract.Op.Remove:
                break;
            default:
                throw new BadRequestException("Invalid patch operation specified. Must be one of: [add, remove]");
        }

        return kept.Count == 0 ? null : kept;
    }

    public bool Flag() => string.Equals(Value, "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Adds, replaces or removes the entry that the second part of the path names.</summary>
    /// <param name="map">The map before.</param>
    /// <param name="read">From the operation's value to the entry's.</param>
    /// <param name="mayBeNull">Whether the map stays null when it ends up empty.</param>
    public IReadOnlyDictionary<string, T>? Apply<T>(IReadOnlyDictionary<string, T>? map, Func<string?, T> read, bool mayBeNull = true)
    {
        if (Segments is not [_, { Length: > 0 } key])
        {
            throw InvalidPath();
        }

        var changed = map is null ? [] : new Dictionary<string, T>(map);
        switch (Op)
        {
            case Contract.Op.Add or Contract.Op.Replace:
                changed[key] = read(Value);
                break;
            case Contract.Op.Remove:
                changed.Remove(key);
                break;
            default:
                throw new BadRequestException("Invalid patch operation specified. Must be 'add'|'remove'|'replace'");
        }

        return changed.Count == 0 && mayBeNull ? null : changed;
    }
}

using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Rules.Expressions;

/// <summary>
/// What the placeholders of one request's expressions stand for. It notes which were used: one that is given and not used is an error.
/// </summary>
internal sealed class Binder
{
    private readonly IReadOnlyDictionary<string, string>? _names;
    private readonly AttributeMap? _values;
    private HashSet<string>? _used;

    public Binder(IReadOnlyDictionary<string, string>? names, AttributeMap? values, Wording wording = Wording.Newer)
    {
        CheckNames(names);
        CheckValues(values, wording);
        _names = names;
        _values = values;
        Wording = wording;
    }

    /// <summary>The operation's, for faults.</summary>
    public Wording Wording { get; }

    /// <exception cref="ExpressionException">The placeholder is not defined.</exception>
    public string Name(string placeholder)
    {
        if (_names is null || !_names.TryGetValue(placeholder, out var name))
        {
            throw new ExpressionException(
                $"An expression attribute name used in the document path is not defined; attribute name: {placeholder}");
        }

        (_used ??= new HashSet<string>(StringComparer.Ordinal)).Add(placeholder);
        return name;
    }

    /// <exception cref="ExpressionException">The placeholder is not defined.</exception>
    public AttributeValue Value(string placeholder)
    {
        if (_values is null || !_values.TryGet(placeholder, out var value))
        {
            throw new ExpressionException(
                $"An expression attribute value used in expression is not defined; attribute value: {placeholder}");
        }

        (_used ??= new HashSet<string>(StringComparer.Ordinal)).Add(placeholder);
        return value;
    }

    /// <summary>Call it when all expressions are bound.</summary>
    public void CheckAllUsed()
    {
        if ((_used?.Count ?? 0) == (_names?.Count ?? 0) + (_values?.Count ?? 0))
        {
            return;
        }

        CheckUsed("ExpressionAttributeNames", _names?.Keys ?? []);
        CheckUsed("ExpressionAttributeValues", Names(_values));
    }

    private void CheckUsed(string parameter, IEnumerable<string> given)
    {
        var unused = given.Where(name => _used?.Contains(name) != true).ToList();
        if (unused.Count > 0)
        {
            throw Invalid.Request($"Value provided in {parameter} unused in expressions: keys: {{{string.Join(", ", unused)}}}");
        }
    }

    private static void CheckNames(IReadOnlyDictionary<string, string>? names)
    {
        if (names is null)
        {
            return;
        }

        if (names.Count == 0)
        {
            throw Invalid.Request("ExpressionAttributeNames must not be empty");
        }

        foreach (var (key, name) in names)
        {
            CheckKey(key, '#', "ExpressionAttributeNames");
            if (name.Length == 0)
            {
                throw Invalid.Request($"ExpressionAttributeNames contains invalid value: Empty attribute name for key {key}");
            }
        }
    }

    private static void CheckValues(AttributeMap? values, Wording wording)
    {
        if (values is null)
        {
            return;
        }

        if (values.FaultInExpression(wording) is var (placeholder, fault))
        {
            CheckKey(placeholder, ':', "ExpressionAttributeValues");
            throw Invalid.Request(wording == Wording.Newer
                ? fault : $"ExpressionAttributeValues contains invalid value: {fault} for key {placeholder}");
        }

        if (values.Count == 0)
        {
            throw Invalid.Request("ExpressionAttributeValues must not be empty");
        }

        foreach (var name in Names(values))
        {
            CheckKey(name, ':', "ExpressionAttributeValues");
        }
    }

    private static void CheckKey(string key, char first, string parameter)
    {
        var isValid = key.Length > 1 && key[0] == first;
        for (var i = 1; isValid && i < key.Length; i++)
        {
            isValid = char.IsAsciiLetterOrDigit(key[i]) || key[i] == '_';
        }

        if (!isValid)
        {
            throw Invalid.Request($"{parameter} contains invalid key: Syntax error; key: \"{key}\"");
        }
    }

    private static List<string> Names(AttributeMap? map)
    {
        var names = new List<string>();
        foreach (var entry in map ?? AttributeMap.Empty)
        {
            names.Add(entry.NameText);
        }

        return names;
    }
}

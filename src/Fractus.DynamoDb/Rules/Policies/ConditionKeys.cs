using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Expressions;
using Fractus.DynamoDb.Rules.Tables;

namespace Fractus.DynamoDb.Rules.Policies;

/// <summary>
/// What a request touches, gathered as the keys that a policy's conditions may ask for (Developer Guide, "Using IAM policy conditions for
/// fine-grained access control"). A key that the request says nothing of is absent.
/// </summary>
internal sealed class ConditionKeys(KeySchema keys)
{
    private readonly SortedSet<string> _leading = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _attributes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _others = new(StringComparer.OrdinalIgnoreCase);

    public KeySchema Keys { get; } = keys;

    public IReadOnlyDictionary<string, IReadOnlyList<string>> ToDictionary()
    {
        AddList("dynamodb:LeadingKeys", _leading);
        AddList("dynamodb:Attributes", _attributes);
        return _others;
    }

    /// <summary>A key or a whole item: its partition key, and the names of its attributes.</summary>
    public void AddItem(AttributeMap? item)
    {
        if (item is null)
        {
            return;
        }

        foreach (var attribute in item)
        {
            _attributes.Add(attribute.NameText);
        }

        if (item.TryGet(Keys.Hash.Utf8Name, out var value))
        {
            AddLeading(value);
        }
    }

    /// <summary>The value of a partition key. Binary ones are shown in base64.</summary>
    public void AddLeading(AttributeValue value)
    {
        if (value.Fault is not null)
        {
            return;
        }

        switch (value.Type)
        {
            case AttributeType.S or AttributeType.N:
                _leading.Add(value.Text);
                break;
            case AttributeType.B:
                _leading.Add(Convert.ToBase64String(value.Content.Span));
                break;
        }
    }

    public void AddNames(IEnumerable<string>? names) => _attributes.UnionWith(names ?? []);

    /// <summary>The attributes that an expression names, each by the first element of its path.</summary>
    public void AddExpression(string? expression, IReadOnlyDictionary<string, string>? names)
    {
        var tokens = expression is null ? [] : Lexer.Read(expression);
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            var isInside = i > 0 && tokens[i - 1].Is(".");
            if (isInside)
            {
                continue;
            }

            if (tokens[i].Kind == TokenKind.NamePlaceholder && names is not null && names.TryGetValue(tokens[i].Text, out var name))
            {
                _attributes.Add(name);
            }
            else if (tokens[i].Kind == TokenKind.Word && !IsKeyword(tokens[i], tokens[i + 1]))
            {
                _attributes.Add(tokens[i].Text);
            }
        }
    }

    /// <summary>What of the items a read returns: as it says, or else all attributes where it names none.</summary>
    public void AddSelect(string? select, string? projection, IReadOnlyList<string>? attributesToGet) =>
        Add("dynamodb:Select", select ?? (projection is null && attributesToGet is null ? Select.AllAttributes : Select.SpecificAttributes));

    /// <summary>A key of one value; null where the request does not say it.</summary>
    public void Add(string key, string? value)
    {
        if (value is not null)
        {
            _others[key] = [value];
        }
    }

    // REMOVE alone of the keywords is no reserved word: an attribute may have that name.
    private static bool IsKeyword(Token word, Token next) =>
        next.Is("(") || ReservedWords.Contains(word.Text) || (word.IsWord("REMOVE") && next.Kind is TokenKind.Word or TokenKind.NamePlaceholder);

    private void AddList(string key, SortedSet<string> values)
    {
        if (values.Count > 0)
        {
            _others[key] = [.. values];
        }
    }
}

using System.Collections.Concurrent;
using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Rules.Expressions;

/// <summary>Parsed expressions by their text: programs send the same few again and again.</summary>
internal sealed class ExpressionCache<TExpression>(Func<string, TExpression> parse)
    where TExpression : class
{
    // Of at most 4 KB each. Programs that write values into the text instead of using placeholders would fill any cache.
    private const int MaxEntries = 2000;

    private readonly ConcurrentDictionary<string, TExpression> _parsed = new(StringComparer.Ordinal);
    private int _count;

    /// <exception cref="ExpressionException">The text cannot be parsed.</exception>
    public TExpression Get(string text)
    {
        if (_parsed.TryGetValue(text, out var expression))
        {
            return expression;
        }

        expression = parse(text);
        if (Interlocked.Increment(ref _count) > MaxEntries)
        {
            // Starting anew is as good as any choice of victims here, and costs nothing per use.
            _parsed.Clear();
            Interlocked.Exchange(ref _count, 1);
        }

        _parsed[text] = expression;
        return expression;
    }
}

/// <summary>Every kind of expression, parsed once; faults are worded with the parameter's name.</summary>
internal static class ExpressionReader
{
    private const string UpdateParameter = "UpdateExpression";
    private const int MaxSize = 4096;

    private static readonly ExpressionCache<ItemCondition> s_conditions = new(ConditionParser.Parse);
    private static readonly ExpressionCache<UpdateExpression> s_updates = new(UpdateParser.Parse);
    private static readonly ExpressionCache<DocumentPath[]> s_projections = new(ProjectionParser.Parse);

    /// <summary>A condition, filter or key condition, parsed and bound; null for null.</summary>
    public static ItemCondition? Condition(string parameter, string? text, Binder binder) =>
        Read(parameter, text, binder, static (text, binder) => s_conditions.Get(text).Bind(binder));

    public static UpdateExpression? Update(string? text, Binder binder) =>
        Read(UpdateParameter, text, binder, static (text, binder) => s_updates.Get(text).Bind(binder));

    public static DocumentPath[]? Projection(string? text, Binder binder) =>
        Read("ProjectionExpression", text, binder, static (text, binder) => ProjectionParser.Bind(s_projections.Get(text), binder));

    private static TExpression? Read<TExpression>(string parameter, string? text, Binder binder, Func<string, Binder, TExpression> read)
        where TExpression : class
    {
        if (text is null)
        {
            return null;
        }

        try
        {
            CheckSize(parameter, text, binder.Wording);
            return read(text, binder);
        }
        catch (ExpressionException fault)
        {
            throw Invalid.Request($"Invalid {parameter}: {fault.Message}");
        }
    }

    // The older layer tells the size, but not of an update's expression.
    private static void CheckSize(string parameter, string text, Wording wording)
    {
        if (text.Length > MaxSize)
        {
            var size = wording == Wording.Older && parameter != UpdateParameter ? $" expression size: {text.Length}" : "";
            throw new ExpressionException("Expression size has exceeded the maximum allowed size;" + size);
        }
    }
}

namespace Fractus.DynamoDb.Rules.Expressions;

/// <summary>The grammar of projection expressions: paths with commas between them.</summary>
internal sealed class ProjectionParser : ExpressionParser
{
    private ProjectionParser(string text)
        : base(text)
    {
    }

    /// <exception cref="ExpressionException">The text is no projection.</exception>
    public static DocumentPath[] Parse(string text)
    {
        var parser = new ProjectionParser(text);
        var paths = new List<DocumentPath>();
        do
        {
            paths.Add(parser.ReadPath());
        }
        while (parser.TryTake(","));
        parser.Finish();
        return [.. paths];
    }

    /// <summary>The paths with their placeholders replaced, checked against one another.</summary>
    public static DocumentPath[] Bind(DocumentPath[] paths, Binder binder)
    {
        var bound = Array.ConvertAll(paths, path => path.Bind(binder));
        PathRules.CheckDisjoint(bound);
        return bound;
    }
}

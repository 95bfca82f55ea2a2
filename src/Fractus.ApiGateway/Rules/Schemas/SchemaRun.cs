namespace Fractus.ApiGateway.Rules.Schemas;

/// <summary>One check of a value against a schema: what was found, within limits.</summary>
internal sealed class SchemaRun
{
    private const int MaxDepth = 256;
    private const int MaxSteps = 1_000_000;
    private const int MaxErrors = 1000;
    private const int MaxErrorLength = 1000;

    private readonly List<string> _errors = [];
    private int _depth;
    private int _steps;

    /// <summary>In the order of the schema's keywords, worded as the real service's log words them.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <exception cref="SchemaException">There are too many to tell.</exception>
    public void Add(string error)
    {
        if (_errors.Count == MaxErrors)
        {
            throw new SchemaException("The value has too many errors.");
        }

        _errors.Add(error.Length > MaxErrorLength ? error[..MaxErrorLength] + "…" : error);
    }

    /// <summary>Counts work that grows with the value.</summary>
    /// <exception cref="SchemaException">It is more than one check may do.</exception>
    public void Step(int count = 1)
    {
        _steps += count;
        if (_steps > MaxSteps)
        {
            throw new SchemaException("The validation takes too many steps.");
        }
    }

    public void Enter()
    {
        Step();
        if (++_depth > MaxDepth)
        {
            throw new SchemaException("The schema refers to itself without end, or nests too deep.");
        }
    }

    public void Leave() => _depth--;

    /// <summary>Forgets what was found since; true where there was something.</summary>
    public bool Forget(int since)
    {
        var found = _errors.Count > since;
        _errors.RemoveRange(since, _errors.Count - since);
        return found;
    }
}

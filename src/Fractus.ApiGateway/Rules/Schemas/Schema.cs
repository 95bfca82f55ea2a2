namespace Fractus.ApiGateway.Rules.Schemas;

/// <summary>What one keyword of a schema asks of a value; what is wrong it reports to the run.</summary>
internal delegate void SchemaRule(object? value, SchemaRun run);

/// <summary>A JSON Schema of draft 4, compiled. Source: draft-zyp-json-schema-04 and draft-fge-json-schema-validation-00.</summary>
internal sealed class Schema(IReadOnlyList<SchemaRule> rules)
{
    public void Check(object? value, SchemaRun run)
    {
        run.Enter();
        foreach (var rule in rules)
        {
            rule(value, run);
        }

        run.Leave();
    }

    /// <summary>Whether the value is valid, without a report of why not.</summary>
    public bool IsMatch(object? value, SchemaRun run)
    {
        var errors = run.Errors.Count;
        Check(value, run);
        return !run.Forget(errors);
    }
}

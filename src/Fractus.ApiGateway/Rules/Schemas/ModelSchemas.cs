using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.Schemas;

/// <summary>The schemas of an API's models, each compiled when it is first asked for.</summary>
internal sealed class ModelSchemas(IReadOnlyList<Model> models)
{
    private readonly Dictionary<string, Lazy<Schema?>> _schemas = [];

    /// <returns>Null where there is no such model, or its schema is none.</returns>
    public Schema? Find(string name)
    {
        lock (_schemas)
        {
            if (!_schemas.TryGetValue(name, out var schema))
            {
                _schemas[name] = schema = new Lazy<Schema?>(() => Compile(name));
            }

            return schema.Value;
        }
    }

    private Schema? Compile(string name)
    {
        var model = models.FirstOrDefault(m => m.Name == name);
        return model is not null && JsonValues.TryParse(model.JsonSchema!, out var document) && document is ValueMap schema
            ? SchemaCompiler.Compile(schema, reference => ModelReferences.ModelName(reference) is { } other ? Find(other) : null)
            : null;
    }
}

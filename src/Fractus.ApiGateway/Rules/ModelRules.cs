using System.Text.RegularExpressions;
using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Schemas;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules;

/// <summary>What a model may be. Source: "Data models for REST APIs" of the developer guide, and answers recorded of the real service.</summary>
internal static partial class ModelRules
{
    public const string Empty = "Empty";

    private const string Error = "Error";

    /// <summary>Bytes; a quota of the real service.</summary>
    private const int MaxSchema = 400 * 1024;

    /// <summary>The two models that every API is born with.</summary>
    /// <param name="emptyId">The id of the one.</param>
    /// <param name="errorId">The id of the other.</param>
    public static IReadOnlyList<Model> Defaults(string emptyId, string errorId) =>
    [
        new()
        {
            Id = emptyId,
            Name = Empty,
            Description = "This is a default empty schema model",
            ContentType = "application/json",
            JsonSchema = """
                {
                  "$schema": "http://json-schema.org/draft-04/schema#",
                  "title" : "Empty Schema",
                  "type" : "object"
                }
                """,
        },
        new()
        {
            Id = errorId,
            Name = Error,
            Description = "This is a default error schema model",
            ContentType = "application/json",
            JsonSchema = """
                {
                  "$schema" : "http://json-schema.org/draft-04/schema#",
                  "title" : "Error Schema",
                  "type" : "object",
                  "properties" : {
                    "message" : { "type" : "string" }
                  }
                }
                """,
        },
    ];

    public static bool IsName(string name) => Name().IsMatch(name);

    /// <summary>Whether it is one that every API is born with, as it was then.</summary>
    public static bool IsDefault(Model model) => Defaults("", "").Any(d => d.Name == model.Name && d.JsonSchema == model.JsonSchema);

    public static Model Create(CreateModelInput input, string id, IReadOnlyList<Model> others)
    {
        if (input.Name.Length == 0)
        {
            throw new BadRequestException("Model name must be non-empty");
        }

        if (!IsName(input.Name))
        {
            throw new BadRequestException($"Model name must be alphanumeric: {input.Name}");
        }

        if (others.Any(other => other.Name == input.Name))
        {
            throw new ConflictException("Model name already exists for this REST API");
        }

        var model = new Model
        {
            Id = id,
            Name = input.Name,
            Description = input.Description is "" ? null : input.Description,
            JsonSchema = input.JsonSchema,
            ContentType = input.ContentType,
        };
        Check(model, others.Select(m => m.Name!));
        return model;
    }

    /// <param name="model">The model.</param>
    /// <param name="names">The models that it may refer to, beside itself.</param>
    /// <exception cref="BadRequestException">The schema is none, or refers to what is not there.</exception>
    public static void Check(Model model, IEnumerable<string> names)
    {
        if (string.IsNullOrEmpty(model.JsonSchema))
        {
            throw new BadRequestException("Model schema must have at least 1 property or array items defined");
        }

        if (model.JsonSchema.Length > MaxSchema)
        {
            throw new BadRequestException($"Model schema is too large: the limit is {MaxSchema} bytes.");
        }

        if (!JsonValues.TryParse(model.JsonSchema, out var document) || document is not ValueMap schema)
        {
            throw Invalid("Invalid model schema specified");
        }

        try
        {
            SchemaCompiler.Compile(schema, _ => null);
        }
        catch (SchemaException fault)
        {
            throw Invalid($"Invalid model schema specified. {fault.Message}");
        }

        foreach (var reference in ModelReferences.Of(schema))
        {
            if (ModelReferences.ModelName(reference) is not { } name)
            {
                throw Invalid($"Invalid model schema specified. Model reference must be in canonical form: {reference}");
            }

            if (name != model.Name && !names.Contains(name))
            {
                throw Invalid($"Invalid model reference specified: {reference}");
            }
        }
    }

    /// <exception cref="ConflictException">A method or another model refers to it.</exception>
    public static void CheckUnused(string name, IReadOnlyList<Resource> resources, IReadOnlyList<Model> models)
    {
        foreach (var resource in resources)
        {
            foreach (var (httpMethod, method) in resource.ResourceMethods ?? new Dictionary<string, Method>())
            {
                if (method.RequestModels?.Values.Contains(name) == true)
                {
                    throw Used(name, $"method request: {resource.Path}/{httpMethod}");
                }

                if (method.MethodResponses?.Values.Any(r => r.ResponseModels?.Values.Contains(name) == true) == true)
                {
                    throw Used(name, $"method response: {resource.Path}/{httpMethod}");
                }
            }
        }

        if (models.FirstOrDefault(m => m.Name != name && RefersTo(m, name)) is { } referring)
        {
            throw Used(name, $"model: {referring.Name}");
        }
    }

    private static bool RefersTo(Model model, string name) => JsonValues.TryParse(model.JsonSchema!, out var schema)
        && ModelReferences.Of(schema).Any(reference => ModelReferences.ModelName(reference) == name);

    private static ConflictException Used(string name, string where) => new($"Cannot delete model '{name}', is referenced in {where}");

    private static BadRequestException Invalid(string error) =>
        new($"Invalid model specified: Validation Result: warnings : [], errors : [{error}]");

    [GeneratedRegex(@"\A[A-Za-z0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}

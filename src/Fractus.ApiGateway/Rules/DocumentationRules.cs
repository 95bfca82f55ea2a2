using System.Collections.Frozen;
using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules;

/// <summary>
/// What documentation parts may be. Source: "Representation of API documentation in API Gateway" of the developer guide, and answers recorded of
/// the real service.
/// </summary>
internal static class DocumentationRules
{
    private const int MaxParts = 2000;
    private const string AnyPath = "/";

    // What a location of each type is told by, beside its type.
    private static readonly FrozenDictionary<string, Fields> s_fields = new Dictionary<string, Fields>
    {
        [DocumentationPartType.Api] = Fields.None,
        [DocumentationPartType.Authorizer] = Fields.Name,
        [DocumentationPartType.Model] = Fields.Name,
        [DocumentationPartType.Resource] = Fields.Path,
        [DocumentationPartType.Method] = Fields.Path | Fields.Method,
        [DocumentationPartType.PathParameter] = Fields.Path | Fields.Method | Fields.Name,
        [DocumentationPartType.QueryParameter] = Fields.Path | Fields.Method | Fields.Name,
        [DocumentationPartType.RequestHeader] = Fields.Path | Fields.Method | Fields.Name,
        [DocumentationPartType.RequestBody] = Fields.Path | Fields.Method,
        [DocumentationPartType.Response] = Fields.Path | Fields.Method | Fields.Status,
        [DocumentationPartType.ResponseHeader] = Fields.Path | Fields.Method | Fields.Status | Fields.Name,
        [DocumentationPartType.ResponseBody] = Fields.Path | Fields.Method | Fields.Status,
    }.ToFrozenDictionary();

    [Flags]
    private enum Fields
    {
        None = 0,
        Path = 1,
        Method = 2,
        Status = 4,
        Name = 8,
    }

    /// <exception cref="BadRequestException">The location or the properties are not valid.</exception>
    /// <exception cref="ConflictException">There is one at that place.</exception>
    public static DocumentationPart Create(DocumentationPartLocation location, string properties, string id, IReadOnlyCollection<DocumentationPart> others)
    {
        location = Complete(location);
        CheckProperties(properties);
        if (others.Any(other => other.Location == location))
        {
            throw new ConflictException("Documentation part already exists for the specified location: " + Shown(location));
        }

        return others.Count >= MaxParts
            ? throw new LimitExceededException("Maximum number of documentation parts for this API has been reached.")
            : new DocumentationPart { Id = id, Location = location, Properties = properties };
    }

    /// <summary>A location with what it does not say: the root's path.</summary>
    /// <exception cref="BadRequestException">The type is unknown, or has no such field, or lacks one.</exception>
    public static DocumentationPartLocation Complete(DocumentationPartLocation location)
    {
        if (!s_fields.TryGetValue(location.Type, out var fields))
        {
            throw new BadRequestException($"Invalid documentation part location type specified: {location.Type}");
        }

        Refuse(fields, Fields.Path, location.Path, "path", location.Type);
        Refuse(fields, Fields.Method, location.Method, "method", location.Type);
        Refuse(fields, Fields.Status, location.StatusCode, "statusCode", location.Type);
        Refuse(fields, Fields.Name, location.Name, "name", location.Type);
        if (fields.HasFlag(Fields.Name) && string.IsNullOrEmpty(location.Name))
        {
            throw new BadRequestException($"The name of a documentation part location of type {location.Type} must be specified");
        }

        return fields.HasFlag(Fields.Path) ? location with { Path = location.Path ?? AnyPath } : location;
    }

    /// <exception cref="BadRequestException">They are no JSON object.</exception>
    public static void CheckProperties(string? properties)
    {
        if (string.IsNullOrEmpty(properties))
        {
            throw new BadRequestException("Documentation part properties must be non-empty");
        }

        if (!JsonValues.TryParse(properties, out var value) || value is not ValueMap)
        {
            throw new BadRequestException("Documentation part properties must be a valid JSON object");
        }
    }

    private static void Refuse(Fields fields, Fields field, string? value, string name, string type)
    {
        if (!fields.HasFlag(field) && !string.IsNullOrEmpty(value))
        {
            throw new BadRequestException($"The field {name} is not valid for a documentation part location of type {type}");
        }
    }

    private static string Shown(DocumentationPartLocation location) => string.Join(", ", new[]
    {
        $"type '{location.Type}'",
        location.Path is null ? null : $"path '{location.Path}'",
        location.Method is null ? null : $"method '{location.Method}'",
        location.StatusCode is null ? null : $"statusCode '{location.StatusCode}'",
        location.Name is null ? null : $"name '{location.Name}'",
    }.OfType<string>());
}

using Fractus.ApiGateway.Contract.V2;
using RestModel = Fractus.ApiGateway.Contract.Model;

namespace Fractus.ApiGateway.Rules.V2;

/// <summary>What a model of a WebSocket API may be: what one of a REST API may.</summary>
internal static class ApiModelRules
{
    private const string Json = "application/json";

    public static void Check(Model model, IReadOnlyList<Model> others)
    {
        if (!model.Name!.All(char.IsAsciiLetterOrDigit))
        {
            throw Refusal.BadRequest($"Model name must be alphanumeric: {model.Name}");
        }

        var rest = others.Where(o => o.ModelId != model.ModelId).ToList();
        if (rest.Exists(other => other.Name == model.Name))
        {
            throw Refusal.Conflict("Model name already exists for this API");
        }

        if (model.ContentType == Json)
        {
            ModelRules.Check(ToRest(model), rest.Select(other => other.Name!));
        }
    }

    /// <summary>As the models of REST APIs, for what is built on those.</summary>
    public static List<RestModel> Rest(IEnumerable<Model> models) => [.. models.Select(ToRest)];

    public static RestModel ToRest(Model model) =>
        new() { Id = model.ModelId, Name = model.Name, Description = model.Description, JsonSchema = model.JsonSchema, ContentType = model.ContentType };
}

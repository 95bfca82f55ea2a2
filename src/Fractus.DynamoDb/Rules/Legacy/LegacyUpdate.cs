using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Expressions;

namespace Fractus.DynamoDb.Rules.Legacy;

/// <summary><c>AttributeUpdates</c>, which update expressions replaced, as the actions of one.</summary>
internal static class LegacyUpdate
{
    public static UpdateAction[] Read(IReadOnlyDictionary<string, AttributeValueUpdate>? updates, Wording wording)
    {
        var actions = new List<UpdateAction>();
        foreach (var (name, update) in updates ?? new Dictionary<string, AttributeValueUpdate>())
        {
            if (name.Length == 0)
            {
                throw Invalid.Parameter("Empty attribute name");
            }

            actions.Add(Read(DocumentPath.ToAttribute(name), update, wording));
        }

        return [.. actions];
    }

    private static UpdateAction Read(DocumentPath path, AttributeValueUpdate update, Wording wording)
    {
        if (update.Value is not { } value)
        {
            return update.Action == AttributeAction.Delete
                ? new UpdateAction(UpdateVerb.Remove, path, null)
                : throw Invalid.Parameter("Only DELETE action is allowed when no attribute value is specified");
        }

        LegacyRules.CheckValue(value, wording);
        var operand = new ConstantOperand(value);
        var isSet = value.Type is AttributeType.SS or AttributeType.NS or AttributeType.BS;
        switch (update.Action)
        {
            case AttributeAction.Delete when !isSet:
                throw Invalid.Parameter($"DELETE action with value is not supported for the type {value.Type}");
            case AttributeAction.Delete:
                return new UpdateAction(UpdateVerb.Delete, path, operand);
            case AttributeAction.Add when !isSet && value.Type is not (AttributeType.N or AttributeType.L):
                throw Invalid.Parameter($"ADD action is not supported for the type {value.Type}");
            case AttributeAction.Add:
                return new UpdateAction(UpdateVerb.Add, path, operand);
            default:
                return new UpdateAction(UpdateVerb.Set, path, operand);
        }
    }
}

using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Streams;

namespace Fractus.DynamoDb.Rules.Tables;

/// <summary>What a table that is to be created must be.</summary>
internal static class TableRules
{
    private const int MaxTags = 50;

    public static void Check(CreateTableInput input)
    {
        CheckClass(input.TableClass);
        CheckThroughput(input);
        var definitions = Definitions(input.AttributeDefinitions);
        var keys = input.KeySchema;
        if (keys.Count > definitions.Count)
        {
            throw Invalid.Request("Invalid KeySchema: Some index key attribute have no definition");
        }

        CheckKeySchema(keys, definitions);
        foreach (var index in input.GlobalSecondaryIndexes ?? [])
        {
            IndexRules.CheckCompositeKeys(index.KeySchema);
        }

        CheckAllUsed(input, definitions);
        IndexRules.Check(input, definitions);
        StreamRules.CheckCreation(input.StreamSpecification);
        CheckTags(input.Tags ?? []);
    }

    /// <summary>The keys of a table or index: defined, of two names, HASH before RANGE.</summary>
    public static void CheckKeySchema(
        IReadOnlyList<KeySchemaElement> keys, IReadOnlyDictionary<string, string> definitions, bool isComposite = false)
    {
        if (keys.Any(key => !definitions.ContainsKey(key.AttributeName)))
        {
            throw Invalid.Parameter(
                "Some index key attributes are not defined in AttributeDefinitions. "
                + $"Keys: [{string.Join(", ", keys.Select(key => key.AttributeName))}], "
                + $"AttributeDefinitions: [{string.Join(", ", definitions.Keys)}]");
        }

        if (keys.Count == 2 && keys[0].AttributeName == keys[1].AttributeName)
        {
            throw Invalid.Request("Both the Hash Key and the Range Key element in the KeySchema have the same name");
        }

        if (keys[0].KeyType != KeyType.Hash)
        {
            throw Invalid.Request("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
        }

        if (!isComposite && keys.Count == 2 && keys[1].KeyType != KeyType.Range)
        {
            throw Invalid.Request("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
        }
    }

    public static void CheckClass(string? tableClass)
    {
        if (tableClass is not (null or TableClass.Standard or TableClass.StandardInfrequentAccess))
        {
            throw Invalid.Request(
                "Invalid table-class parameter provided. Please try again with a valid table-class value: "
                + "[STANDARD, STANDARD_INFREQUENT_ACCESS].");
        }
    }

    public static void CheckTags(IEnumerable<Tag> tags)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tag in tags)
        {
            if (tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            {
                throw Invalid.Request($"Tag Key cannot be prefixed with aws:, Key: {tag.Key}");
            }

            if (!IsTagText(tag.Key))
            {
                throw Invalid.Request($"The Tag Key provided is invalid, Key: {tag.Key}");
            }

            if (!IsTagText(tag.Value))
            {
                throw Invalid.Request($"The Tag Value provided is invalid, Value: {tag.Value}");
            }

            if (!keys.Add(tag.Key))
            {
                throw Invalid.Request($"Duplicate Tag Keys provided as input: Duplicate Tag Key found {tag.Key}");
            }
        }

        if (keys.Count > MaxTags)
        {
            throw Invalid.Request("Number of Tags exceed the current limit for the provided ResourceArn");
        }
    }

    private static bool IsTagText(string text) =>
        text.All(character => char.IsLetterOrDigit(character) || char.IsSurrogate(character) || char.IsWhiteSpace(character)
            || "_.:/=+-@".Contains(character, StringComparison.Ordinal));

    private static void CheckThroughput(CreateTableInput input)
    {
        if (input.BillingMode == BillingMode.PayPerRequest)
        {
            if (input.ProvisionedThroughput is not null)
            {
                throw Invalid.Parameter(
                    "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST");
            }

            return;
        }

        if (input.ProvisionedThroughput is null)
        {
            throw Invalid.Parameter("ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED");
        }

        ThroughputRules.CheckBounds(input.ProvisionedThroughput);
    }

    /// <summary>Types by name.</summary>
    public static Dictionary<string, string> Definitions(IReadOnlyList<AttributeDefinition> given)
    {
        var definitions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var definition in given)
        {
            if (!definitions.TryAdd(definition.AttributeName, definition.AttributeType))
            {
                throw Invalid.Request($"Attribute Name is duplicated: {definition.AttributeName}");
            }
        }

        return definitions;
    }

    private static void CheckAllUsed(CreateTableInput input, Dictionary<string, string> definitions)
    {
        var used = input.KeySchema
            .Concat(input.LocalSecondaryIndexes?.SelectMany(index => index.KeySchema) ?? [])
            .Concat(input.GlobalSecondaryIndexes?.SelectMany(index => index.KeySchema) ?? [])
            .Select(key => key.AttributeName)
            .Distinct()
            .ToList();
        if (!definitions.Keys.Except(used).Any())
        {
            return;
        }

        var hasIndexes = input.LocalSecondaryIndexes is not null || input.GlobalSecondaryIndexes is not null;
        throw Invalid.Parameter(hasIndexes
            ? $"Some AttributeDefinitions are not used. AttributeDefinitions: [{string.Join(", ", definitions.Keys)}], keys used: [{string.Join(", ", used)}]"
            : "Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions");
    }
}

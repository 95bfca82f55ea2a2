using Fractus.Iam.Contract;
using Fractus.Iam.Storage;

namespace Fractus.Iam.Handlers;

/// <summary>Tags: keys are unique without regard to case, and keep the case in which they were first given.</summary>
internal static class TagSets
{
    public static IReadOnlyDictionary<string, string> Create(IReadOnlyList<Tag>? tags) => Merge(new Dictionary<string, string>(), tags ?? []);

    public static IReadOnlyDictionary<string, string> Merge(IReadOnlyDictionary<string, string> current, IReadOnlyList<Tag> tags)
    {
        if (tags.DistinctBy(tag => tag.Key, StringComparer.OrdinalIgnoreCase).Count() < tags.Count)
        {
            throw new InvalidInputException("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        }

        var merged = new Dictionary<string, string>(current, StringComparer.OrdinalIgnoreCase);
        foreach (var tag in tags)
        {
            merged[tag.Key] = tag.Value;
        }

        return merged.Count <= Quotas.TagsPerEntity ? merged : throw IamErrors.QuotaExceeded("TagsPerEntity", Quotas.TagsPerEntity);
    }

    public static IReadOnlyDictionary<string, string> Without(IReadOnlyDictionary<string, string> current, IReadOnlyList<string> keys) =>
        current.Where(tag => !keys.Contains(tag.Key, StringComparer.OrdinalIgnoreCase)).ToDictionary(tag => tag.Key, tag => tag.Value);
}

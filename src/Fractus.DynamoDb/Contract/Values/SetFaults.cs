using System.Text;

namespace Fractus.DynamoDb.Contract;

/// <summary>What is wrong with a set, in the service's words; the blanks and the missing one are its own.</summary>
internal static class SetFaults
{
    private const string Invalid = "One or more parameter values were invalid: ";

    /// <param name="type">The set's type, which has no member.</param>
    public static ValueFault Empty(AttributeType type) => ValueFault.Of(Invalid + type switch
    {
        AttributeType.SS => "An string set  may not be empty",
        AttributeType.NS => "An number set  may not be empty",
        _ => "Binary sets should not be empty",
    });

    /// <param name="type">The set's type.</param>
    /// <param name="members">As they were sent, some of them twice.</param>
    public static ValueFault Duplicates(AttributeType type, List<byte[]> members)
    {
        if (type == AttributeType.NS)
        {
            return new($"{Invalid}Input collection contains duplicates.", "Input collection contains duplicates");
        }

        var newer = UpToRepeat(members).Select(member => $"\"{Show(type, member)}\"");
        var older = string.Join(", ", members.Select(member => Show(type, member)));
        return type == AttributeType.BS
            ? new(
                $"{Invalid}Input collection [{string.Join(",", newer)}]of type BS contains duplicates.",
                $"{Invalid}Input collection [{older}]of type BS contains duplicates.")
            : new(
                $"{Invalid}Input collection [{string.Join(", ", newer)}] contains duplicates.",
                $"{Invalid}Input collection [{older}] contains duplicates.");
    }

    // The newer layer fills a sorted set until a member is in it already, and tells of the set, that member and the rest.
    private static IEnumerable<byte[]> UpToRepeat(List<byte[]> members)
    {
        var seen = new SortedSet<byte[]>(Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)));
        var repeat = members.FindIndex(member => !seen.Add(member));
        return seen.Concat(members.Skip(repeat));
    }

    private static string Show(AttributeType type, byte[] member) =>
        type == AttributeType.BS ? Convert.ToBase64String(member) : Encoding.UTF8.GetString(member);
}

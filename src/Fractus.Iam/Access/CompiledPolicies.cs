using System.Collections.Concurrent;
using Fractus.Iam.Rules;
using Fractus.Iam.Rules.Documents;

namespace Fractus.Iam.Access;

/// <summary>Documents compiled once. A document never changes, so that an entry is never wrong; it may only be forgotten.</summary>
internal sealed class CompiledPolicies
{
    private const int MaxEntries = 4096;
    private readonly ConcurrentDictionary<(PolicyKind Kind, string Text), PolicyDocument> documents = new();

    /// <exception cref="InvalidDataException">What was stored as a policy is none: whoever stored it did not check it.</exception>
    public PolicyDocument Get(string text, PolicyKind kind)
    {
        if (documents.TryGetValue((kind, text), out var document))
        {
            return document;
        }

        try
        {
            document = PolicyDocument.Parse(text, kind);
        }
        catch (MalformedPolicyException e)
        {
            throw new InvalidDataException("A stored policy is malformed.", e);
        }

        if (documents.Count >= MaxEntries)
        {
            documents.Clear();
        }

        return documents[(kind, text)] = document;
    }
}

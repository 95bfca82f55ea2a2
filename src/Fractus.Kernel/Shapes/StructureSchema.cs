namespace Fractus.Kernel.Shapes;

/// <summary>The members of a structure or union, in the order of the model.</summary>
public sealed class StructureSchema
{
    private readonly MemberSchema[] _members;

    public StructureSchema(string name, params MemberSchema[] members)
    {
        Name = name;
        _members = members;
        Payload = Array.Find(members, m => m.Location == HttpLocation.Payload);
        HasHttpBindings = Array.Exists(members, m => m.Location != HttpLocation.Body);
        HasBodyMembers = Array.Exists(members, m => m.Location == HttpLocation.Body);
    }

    public string Name { get; }

    /// <summary>The element's name where the structure is a whole XML document.</summary>
    public string XmlName { get => field ?? Name; init; }

    /// <summary>The <c>xmlns</c> that it declares there, as "uri" or "prefix=uri"; null where the service's holds.</summary>
    public string? XmlNamespace { get; init; }

    public ReadOnlySpan<MemberSchema> Members => _members;

    /// <summary>The member that is the whole body, if there is one.</summary>
    public MemberSchema? Payload { get; }

    public bool HasHttpBindings { get; }

    public bool HasBodyMembers { get; }

    /// <summary>
    /// The index of the member of a document with this name, or -1. A member that travels elsewhere in HTTP is not in the document:
    /// found there it must not take the place of the one in the path, which is the one that is authorized.
    /// </summary>
    /// <param name="name">UTF-8, unescaped.</param>
    /// <param name="hint">Where to look first: clients mostly send members in one order.</param>
    public int IndexOf(ReadOnlySpan<byte> name, int hint)
    {
        var members = _members;

        // The hint may come from another structure, of more members.
        hint = hint < members.Length ? hint : 0;
        for (var i = 0; i < members.Length; i++)
        {
            var index = hint + i;
            index = index >= members.Length ? index - members.Length : index;
            if (members[index].Utf8Name.Span.SequenceEqual(name) && members[index].Location == HttpLocation.Body)
            {
                return index;
            }
        }

        return -1;
    }
}

using System.Text;
using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Rules.Expressions;

/// <summary>One step of a path: a name, a name's placeholder, or a list's index.</summary>
/// <param name="Name">The attribute's name, or the placeholder as written; null for an index.</param>
/// <param name="Utf8Name">The name's bytes once it is known.</param>
/// <param name="Index">The zero-based place in a list.</param>
internal readonly record struct PathStep(string? Name, byte[]? Utf8Name, int Index)
{
    public bool IsPlaceholder => Name is not null && Utf8Name is null;

    public bool IsIndex => Name is null;

    public static PathStep Named(string name) => new(name, Encoding.UTF8.GetBytes(name), 0);

    public static PathStep At(int index) => new(null, null, index);

    public bool Matches(PathStep other) => Name == other.Name && Index == other.Index;

    public override string ToString() => Name ?? $"[{Index}]";
}

/// <summary>Where in an item a value stands, such as <c>a.b[3]</c>.</summary>
internal sealed class DocumentPath(PathStep[] steps)
{
    private readonly bool _hasPlaceholders = Array.Exists(steps, s => s.IsPlaceholder);

    public PathStep[] Steps { get; } = steps;

    /// <summary>The top-level attribute.</summary>
    public string Root => Steps[0].Name!;

    public bool IsNested => Steps.Length > 1;

    public static DocumentPath ToAttribute(string name) => new([PathStep.Named(name)]);

    /// <summary>This path with its placeholders replaced.</summary>
    public DocumentPath Bind(Binder binder)
    {
        if (!_hasPlaceholders)
        {
            return this;
        }

        var bound = new PathStep[Steps.Length];
        for (var i = 0; i < bound.Length; i++)
        {
            bound[i] = Steps[i].IsPlaceholder ? PathStep.Named(binder.Name(Steps[i].Name!)) : Steps[i];
        }

        return new DocumentPath(bound);
    }

    public bool TryFind(AttributeMap item, out AttributeValue value)
    {
        if (!item.TryGet(Steps[0].Utf8Name, out value))
        {
            return false;
        }

        for (var i = 1; i < Steps.Length; i++)
        {
            if (!TryStep(value, Steps[i], out value))
            {
                return false;
            }
        }

        return true;
    }

    public bool SameAs(DocumentPath other)
    {
        if (Steps.Length != other.Steps.Length)
        {
            return false;
        }

        for (var i = 0; i < Steps.Length; i++)
        {
            if (!Steps[i].Matches(other.Steps[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>As error messages show it: <c>[a, b, [3]]</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", Steps)}]";

    private static bool TryStep(AttributeValue from, PathStep step, out AttributeValue value)
    {
        if (!step.IsIndex)
        {
            value = default;
            return from.Type == AttributeType.M && from.Map.TryGet(step.Utf8Name, out value);
        }

        if (from.Type == AttributeType.L && step.Index < from.Count)
        {
            value = from.Elements.ElementAt(step.Index);
            return true;
        }

        value = default;
        return false;
    }
}

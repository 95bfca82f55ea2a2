using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Rules.Expressions;

/// <summary>A function that says yes or no, as it is written; binding checks its operands and gives what evaluates it.</summary>
internal sealed class FunctionCondition(string name, Operand[] arguments) : ItemCondition
{
    /// <summary>The functions of conditions, with how many operands each takes.</summary>
    public static readonly Dictionary<string, int> Functions = new(StringComparer.Ordinal)
    {
        ["attribute_exists"] = 1,
        ["attribute_not_exists"] = 1,
        ["attribute_type"] = 2,
        ["begins_with"] = 2,
        ["contains"] = 2,
        ["size"] = 1,
    };

    public string Name { get; } = name;

    public override ItemCondition Bind(Binder binder)
    {
        var bound = Operand.Bind(arguments, binder);
        FunctionOperand.CheckCount(Name, Functions[Name], bound.Length);
        if (bound.Length == 2)
        {
            OperandRules.CheckDistinct(Name, bound[0], bound[1]);
        }

        return Name switch
        {
            "attribute_exists" or "attribute_not_exists" => BindExists(bound),
            "attribute_type" => BindType(bound),
            "begins_with" => BindBeginsWith(bound),
            _ => new ContainsCondition(bound[0], bound[1]),
        };
    }

    public override bool Holds(AttributeMap item) => throw new InvalidOperationException("The expression has not been bound.");

    public override void VisitPaths(Action<DocumentPath> visit) =>
        throw new InvalidOperationException("The expression has not been bound.");

    private ExistsCondition BindExists(Operand[] bound) => bound[0] is PathOperand path
        ? new ExistsCondition(path.Path, Name == "attribute_exists")
        : throw FunctionOperand.PathRequired(Name);

    private TypeCondition BindType(Operand[] bound)
    {
        if (bound[1] is not ConstantOperand { Value.Type: AttributeType.S } constant)
        {
            throw FunctionOperand.WrongType(Name, bound[1].KnownType?.ToString() ?? "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}");
        }

        // Names of types are exact; Enum.TryParse would take numbers and blanks.
        var text = constant.Value.Text;
        return Array.IndexOf(Enum.GetNames<AttributeType>(), text) is >= 0 and var type
            ? new TypeCondition(bound[0], (AttributeType)type)
            : throw new ExpressionException($"Invalid attribute type name found; type: {text}, valid types: {{B,NULL,SS,BOOL,L,BS,N,NS,S,M}}");
    }

    private BeginsWithCondition BindBeginsWith(Operand[] bound)
    {
        foreach (var operand in bound)
        {
            if (operand.KnownType is { } type && type is not (AttributeType.S or AttributeType.B))
            {
                throw FunctionOperand.WrongType(Name, type.ToString());
            }
        }

        return new BeginsWithCondition(bound[0], bound[1]);
    }
}

internal sealed class ExistsCondition(DocumentPath path, bool isWanted) : ItemCondition
{
    public bool IsWanted { get; } = isWanted;

    public override ItemCondition Bind(Binder binder) => this;

    public override bool Holds(AttributeMap item) => path.TryFind(item, out _) == IsWanted;

    public override void VisitPaths(Action<DocumentPath> visit) => visit(path);
}

internal sealed class TypeCondition(Operand operand, AttributeType type) : ItemCondition
{
    public override ItemCondition Bind(Binder binder) => this;

    public override bool Holds(AttributeMap item) => operand.TryEvaluate(item, out var value) && value.Type == type;

    public override void VisitPaths(Action<DocumentPath> visit) => VisitPaths(operand, visit);
}

internal sealed class BeginsWithCondition(Operand operand, Operand prefix) : ItemCondition
{
    public Operand Value { get; } = operand;

    public Operand Prefix { get; } = prefix;

    public override ItemCondition Bind(Binder binder) => this;

    public override bool Holds(AttributeMap item) =>
        Value.TryEvaluate(item, out var value) && Prefix.TryEvaluate(item, out var start) && AttributeOrder.BeginsWith(value, start);

    public override void VisitPaths(Action<DocumentPath> visit)
    {
        VisitPaths(Value, visit);
        VisitPaths(Prefix, visit);
    }
}

internal sealed class ContainsCondition(Operand container, Operand part) : ItemCondition
{
    public override ItemCondition Bind(Binder binder) => this;

    public override bool Holds(AttributeMap item) =>
        container.TryEvaluate(item, out var whole) && part.TryEvaluate(item, out var sought) && AttributeOrder.Contains(whole, sought);

    public override void VisitPaths(Action<DocumentPath> visit)
    {
        VisitPaths(container, visit);
        VisitPaths(part, visit);
    }
}

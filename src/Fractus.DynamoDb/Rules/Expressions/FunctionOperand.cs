using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Rules.Expressions;

/// <summary>A function as it is written; binding checks its operands and gives what evaluates it.</summary>
internal sealed class FunctionOperand(string name, Operand[] arguments) : Operand
{
    public string Name { get; } = name;

    public Operand[] Arguments { get; } = arguments;

    /// <summary>True for the functions that only update expressions have.</summary>
    public static bool IsOfUpdates(string name) => name is "if_not_exists" or "list_append";

    public override Operand Bind(Binder binder)
    {
        var bound = Bind(Arguments, binder);
        return Name switch
        {
            "size" => BindSize(bound),
            "if_not_exists" => BindIfNotExists(bound),
            _ => BindListAppend(bound),
        };
    }

    public override bool TryEvaluate(AttributeMap item, out AttributeValue value) =>
        throw new InvalidOperationException("The expression has not been bound.");

    public static void CheckCount(string name, int wanted, int count)
    {
        if (count != wanted)
        {
            throw new ExpressionException(
                $"Incorrect number of operands for operator or function; operator or function: {name}, number of operands: {count}");
        }
    }

    public static ExpressionException WrongType(string name, string type) =>
        new($"Incorrect operand type for operator or function; operator or function: {name}, operand type: {type}");

    public static ExpressionException PathRequired(string name) =>
        new($"Operator or function requires a document path; operator or function: {name}");

    private static SizeOperand BindSize(Operand[] arguments)
    {
        CheckCount("size", 1, arguments.Length);
        return arguments[0].KnownType is AttributeType.N or AttributeType.BOOL or AttributeType.NULL
            ? throw WrongType("size", arguments[0].KnownType.ToString()!)
            : new SizeOperand(arguments[0]);
    }

    private static IfNotExistsOperand BindIfNotExists(Operand[] arguments)
    {
        CheckCount("if_not_exists", 2, arguments.Length);
        return arguments[0] is PathOperand path
            ? new IfNotExistsOperand(path.Path, arguments[1])
            : throw PathRequired("if_not_exists");
    }

    private static ListAppendOperand BindListAppend(Operand[] arguments)
    {
        CheckCount("list_append", 2, arguments.Length);
        foreach (var argument in arguments)
        {
            if (argument.KnownType is { } type && type != AttributeType.L)
            {
                throw WrongType("list_append", type.ToString());
            }
        }

        return new ListAppendOperand(arguments[0], arguments[1]);
    }
}

/// <summary><c>size(x)</c>: characters of a string, bytes of a binary, members of a set, list or map.</summary>
internal sealed class SizeOperand(Operand argument) : Operand
{
    public Operand Argument { get; } = argument;

    public override AttributeType? KnownType => AttributeType.N;

    public override Operand Bind(Binder binder) => this;

    public override bool TryEvaluate(AttributeMap item, out AttributeValue value)
    {
        value = default;
        if (!Argument.TryEvaluate(item, out var measured))
        {
            return false;
        }

        int size;
        switch (measured.Type)
        {
            case AttributeType.S:
                size = System.Text.Encoding.UTF8.GetCharCount(measured.Content.Span);
                break;
            case AttributeType.B:
                size = measured.Content.Length;
                break;
            case AttributeType.N or AttributeType.NULL or AttributeType.BOOL:
                return false;
            default:
                size = measured.Count;
                break;
        }

        value = AttributeValue.FromNumber(size.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return true;
    }
}

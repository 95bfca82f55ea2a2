using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Expressions;
using Fractus.DynamoDb.Rules.Tables;

namespace Fractus.DynamoDb.Rules.PartiQl;

/// <summary>A part of the keys that a WHERE leaves.</summary>
/// <param name="Hash">The partition; null for every one.</param>
/// <param name="Range">The sort keys.</param>
/// <param name="IsOpen">More is asked of the sort key than a range can say, by NOT or &lt;&gt;.</param>
internal sealed record KeyBranch(AttributeValue? Hash, SortRange Range, bool IsOpen);

/// <summary>
/// Which keys can satisfy a WHERE: one branch for each way through its ORs and INs. Where every branch has its partition, exactly those
/// keys are read; otherwise it is a scan.
/// </summary>
internal sealed class KeyPlan
{
    private const int MaxBranches = 1000;

    private static readonly KeyBranch s_any = new(null, SortRange.All, IsOpen: false);

    private readonly KeySchema _keys;

    private KeyPlan(KeySchema keys) => _keys = keys;

    /// <summary>The branches by partition and sort key, which do not overlap; null for a scan.</summary>
    public static List<KeyBranch>? Of(ItemCondition? where, KeySchema keys)
    {
        if (where is null)
        {
            return null;
        }

        var branches = new KeyPlan(keys).Branches(where);
        return branches.TrueForAll(branch => branch.Hash is not null) ? Separate(branches) : null;
    }

    private List<KeyBranch> Branches(ItemCondition condition)
    {
        if (!NamesKeys(condition))
        {
            return [s_any];
        }

        return condition switch
        {
            Junction { IsAnd: true } all => all.Parts.Aggregate(new List<KeyBranch> { s_any }, (left, part) => Cross(left, Branches(part))),
            Junction any => Checked([.. any.Parts.SelectMany(Branches)]),
            Comparison comparison => [Branch(comparison)],
            Between { Value: PathOperand path, Low: ConstantOperand low, High: ConstantOperand high } =>
                [Branch(path, KeyOperator.Between, low.Value, high.Value)],
            BeginsWithCondition { Value: PathOperand path, Prefix: ConstantOperand prefix } => [Branch(path, KeyOperator.BeginsWith, prefix.Value)],
            Membership { Value: PathOperand path } choice when Array.TrueForAll(choice.Choices, each => each is ConstantOperand) =>
                [.. choice.Choices.Select(each => Branch(path, KeyOperator.Equal, ((ConstantOperand)each).Value))],
            _ => [s_any with { IsOpen = true }],
        };
    }

    private bool NamesKeys(ItemCondition condition)
    {
        var names = false;
        condition.VisitPaths(path => names |= !path.IsNested && _keys.Find(path.Root) is not null);
        return names;
    }

    private KeyBranch Branch(Comparison comparison) => (comparison.Left, comparison.Right) switch
    {
        (PathOperand path, ConstantOperand constant) => Branch(path, Operator(comparison.Comparator), constant.Value),
        (ConstantOperand constant, PathOperand path) => Branch(path, Mirror(Operator(comparison.Comparator)), constant.Value),
        _ => s_any with { IsOpen = true },
    };

    private KeyBranch Branch(PathOperand path, KeyOperator? operation, AttributeValue value, AttributeValue? high = null)
    {
        var key = path.Path.IsNested ? null : _keys.Find(path.Path.Root);
        if (key is null)
        {
            return s_any;
        }

        StatementKeys.CheckType(key, value);
        if (high is { } upper)
        {
            StatementKeys.CheckType(key, upper);
        }

        if (operation is null)
        {
            return s_any with { IsOpen = true };
        }

        if (!ReferenceEquals(key, _keys.Hash))
        {
            return new KeyBranch(null, SortRange.Of(operation.Value, value.Content, high?.Content ?? default), IsOpen: false);
        }

        return operation == KeyOperator.Equal ? s_any with { Hash = value } : s_any;
    }

    private static List<KeyBranch> Cross(List<KeyBranch> left, List<KeyBranch> right)
    {
        var both = new List<KeyBranch>();
        foreach (var one in left)
        {
            foreach (var two in right)
            {
                var range = one.Range.Intersect(two.Range);
                var isPossible = !range.IsEmpty && (one.Hash is null || two.Hash is null || one.Hash == two.Hash);
                if (isPossible)
                {
                    both.Add(new KeyBranch(one.Hash ?? two.Hash, range, one.IsOpen || two.IsOpen));
                }
            }

            Checked(both);
        }

        return both;
    }

    private static List<KeyBranch> Checked(List<KeyBranch> branches) => branches.Count <= MaxBranches
        ? branches
        : throw Invalid.Request($"The where clause has too many ways to choose keys; at most {MaxBranches} are supported");

    // Ordered. Two that overlap are refused, unless one is open: then they become one.
    private static List<KeyBranch> Separate(List<KeyBranch> branches)
    {
        branches.RemoveAll(branch => branch.Range.IsEmpty);
        branches.Sort(Compare);
        var separate = new List<KeyBranch>();
        foreach (var branch in branches)
        {
            if (separate.Count == 0 || !Overlap(separate[^1], branch))
            {
                separate.Add(branch);
                continue;
            }

            var last = separate[^1];
            if (!last.IsOpen && !branch.IsOpen)
            {
                throw Invalid.Request("Overlapping conditions with range keys are not supported in where clause");
            }

            var end = last.Range.End is { } one && branch.Range.End is { } two
                ? one.Span.SequenceCompareTo(two.Span) >= 0 ? one : two
                : (ReadOnlyMemory<byte>?)null;
            separate[^1] = last with { Range = last.Range with { End = end }, IsOpen = true };
        }

        return separate;
    }

    private static bool Overlap(KeyBranch earlier, KeyBranch later) => earlier.Hash == later.Hash
        && (earlier.Range.End is not { } end || later.Range.Begin.Span.SequenceCompareTo(end.Span) < 0);

    private static int Compare(KeyBranch left, KeyBranch right)
    {
        var order = left.Hash!.Value.Content.Span.SequenceCompareTo(right.Hash!.Value.Content.Span);
        return order != 0 ? order : left.Range.Begin.Span.SequenceCompareTo(right.Range.Begin.Span);
    }

    private static KeyOperator? Operator(Comparator comparator) => comparator switch
    {
        Comparator.Equal => KeyOperator.Equal,
        Comparator.Less => KeyOperator.Less,
        Comparator.LessOrEqual => KeyOperator.LessOrEqual,
        Comparator.Greater => KeyOperator.Greater,
        Comparator.GreaterOrEqual => KeyOperator.GreaterOrEqual,
        _ => null,
    };

    private static KeyOperator? Mirror(KeyOperator? operation) => operation switch
    {
        KeyOperator.Less => KeyOperator.Greater,
        KeyOperator.LessOrEqual => KeyOperator.GreaterOrEqual,
        KeyOperator.Greater => KeyOperator.Less,
        KeyOperator.GreaterOrEqual => KeyOperator.LessOrEqual,
        _ => operation,
    };
}

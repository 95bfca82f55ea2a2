using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.PartiQl;
using Fractus.DynamoDb.Storage;
using Fractus.Kernel;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbService
{
    private const string TokenScope = "partiql";

    public async ValueTask<ExecuteStatementOutput> ExecuteStatement(ExecuteStatementInput input, Caller caller, CancellationToken cancellation)
    {
        var statement = StatementReader.Read(input.Statement, input.Parameters);
        var address = TableNames.At(statement.Table, caller);
        if (statement is SelectStatement select)
        {
            return ExecuteSelect(select, input, address);
        }

        if (statement is ExistsStatement)
        {
            throw Invalid.Request("EXISTS() is only supported in ExecuteTransaction");
        }

        var returnsItem = input.ReturnValuesOnConditionCheckFailure == ReturnValuesOnConditionCheckFailure.AllOld;
        var result = await WriteAsync(() => StatementMutations.Of(statement, _catalog.Get(address), returnsItem), cancellation);
        return new ExecuteStatementOutput
        {
            Items = Returned(statement, result) is { } item ? [item] : [],
            ConsumedCapacity = Consumed(result, input.ReturnConsumedCapacity),
        };
    }

    private ExecuteStatementOutput ExecuteSelect(SelectStatement select, ExecuteStatementInput input, TableAddress address)
    {
        var plan = new SelectPlan(select, _catalog.Get(address), input.ConsistentRead == true);
        var scope = ScopeOf(plan, input);
        var start = input.NextToken is { } token ? PlaceIn(token, scope) : StatementPlace.Start;

        using var snapshot = _store.OpenSnapshot();
        var (page, next) = StatementPages.Read(snapshot, plan, select, start, input.Limit ?? 0);
        return new ExecuteStatementOutput
        {
            Items = select.Paths is { } paths ? page.Items.ConvertAll(item => StatementProjection.Apply(paths, item)) : page.Items,
            NextToken = next is null ? null : _tokens.Seal(TokenScope, $"{scope}\n{next}"),
            LastEvaluatedKey = page.Last is null ? null : StartKey.Make(page.Last, plan.Table, plan.Index),
            ConsumedCapacity = plan.Rules.Consumed(page, input.ReturnConsumedCapacity),
        };
    }

    // One that was not made here is told apart from one that was made for another request.
    private StatementPlace PlaceIn(string token, string scope)
    {
        var opened = (_tokens.Open(TokenScope, token) ?? throw Invalid.Request("Invalid NextToken")).Split('\n');
        return opened[0] == scope ? StatementPlace.Parse(opened[1]) : throw Invalid.Request("NextToken does not match request");
    }

    // A token belongs to one statement with its parameters, on one table or index: another's places mean nothing to it.
    private static string ScopeOf(SelectPlan plan, ExecuteStatementInput input)
    {
        using var fingerprint = new RequestFingerprint();
        var statement = Convert.ToHexString(fingerprint.Add(input.Statement).Add(input.Parameters).Finish());
        return $"{plan.Table.Record.Number} {plan.Index?.Record.Number} {statement}";
    }

    /// <summary>What the statement's RETURNING gives; null for nothing.</summary>
    private static AttributeMap? Returned(Statement statement, MutationResult result)
    {
        var actions = (statement as UpdateStatement)?.Actions ?? [];
        return statement.Returning switch
        {
            Returning.AllOld => result.Old,
            Returning.AllNew => result.New,
            Returning.ModifiedOld => Updated(result.Old, actions),
            Returning.ModifiedNew => Updated(result.New, actions),
            _ => null,
        };
    }
}

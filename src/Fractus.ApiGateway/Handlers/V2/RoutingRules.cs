using System.Globalization;
using Fractus.ApiGateway.Contract.V2;
using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Rules.Domains;
using Fractus.ApiGateway.Rules.V2;
using Fractus.ApiGateway.Storage;
using Fractus.ApiGateway.Storage.Domains;
using Fractus.ApiGateway.Storage.V2;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;
using Fractus.Store;

namespace Fractus.ApiGateway.Handlers.V2;

public sealed partial class ApiGatewayV2Handlers
{
    public ValueTask<RoutingRule> CreateRoutingRule(CreateRoutingRuleInput input, Caller caller, CancellationToken cancellation)
    {
        var id = _ids.LowerBase36(DeploymentIdLength);
        return _store.TransactAsync(
            transaction =>
            {
                var domain = DomainRules.AskingRules(Domain(transaction, caller, input.DomainName, input.DomainNameId));
                return Put(transaction, caller, RoutingRules.Record(id, domain.Name, input.Priority!.Value, input.Conditions, input.Actions));
            },
            cancellation);
    }

    public ValueTask<RoutingRule> GetRoutingRule(GetRoutingRuleInput input, Caller caller, CancellationToken cancellation)
    {
        using var snapshot = _store.OpenSnapshot();
        return ValueTask.FromResult(Shown(caller, Rule(snapshot, caller, input.DomainName, input.DomainNameId, input.RoutingRuleId)));
    }

    public ValueTask<ListRoutingRulesOutput> ListRoutingRules(ListRoutingRulesInput input, Caller caller, CancellationToken cancellation)
    {
        using var snapshot = _store.OpenSnapshot();
        var domain = Domain(snapshot, caller, input.DomainName, input.DomainNameId);

        // In the order in which they are asked; the text of a priority orders as its number does.
        var (items, next) = Page(
            "routingrules " + domain.Name,
            DomainStore.AllRules(snapshot, domain.Name),
            r => r.Priority.ToString("D7", CultureInfo.InvariantCulture),
            input.NextToken,
            input.MaxResults);
        return ValueTask.FromResult(new ListRoutingRulesOutput { RoutingRules = items.ConvertAll(r => Shown(caller, r)), NextToken = next });
    }

    public ValueTask<RoutingRule> PutRoutingRule(PutRoutingRuleInput input, Caller caller, CancellationToken cancellation) =>
        _store.TransactAsync(
            transaction =>
            {
                var before = Rule(transaction, caller, input.DomainName, input.DomainNameId, input.RoutingRuleId);
                return Put(
                    transaction, caller, RoutingRules.Record(before.Id, before.Domain, input.Priority!.Value, input.Conditions, input.Actions));
            },
            cancellation);

    public ValueTask<Unit> DeleteRoutingRule(DeleteRoutingRuleInput input, Caller caller, CancellationToken cancellation) =>
        _store.TransactAsync(
            transaction =>
            {
                DomainStore.Remove(transaction, Rule(transaction, caller, input.DomainName, input.DomainNameId, input.RoutingRuleId));
                return Unit.Value;
            },
            cancellation);

    private static DomainRecord Domain(IReadTransaction reader, Caller caller, string name, string? domainNameId)
    {
        // Only private domain names have one.
        NotSupported.RefuseWhen(domainNameId is not null, "domainNameId");
        return DomainStore.Get(reader, caller, name);
    }

    private static RuleRecord Rule(IReadTransaction reader, Caller caller, string domainName, string? domainNameId, string id) =>
        DomainStore.FindRule(reader, Domain(reader, caller, domainName, domainNameId).Name, id)
        ?? throw Refusal.NotFound("The routing rule resource specified in the request was not found.");

    private static RoutingRule Put(ITransaction transaction, Caller caller, RuleRecord rule)
    {
        if (new StoredApi(transaction, caller, rule.ApiId).FindApi() is not null)
        {
            throw Refusal.BadRequest("Only REST APIs are supported as targets of routing rules");
        }

        var api = new ApiReader(transaction, caller, rule.ApiId);
        api.Api();
        api.Stage(rule.Stage);
        if (DomainStore.AllRules(transaction, rule.Domain).Any(r => r.Id != rule.Id && r.Priority == rule.Priority))
        {
            throw Refusal.Conflict($"A routing rule with priority {rule.Priority} already exists for this domain name");
        }

        return Shown(caller, DomainStore.Put(transaction, rule));
    }

    private static RoutingRule Shown(Caller caller, RuleRecord rule) => new()
    {
        Actions = [new RoutingRuleAction { InvokeApi = new RoutingRuleActionInvokeApi { ApiId = rule.ApiId, Stage = rule.Stage, StripBasePath = rule.StripBasePath } }],
        Conditions = [.. rule.Conditions.Select(RoutingRules.Shown)],
        Priority = rule.Priority,
        RoutingRuleArn = caller.Arn("apigateway", $"/domainnames/{rule.Domain}/routingrules/{rule.Id}"),
        RoutingRuleId = rule.Id,
    };
}

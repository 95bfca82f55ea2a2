using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Rules.Tables;

/// <summary>The bounds that an on-demand table or index may be given (<c>OnDemandThroughput</c>).</summary>
internal static class OnDemandRules
{
    private const string Reads = "MaxReadRequestUnits";
    private const string Writes = "MaxWriteRequestUnits";

    // In a request to change them: no bound any more.
    private const long Unbounded = -1;

    public static OnDemandRecord? Create(OnDemandThroughput? given, bool isOnDemand, string? index)
    {
        if (given is null or { MaxReadRequestUnits: null, MaxWriteRequestUnits: null })
        {
            return null;
        }

        if (!isOnDemand)
        {
            var of = index is null ? "" : $" for index: {index}";
            throw Invalid.Parameter(
                $"{Named(given)} for OnDemandThroughput{of} cannot be specified when table BillingMode is {BillingMode.Provisioned}.");
        }

        return new OnDemandRecord(
            Checked(Reads, given.MaxReadRequestUnits, index, least: 1), Checked(Writes, given.MaxWriteRequestUnits, index, least: 1));
    }

    /// <summary>What is given replaces what there is; what is not given stays.</summary>
    public static OnDemandRecord? Change(OnDemandRecord? current, OnDemandThroughput given, bool isOnDemand, string? index)
    {
        if (given is { MaxReadRequestUnits: null, MaxWriteRequestUnits: null })
        {
            // The service answers this with a fault of its own.
            throw Invalid.Parameter($"One of {Reads} and {Writes} must be specified for OnDemandThroughput{Of(index)}");
        }

        if (!isOnDemand)
        {
            throw Invalid.Parameter(
                $"{Named(given)} for OnDemandThroughput{(index is null ? "" : $" for index : {index}")} "
                + $"cannot be specified when the table BillingMode is {BillingMode.Provisioned}");
        }

        var reads = Checked(Reads, given.MaxReadRequestUnits, index, Unbounded) ?? current?.ReadUnits;
        var writes = Checked(Writes, given.MaxWriteRequestUnits, index, Unbounded) ?? current?.WriteUnits;
        var changed = new OnDemandRecord(reads == Unbounded ? null : reads, writes == Unbounded ? null : writes);
        return changed is { ReadUnits: null, WriteUnits: null } ? null : changed;
    }

    public static OnDemandThroughput? Describe(OnDemandRecord? maximum) => maximum is null
        ? null
        : new OnDemandThroughput { MaxReadRequestUnits = maximum.ReadUnits, MaxWriteRequestUnits = maximum.WriteUnits };

    private static string Named(OnDemandThroughput given) => given.MaxReadRequestUnits is null ? Writes : Reads;

    private static long? Checked(string name, long? units, string? index, long least) => units == 0 || units < least
        ? throw Invalid.Parameter($"Requested {name} for OnDemandThroughput{Of(index)} is outside of valid range")
        : units;

    private static string Of(string? index) => index is null ? " for table" : $" for index : {index}";
}

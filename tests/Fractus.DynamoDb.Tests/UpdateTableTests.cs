using Fractus.DynamoDb.Contract;
using Fractus.Testing;
using static Fractus.DynamoDb.Tests.TableUpdates;

namespace Fractus.DynamoDb.Tests;

/// <summary>Changes of tables that are there. The texts are the service's, which people's tools look for.</summary>
public sealed class UpdateTableTests
{
    private const string Invalid = "One or more parameter values were invalid: ";

    private static readonly string[] s_indexNames = [.. Enumerable.Range(0, 20).Select(i => $"index{i}")];

    private static CreateTableInput Provisioned(CreateTableInput t) => t with { BillingMode = null, ProvisionedThroughput = Units(10, 10) };

    private static CreateTableInput ProvisionedWithIndex(CreateTableInput t) => WithIndex(Provisioned(t), Units(5, 5));

    private static CreateTableInput WithIndex(CreateTableInput t) => WithIndex(t, null);

    private static CreateTableInput WithIndex(CreateTableInput t, ProvisionedThroughput? throughput) => t with
    {
        AttributeDefinitions = Cloud.Definitions(("p", "S"), ("g", "S")),
        GlobalSecondaryIndexes =
        [
            new() { IndexName = "byG", KeySchema = Cloud.Keys("g"), Projection = new() { ProjectionType = "ALL" }, ProvisionedThroughput = throughput },
        ],
    };

    public static TheoryData<Func<CreateTableInput, CreateTableInput>, Func<UpdateTableInput, UpdateTableInput>, string> Refused => new()
    {
        { t => t, u => u with { GlobalSecondaryIndexUpdates = [] }, "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates, SSESpecification, ReplicaUpdates, MultiAccountReplicaReady, ReplicaTransitRoleArn, MultiRegionConsistency, DeletionProtectionEnabled, OnDemandThroughput, WarmThroughput or TableClass is required" },
        { t => t, u => u with { GlobalSecondaryIndexUpdates = [], DeletionProtectionEnabled = true }, Invalid + "List of GlobalSecondaryIndexUpdates is empty" },
        { t => t, u => u with { TableName = "none", DeletionProtectionEnabled = true }, "Requested resource not found: Table: none not found" },
        { t => t, u => u with { GlobalSecondaryIndexUpdates = [new()] }, Invalid + "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, GlobalSecondaryIndexUpdate.Delete must not be null" },
        { t => t, u => u with { GlobalSecondaryIndexUpdates = [Create("byG", "g") with { Delete = Delete("byH").Delete }] }, Invalid + "Only one global secondary index action is allowed per GlobalSecondaryIndexUpdate object" },
        { t => t, u => u with { GlobalSecondaryIndexUpdates = [Delete("byG"), Create("byG", "g")] }, Invalid + "Only one global secondary index update per index is allowed simultaneously. Index: byG" },
        { t => t, u => u with { GlobalSecondaryIndexUpdates = [Delete("byG"), Delete("byH")] }, "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table" },
        { t => t, u => u with { GlobalSecondaryIndexUpdates = [Delete("byG")] }, "Requested resource not found: Index byG for table things" },
        { t => t, u => u with { GlobalSecondaryIndexUpdates = [Update("byG", 1, 1)] }, "Requested resource not found: Index byG for table things" },
        { t => t, u => u with { GlobalSecondaryIndexUpdates = [Create("byG", "g")] }, Invalid + "AttributeDefinitions is not specified for index: byG" },
        { t => t, u => u with { AttributeDefinitions = Cloud.Definitions(("h", "S")), GlobalSecondaryIndexUpdates = [Create("byG", "g")] }, Invalid + "Some index key attributes are not defined in AttributeDefinitions. Keys: [g], AttributeDefinitions: [h]" },
        { t => t, u => u with { AttributeDefinitions = Cloud.Definitions(("g", "S")), GlobalSecondaryIndexUpdates = [Create("byG", "g", throughput: Units(1, 1))] }, Invalid + "ProvisionedThroughput should not be specified for index: byG when BillingMode is PAY_PER_REQUEST" },
        { Provisioned, u => u with { AttributeDefinitions = Cloud.Definitions(("g", "S")), GlobalSecondaryIndexUpdates = [Create("byG", "g")] }, Invalid + "ProvisionedThroughput is not specified for index: byG" },
        { WithIndex, u => u with { AttributeDefinitions = Cloud.Definitions(("g", "S")), GlobalSecondaryIndexUpdates = [Create("byG", "g")] }, "Attempting to create an index which already exists" },
        { WithIndex, u => u with { AttributeDefinitions = Cloud.Definitions(("g", "N")), GlobalSecondaryIndexUpdates = [Create("other", "g")] }, Invalid + "Attributes cannot be redefined. Please check that your attribute has the same type as previously defined. Existing schema: Schema:[SchemaElement: key{g:S:HASH}] New schema: Schema:[SchemaElement: key{g:N:HASH}]" },
        { t => t with { AttributeDefinitions = Cloud.Definitions(("p", "S"), ("g", "S")), GlobalSecondaryIndexes = [.. s_indexNames.Select(name => WithIndex(t).GlobalSecondaryIndexes![0] with { IndexName = name })] }, u => u with { AttributeDefinitions = Cloud.Definitions(("g", "S")), GlobalSecondaryIndexUpdates = [Create("more", "g")] }, "Subscriber limit exceeded: Number of global secondary indexes exceeds per-table limit of 20" },
        { t => t, u => u with { ProvisionedThroughput = Units(1, 1) }, Invalid + "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST" },
        { t => t, u => u with { BillingMode = "PAY_PER_REQUEST", ProvisionedThroughput = Units(1, 1) }, Invalid + "ProvisionedThroughput cannot be specified when BillingMode is PAY_PER_REQUEST" },
        { t => t, u => u with { BillingMode = "PROVISIONED" }, Invalid + "ProvisionedThroughput must be specified when BillingMode is PROVISIONED" },
        { WithIndex, u => u with { BillingMode = "PROVISIONED", ProvisionedThroughput = Units(1, 1) }, Invalid + "ProvisionedThroughput must be specified for index: byG" },
        { WithIndex, u => u with { GlobalSecondaryIndexUpdates = [Update("byG", 1, 1)] }, Invalid + "The only Updates for index: byG when TableThroughputMode is PAY_PER_REQUEST can be to OnDemandThroughput, WarmThroughput" },
        { Provisioned, u => u with { ProvisionedThroughput = Units(1_000_000_000_001, 1) }, "Given value 1000000000001 for ReadCapacityUnits is out of bounds" },
        { Provisioned, u => u with { ProvisionedThroughput = Units(10, 10) }, "The provisioned throughput for the table will not change. The requested value equals the current value. Current ReadCapacityUnits provisioned for the table: 10. Requested ReadCapacityUnits: 10. Current WriteCapacityUnits provisioned for the table: 10. Requested WriteCapacityUnits: 10. Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits." },
        { ProvisionedWithIndex, u => u with { GlobalSecondaryIndexUpdates = [Update("byG", 5, 5)] }, "The provisioned throughput for the index byG will not change. The requested value equals the current value. Current ReadCapacityUnits provisioned for index byG: 5. Requested ReadCapacityUnits: 5. Current WriteCapacityUnits provisioned for index byG: 5. Requested WriteCapacityUnits: 5. Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits." },
        { Provisioned, u => u with { OnDemandThroughput = new() { MaxReadRequestUnits = 1 } }, Invalid + "MaxReadRequestUnits for OnDemandThroughput cannot be specified when the table BillingMode is PROVISIONED" },
        { t => t, u => u with { OnDemandThroughput = new() { MaxWriteRequestUnits = 0 } }, Invalid + "Requested MaxWriteRequestUnits for OnDemandThroughput for table is outside of valid range" },
        { t => t, u => u with { WarmThroughput = new() { ReadUnitsPerSecond = 11_999 } }, Invalid + "Requested ReadUnitsPerSecond for WarmThroughput for table is lower than current WarmThroughput, decreasing WarmThroughput is not supported" },
        { t => t, u => u with { SSESpecification = new() { Enabled = false } }, Invalid + "Table is already encrypted by default" },
        { t => t, u => u with { SSESpecification = new() { Enabled = false, SSEType = "KMS" } }, Invalid + "SSEType can not be specified if Enabled is false" },
        { t => t, u => u with { SSESpecification = new() { Enabled = true, SSEType = "KMS", KMSMasterKeyId = "key" } }, "The parameter SSESpecification.KMSMasterKeyId is not supported by this cloud yet" },
        { t => t, u => u with { SSESpecification = new() { Enabled = true }, DeletionProtectionEnabled = true }, Invalid + "Server-Side Encryption modification must be the only operation in the request" },
        { t => t, u => u with { TableClass = "STANDARD", DeletionProtectionEnabled = true }, Invalid + "TableClass modification must be the only operation in the request" },
        { t => t, u => u with { DeletionProtectionEnabled = true, BillingMode = "PAY_PER_REQUEST" }, Invalid + "DeletionProtection modification must be the only operation in the request" },
        { t => t, u => u with { WarmThroughput = new() { ReadUnitsPerSecond = 20_000 }, BillingMode = "PAY_PER_REQUEST" }, Invalid + "WarmThroughput must be the only operation in the request" },
        { t => t, u => u with { OnDemandThroughput = new() { MaxReadRequestUnits = 1 }, GlobalSecondaryIndexUpdates = [Delete("byG")] }, Invalid + "OnDemandThroughput can only be combined with BillingMode in an UpdateTable request" },
        { Provisioned, u => u with { ProvisionedThroughput = Units(1, 1), GlobalSecondaryIndexUpdates = [Delete("byG")] }, Invalid + "You cannot create or delete index while updating table IOPS" },
        { t => t, u => u with { ReplicaUpdates = [new() { Create = new() { RegionName = "eu-west-1" } }] }, "The parameter ReplicaUpdates is not supported by this cloud yet" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_change_that_cannot_be_is_refused_in_the_services_words_and_changes_nothing(
        Func<CreateTableInput, CreateTableInput> table, Func<UpdateTableInput, UpdateTableInput> change, string message)
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync(with: table);
        var before = await cloud.DescribeAsync();
        Assert.Equal(message, await cloud.UpdateTableAsync(change).RefusalAsync());
        Assert.Equivalent(before, await cloud.DescribeAsync());
    }

    [Fact]
    public async Task Provisioned_units_change_and_the_answer_has_those_of_before()
    {
        var time = new ManualTime(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var cloud = new Cloud(time);
        await cloud.CreateTableAsync(with: ProvisionedWithIndex);
        var answer = await cloud.UpdateTableAsync(t => t with { ProvisionedThroughput = Units(20, 10) });
        Assert.Equal(("UPDATING", 10L), (answer.TableStatus!, answer.ProvisionedThroughput!.ReadCapacityUnits));
        var raised = (await cloud.DescribeAsync()).ProvisionedThroughput!;
        Assert.Equal((20L, 10L, 0L), (raised.ReadCapacityUnits, raised.WriteCapacityUnits, raised.NumberOfDecreasesToday));
        Assert.Equal(time.GetUtcNow(), raised.LastIncreaseDateTime);
        Assert.Null(raised.LastDecreaseDateTime);

        answer = await cloud.UpdateTableAsync(t => t with { GlobalSecondaryIndexUpdates = [Update("byG", 4, 6)] });
        Assert.Equal(("ACTIVE", "UPDATING", 5L), (answer.TableStatus!, answer.GlobalSecondaryIndexes![0].IndexStatus!, answer.GlobalSecondaryIndexes[0].ProvisionedThroughput!.ReadCapacityUnits));
        var mixed = (await cloud.DescribeAsync()).GlobalSecondaryIndexes![0];
        Assert.Equal((4L, 6L, 1L), (mixed.ProvisionedThroughput!.ReadCapacityUnits, mixed.ProvisionedThroughput.WriteCapacityUnits, mixed.ProvisionedThroughput.NumberOfDecreasesToday));

        // What it is warm for never falls.
        Assert.Equal((5L, 6L), (mixed.WarmThroughput!.ReadUnitsPerSecond, mixed.WarmThroughput.WriteUnitsPerSecond));
    }

    [Fact]
    public async Task Units_are_lowered_four_times_a_day_and_then_once_an_hour()
    {
        var time = new ManualTime(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        time.Advance(TimeSpan.FromHours(20));
        await using var cloud = new Cloud(time);
        await cloud.CreateTableAsync(with: Provisioned);
        Task<TableDescription> Lower(long to) => cloud.UpdateTableAsync(t => t with { ProvisionedThroughput = Units(to, to) });
        for (var to = 9; to > 5; to--)
        {
            await Lower(to);
        }

        Assert.Equal(
            "Subscriber limit exceeded: Provisioned throughput decreases are limited within a given UTC day. After the first 4 decreases, "
            + "each subsequent decrease in the same UTC day can be performed at most once every 3600 seconds. Number of decreases today: 4. "
            + "Last decrease at Thursday, January 1, 2026 at 8:00:00 PM Coordinated Universal Time. "
            + "Next decrease can be made at Thursday, January 1, 2026 at 9:00:00 PM Coordinated Universal Time.",
            await Lower(5).RefusalAsync());
        time.Advance(TimeSpan.FromHours(1));
        await Lower(5);
        await Assert.ThrowsAsync<LimitExceededException>(() => Lower(4));
        Assert.Equal(5, (await cloud.DescribeAsync()).ProvisionedThroughput!.NumberOfDecreasesToday);

        // A new day (UTC) begins at midnight, three hours on.
        time.Advance(TimeSpan.FromHours(3));
        Assert.Equal(0, (await cloud.DescribeAsync()).ProvisionedThroughput!.NumberOfDecreasesToday);
        await Lower(4);
        await Lower(3);
        Assert.Equal(2, (await cloud.DescribeAsync()).ProvisionedThroughput!.NumberOfDecreasesToday);
    }

    [Fact]
    public async Task A_table_switches_between_billing_modes()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync(with: WithIndex);
        await cloud.UpdateTableAsync(t => t with { OnDemandThroughput = new() { MaxReadRequestUnits = 7 } });
        var answer = await cloud.UpdateTableAsync(t => t with
        {
            BillingMode = "PROVISIONED",
            ProvisionedThroughput = Units(3, 4),
            GlobalSecondaryIndexUpdates = [Update("byG", 5, 6)],
        });
        var described = await cloud.DescribeAsync();
        Assert.Equal(("UPDATING", "UPDATING", 3L), (answer.TableStatus!, answer.GlobalSecondaryIndexes![0].IndexStatus!, answer.ProvisionedThroughput!.ReadCapacityUnits));
        Assert.Equal("PROVISIONED", described.BillingModeSummary!.BillingMode);
        Assert.Equal((3L, 5L), (described.ProvisionedThroughput!.ReadCapacityUnits, described.GlobalSecondaryIndexes![0].ProvisionedThroughput!.ReadCapacityUnits));
        Assert.Null(described.OnDemandThroughput);
        Assert.Equal((12_000L, 4_000L), (described.WarmThroughput!.ReadUnitsPerSecond, described.WarmThroughput.WriteUnitsPerSecond));

        await cloud.UpdateTableAsync(t => t with { BillingMode = "PAY_PER_REQUEST", OnDemandThroughput = new() { MaxWriteRequestUnits = 9 } });
        described = await cloud.DescribeAsync();
        Assert.Equal("PAY_PER_REQUEST", described.BillingModeSummary!.BillingMode);
        Assert.Equal((0L, 0L), (described.ProvisionedThroughput!.ReadCapacityUnits, described.GlobalSecondaryIndexes![0].ProvisionedThroughput!.ReadCapacityUnits));
        Assert.Equal(new OnDemandThroughput { MaxWriteRequestUnits = 9 }, described.OnDemandThroughput);
    }

    [Fact]
    public async Task A_bound_of_an_on_demand_table_is_set_member_by_member_and_taken_away_with_minus_one()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        async Task<(OnDemandThroughput? Answer, OnDemandThroughput? Then)> Set(long? reads, long? writes)
        {
            var answer = await cloud.UpdateTableAsync(t => t with { OnDemandThroughput = new() { MaxReadRequestUnits = reads, MaxWriteRequestUnits = writes } });
            return (answer.OnDemandThroughput, (await cloud.DescribeAsync()).OnDemandThroughput);
        }

        static OnDemandThroughput Of(long? reads, long? writes) => new() { MaxReadRequestUnits = reads, MaxWriteRequestUnits = writes };
        Assert.Equal((Of(100, 50), Of(100, 50)), await Set(100, 50));
        Assert.Equal((Of(200, 50), Of(200, 50)), await Set(200, null));
        Assert.Equal((Of(-1, 50), Of(null, 50)), await Set(-1, null));
        Assert.Equal((Of(null, -1), null), await Set(null, -1));
    }

    [Fact]
    public async Task Class_protection_warm_throughput_and_encryption_change_and_are_described()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        Assert.Equal("UPDATING", (await cloud.UpdateTableAsync(t => t with { TableClass = "STANDARD_INFREQUENT_ACCESS" })).TableStatus);
        Assert.True((await cloud.UpdateTableAsync(t => t with { DeletionProtectionEnabled = true })).DeletionProtectionEnabled);
        var warmer = await cloud.UpdateTableAsync(t => t with { WarmThroughput = new() { ReadUnitsPerSecond = 13_000 } });
        var encrypted = await cloud.UpdateTableAsync(t => t with { SSESpecification = new() { Enabled = true, SSEType = "KMS" } });
        Assert.Equal(("UPDATING", 12_000L), (warmer.WarmThroughput!.Status!, warmer.WarmThroughput.ReadUnitsPerSecond));
        Assert.Equal("UPDATING", encrypted.SSEDescription!.Status);

        var described = await cloud.DescribeAsync();
        Assert.Equal("STANDARD_INFREQUENT_ACCESS", described.TableClassSummary!.TableClass);
        Assert.NotNull(described.TableClassSummary.LastUpdateDateTime);
        Assert.Equal(("ACTIVE", 13_000L, 4_000L), (described.WarmThroughput!.Status!, described.WarmThroughput.ReadUnitsPerSecond, described.WarmThroughput.WriteUnitsPerSecond));
        Assert.Equal(("ENABLED", "KMS"), (described.SSEDescription!.Status!, described.SSEDescription.SSEType!));
        Assert.Equal("arn:aws:kms:us-east-1:000000000000:alias/aws/dynamodb", described.SSEDescription.KMSMasterKeyArn);
        await cloud.UpdateTableAsync(t => t with { SSESpecification = new() { Enabled = false } });
        Assert.Null((await cloud.DescribeAsync()).SSEDescription);
    }
}

using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Fractus.Testing;
using Xunit;
using static Fractus.Clients.Tests.DynamoDb.TableUser;

namespace Fractus.Clients.Tests.DynamoDb;

/// <summary>Statements that are refused, in the service's words: TTT is a table with the keys p and c and the index byX.</summary>
public sealed class PartiQlRefusalTests(PartiQlRefusalTests.Data data) : IClassFixture<PartiQlRefusalTests.Data>
{
    private const string NotWellFormed = "Statement wasn't well formed, can't be processed: ";

    [Theory]
    [InlineData("SLECT * FROM TTT", "Expected data manipulation")]
    [InlineData("SELECT * FROM TTT WHERE p = 'a' foo", "Unexpected token after expression")]
    [InlineData("SELECT * FROM TTT WHERE p = 'a')", "Unexpected token after expression")]
    [InlineData("SELECT * FROM TTT ORDER BY p WHERE p = 'a'", "Unexpected token after expression")]
    [InlineData("SELECT * FROM TTT WHERE p = 'a'; SELECT * FROM TTT", "Unexpected token after expression")]
    [InlineData("INSERT INTO TTT t VALUE {'p': 'x'}", "Unexpected token after expression")]
    [InlineData("FROM TTT SET c = 1 WHERE p = 'a'", "Unexpected token after expression")]
    [InlineData("SELECT * FROM TTT WHERE p = 1e2147483648", "")]
    [InlineData("SELECT * FROM TTT WHERE p = 1.5e-2147483647", "")]
    [InlineData("SELECT * FROM TTT WHERE p = 1 # note", "")]
    [InlineData("SELECT * FROM TTT WHERE p = 1 /* note", "")]
    [InlineData("SELECT * FROM TTT WHERE p = 'a", "")]
    [InlineData("SELECT * FROM TTT WHERE", "Unexpected term")]
    [InlineData("SELECT * FROM TTT WHERE;", "Unexpected term")]
    [InlineData("SELECT * FROM TTT WHERE NOT", "Unexpected term")]
    [InlineData("SELECT * FROM TTT WHERE (", "Unexpected term")]
    [InlineData("SELECT * FROM TTT WHERE p = 'a' AND", "Missing right-hand side expression of infix operator")]
    [InlineData("SELECT * FROM TTT WHERE ORDER BY p", "Unexpected keyword")]
    [InlineData("SELECT * FROM TTT WHERE IS NULL", "Unexpected operator")]
    [InlineData("SELECT * FROM TTT WHERE p = LIKE", "Unexpected operator")]
    [InlineData("SELECT * FROM TTT WHERE p = 'a' AND x IS FOO", "Expected type name")]
    [InlineData("SELECT * FROM TTT WHERE attribute_exists(m.inner)", "Invalid path dot component")]
    [InlineData("DELETE FROM", "Expected identifier for simple path")]
    [InlineData("DELETE FROM WHERE p = 'a'", "Expected identifier for simple path")]
    [InlineData("SELECT * FROM", "Unexpected term")]
    public Task What_cannot_be_read_says_where(string statement, string detail) => RefusedAsync(statement, NotWellFormed + detail);

    [Theory]
    [InlineData("SELECT * FROM TTT t WHERE p = 'a'", "Aliasing is not supported")]
    [InlineData("UPDATE TTT AS t SET a = 3 WHERE p = 'x'", "Aliasing is not supported")]
    [InlineData("SELECT * FROM TTT, TTT", "Only select from a single table or index is supported.")]
    [InlineData("SELECT COUNT(*) FROM TTT", "Unexpected path component at 1:8:5")]
    [InlineData("SELECT * FROM TTT WHERE EXISTS(x)", "Unrecognized function: exists at 1:25:6")]
    [InlineData("SELECT * FROM TTT\nWHERE  upper(x) = 'X'", "Unrecognized function: upper at 2:8:5")]
    [InlineData("SELECT * FROM TTT WHERE p = 'a' LIMIT 5", "Unsupported clause: LIMIT at 1:33:5")]
    [InlineData("SELECT * FROM TTT.byX.more WHERE p = 'a'", "A path may contain at most 2 components in the FROM clause")]
    [InlineData("SELECT * FROM TTT.\"\" WHERE p = 'a'", "Path component cannot be an empty string")]
    [InlineData("SELECT * FROM TTT.other WHERE p = 'a'", "The table does not have the specified index")]
    [InlineData("INSERT INTO TTT.byX VALUE {'p': 'x'}", "FROM clause may only contain a single table name")]
    [InlineData("UPDATE TTT.byX SET a = 1 WHERE p = 'a'", "This operation is not supported on an index")]
    [InlineData("DELETE FROM TTT.byX WHERE p = 'a'", "This operation is not supported on an index")]
    [InlineData("DELETE FROM TTT WHERE p = 'a' AND c = 1 RETURNING MODIFIED OLD *", "Invalid returning clause: RETURNING MODIFIED OLD *. Only RETURNING ALL OLD * is allowed in DELETE statements.")]
    [InlineData("DELETE FROM TTT WHERE p = 'a'", "Where clause does not contain a mandatory equality on all key attributes")]
    [InlineData("UPDATE TTT SET a = 1 WHERE p = 'a' AND c > 1", "Where clause does not contain a mandatory equality on all key attributes")]
    [InlineData("FROM TTT SET a = 1", "Where clause does not contain a mandatory equality on all key attributes")]
    [InlineData("UPDATE TTT SET a = 1 WHERE p = 'a' AND c = 'x'", "Key attribute's data type should match its data type in table's schema: Key c")]
    [InlineData("UPDATE TTT SET p = 'b' WHERE p = 'a' AND c = 1", "One or more parameter values were invalid: Cannot update attribute p. This attribute is part of the key")]
    [InlineData("UPDATE TTT SET t = set_add(s, <<'x'>>) WHERE p = 'a' AND c = 1", "The first argument to SET_ADD must equal the assignment value at 1:20:7")]
    [InlineData("UPDATE TTT SET s = set_delete(s, 'x') WHERE p = 'a' AND c = 1", "The second argument to SET_DELETE must be a value with type SET at 1:31:1")]
    [InlineData("UPDATE TTT SET s = set_add(s) WHERE p = 'a' AND c = 1", "SET_ADD must have exactly two arguments at 1:20:7")]
    [InlineData("UPDATE TTT SET s = set_add(s, <<>>) WHERE p = 'a' AND c = 1", "Empty bags are not supported")]
    [InlineData("UPDATE TTT SET s = set_add(s, <<'x', 'x'>>) WHERE p = 'a' AND c = 1", "One or more parameter values were invalid: Input collection [x, x] contains duplicates.")]
    [InlineData("INSERT INTO TTT VALUE {'p': 'x', 's': <<1, 'a'>>}", "Unsupported data type in Bag. DynamoDB only supports either numbers or strings in bags")]
    [InlineData("INSERT INTO TTT VALUE {'p': 'x', 's': set_add(<<'a'>>, <<'b'>>)}", "Unsupported data type: set_add under key root at 1:39:7")]
    [InlineData("INSERT INTO TTT VALUE {'p': 'x', 'm': {'x': 1e126}}", "Number overflow. Attempting to store a number with magnitude larger than supported range under root.x")]
    [InlineData("INSERT INTO TTT VALUE {'p': 'x', 'l': [1, 1e-131]}", "Number underflow. Attempting to store a number with magnitude smaller than supported range under root[1]")]
    [InlineData("SELECT * FROM TTT WHERE c = 123456789012345678901234567890123456789", "Attempting to store more than 38 significant digits in a Number under root")]
    [InlineData("SELECT * FROM TTT WHERE attribute_exists('x')", "Operator or function requires a document path; operator or function: attribute_exists")]
    [InlineData("SELECT * FROM TTT WHERE attribute_exists(x, y)", "Incorrect number of operands for operator or function; operator or function: attribute_exists, number of operands: 2")]
    [InlineData("SELECT * FROM NoSuchTable WHERE x < true", "Incorrect operand type for operator or function; operator or function: <, operand type: BOOL")]
    [InlineData("SELECT * FROM TTT WHERE x IS INT4", "Unsupported data type for IS operator: INT4. Supported data types are [MISSING, NULL, BOOLEAN, BLOB, STRING, NUMERIC, STRUCT, TUPLE, LIST]")]
    [InlineData("SELECT * FROM TTT WHERE x LIKE 'a'", "Unsupported operator in Condition Expression. Operator: LIKE")]
    [InlineData("SELECT * FROM TTT WHERE p = 'a' AND y = '1' OR p = 'a' AND c = 2", "Overlapping conditions with range keys are not supported in where clause")]
    [InlineData("SELECT * FROM TTT WHERE p IN ['a', 'a']", "Overlapping conditions with range keys are not supported in where clause")]
    [InlineData("SELECT * FROM TTT WHERE p = 1", "Key attribute's data type should match its data type in table's schema: Key p")]
    [InlineData("SELECT * FROM TTT ORDER BY c", "Must have WHERE clause in the statement when using ORDER BY clause.")]
    [InlineData("SELECT * FROM TTT WHERE c = 1 ORDER BY c", "Must have at least one non-optional hash key condition in WHERE clause when using ORDER BY clause.")]
    [InlineData("SELECT * FROM TTT WHERE p = 'a' ORDER BY x", "Variable reference x in ORDER BY clause must be part of the primary key")]
    [InlineData("SELECT * FROM TTT WHERE p IN ['a', 'b'] ORDER BY c", "Must have hash key in ORDER BY clause when more than one hash key condition specified in WHERE clause.")]
    [InlineData("SELECT y, z FROM TTT.byX WHERE x = 'a'", "One or more parameter values were invalid: Global secondary index byX does not project [y, z]")]
    [InlineData("SELECT p FROM TTT.byX WHERE x = 'a' AND y = 'b'", "One or more parameter values were invalid: Secondary index byX does not project one or more filter attributes: [y]")]
    [InlineData("SELECT * FROM TTT WHERE p = ?", "Number of parameters in request and statement don't match.")]
    [InlineData("EXISTS(SELECT * FROM TTT WHERE p = 'a' AND c = 1 AND x = 2)", "EXISTS() is only supported in ExecuteTransaction")]
    public Task What_cannot_be_done_is_told_in_words(string statement, string message) => RefusedAsync(statement, message);

    [Fact]
    public async Task Consistent_reads_are_for_tables_and_local_indexes()
    {
        var request = new ExecuteStatementRequest { Statement = "SELECT * FROM TTT.byX WHERE x = 'a'", ConsistentRead = true };
        var refused = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => data.Client.ExecuteStatementAsync(request));
        Assert.Equal("Strongly consistent read is not supported on Global Secondary Indexes", refused.Message);
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_not_found()
    {
        var request = new ExecuteStatementRequest { Statement = "FROM NoSuchTable WHERE p = 'x' SET c = 1" };
        var refused = await Assert.ThrowsAsync<ResourceNotFoundException>(() => data.Client.ExecuteStatementAsync(request));
        Assert.Equal("Requested resource not found", refused.Message);
    }

    [Fact]
    public async Task Nesting_is_limited_wherever_the_levels_come_from()
    {
        var parameter = S("leaf");
        for (var i = 0; i < 30; i++)
        {
            parameter = new AttributeValue { L = [parameter] };
        }

        var request = new ExecuteStatementRequest { Statement = "INSERT INTO TTT VALUE {'p': 'x', 'c': 1, 'l': [[[?]]]}", Parameters = [parameter] };
        var refused = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => data.Client.ExecuteStatementAsync(request));
        Assert.StartsWith("Nesting Levels have exceeded supported limits", refused.Message, StringComparison.Ordinal);
    }

    private async Task RefusedAsync(string statement, string message)
    {
        var refused = await Assert.ThrowsAsync<AmazonDynamoDBException>(
            () => data.Client.ExecuteStatementAsync(new ExecuteStatementRequest { Statement = statement }));
        Assert.Equal(("ValidationException", message), (refused.ErrorCode, refused.Message));
    }

    public sealed class Data : CloudFixture, IAsyncLifetime
    {
        private TableUser? _user;

        public AmazonDynamoDBClient Client => _user!.Client;

        public new async Task InitializeAsync()
        {
            await base.InitializeAsync();
            var index = Index("byX", "x");
            index.Projection = new Projection { ProjectionType = ProjectionType.KEYS_ONLY };
            _user = await CreateAsync(Url, "TTT", hasSortKey: true, index);
        }

        public new async Task DisposeAsync()
        {
            _user?.Dispose();
            await base.DisposeAsync();
        }
    }
}

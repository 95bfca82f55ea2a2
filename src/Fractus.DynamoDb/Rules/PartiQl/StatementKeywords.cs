using System.Collections.Frozen;
using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Rules.PartiQl;

/// <summary>Words that are no names unless they stand in double quotes: those of SQL-92 and PartiQL's own.</summary>
internal static class StatementKeywords
{
    private const string Words = """
        ABSOLUTE ACTION ADD ALL ALLOCATE ALTER AND ANY ARE AS ASC ASSERTION AT AUTHORIZATION AVG BAG BEGIN BETWEEN BIT BIT_LENGTH BLOB
        BOOL BOOLEAN BY CAN_CAST CAN_LOSSLESS_CAST CASCADE CASCADED CASE CAST CATALOG CHAR CHARACTER CHARACTER_LENGTH CHAR_LENGTH CHECK
        CLOB CLOSE COALESCE COLLATE COLLATION COLUMN COMMIT CONNECT CONNECTION CONSTRAINT CONSTRAINTS CONTINUE CONVERT CORRESPONDING
        COUNT CREATE CROSS CURRENT CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER CURSOR DATE DATE_ADD DATE_DIFF DEALLOCATE
        DEC DECIMAL DECLARE DEFAULT DEFERRABLE DEFERRED DELETE DESC DESCRIBE DESCRIPTOR DIAGNOSTICS DISCONNECT DISTINCT DOMAIN DOUBLE
        DROP ELSE END ESCAPE EXCEPT EXCEPTION EXEC EXECUTE EXISTS EXTERNAL EXTRACT FALSE FETCH FIRST FLOAT FOR FOREIGN FOUND FROM FULL
        GET GLOBAL GO GOTO GRANT GROUP HAVING IDENTITY IMMEDIATE IN INDICATOR INITIALLY INNER INPUT INSENSITIVE INSERT INT INTEGER
        INTERSECT INTERVAL INTO IS ISOLATION JOIN KEY LANGUAGE LAST LEFT LET LEVEL LIKE LIMIT LIST LOCAL LOWER MATCH MAX MIN MISSING
        MODULE NAMES NATIONAL NATURAL NCHAR NEXT NO NOT NULL NULLIF NUMERIC OCTET_LENGTH OF OFFSET ON ONLY OPEN OPTION OR ORDER OUTER
        OUTPUT OVERLAPS PAD PARTIAL PIVOT POSITION PRECISION PREPARE PRESERVE PRIMARY PRIOR PRIVILEGES PROCEDURE PUBLIC READ REAL
        REFERENCES RELATIVE REMOVE RESTRICT RETURNING REVOKE RIGHT ROLLBACK ROWS SCHEMA SCROLL SECTION SELECT SESSION SESSION_USER SET
        SEXP SIZE SMALLINT SOME SPACE SQL SQLCODE SQLERROR SQLSTATE STRING STRUCT SUBSTRING SUM SYMBOL SYSTEM_USER TABLE TEMPORARY THEN
        TIME TIMESTAMP TO TRANSACTION TRANSLATE TRANSLATION TRIM TRUE TUPLE UNION UNIQUE UNKNOWN UNPIVOT UPDATE UPPER USAGE USER USING
        VALUE VALUES VARCHAR VARYING VIEW WHEN WHENEVER WHERE WITH WORK WRITE ZONE
        """;

    private static readonly FrozenSet<string> s_words = Words
        .Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] s_operators = ["AND", "OR", "IS", "IN", "LIKE", "BETWEEN"];
    private static readonly string[] s_operatorSymbols = ["=", "<>", "!=", "<", "<=", ">", ">=", "+", "*", "/", "%", "||"];

    public static bool IsKeyword(StatementToken token) => token.Kind == StatementTokenKind.Word && s_words.Contains(token.Text);

    /// <summary>True for a name that needs no quotes, and for one that has them.</summary>
    public static bool IsName(StatementToken token) => token.IsName && !IsKeyword(token);

    /// <summary>True for what stands between two terms and cannot begin one.</summary>
    public static bool IsOperator(StatementToken token) =>
        Array.Exists(s_operators, token.IsWord) || Array.Exists(s_operatorSymbols, token.Is);
}

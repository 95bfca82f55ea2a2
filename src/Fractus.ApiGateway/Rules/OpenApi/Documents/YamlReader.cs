using System.Globalization;
using System.Text.RegularExpressions;
using Fractus.ApiGateway.Rules.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Fractus.ApiGateway.Rules.OpenApi.Documents;

/// <summary>
/// YAML to values, by the parser's events: nothing is made by name of a type. Plain scalars mean what JSON's mean, as OpenAPI asks. An
/// alias counts as much as what it stands for, so that a short text cannot become a huge document.
/// </summary>
internal sealed partial class YamlReader
{
    private const int MaxNodes = 1_000_000;

    private readonly Parser _parser;
    private readonly Dictionary<AnchorName, (object? Value, int Nodes)> _anchors = [];
    private int _nodes;

    private YamlReader(string text)
    {
        _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
    }

    /// <returns>False where it is no YAML, or goes beyond a limit.</returns>
    public static bool TryParse(string text, out object? value)
    {
        value = null;
        try
        {
            var reader = new YamlReader(text);
            reader.Next<StreamStart>();
            reader.Next<DocumentStart>();
            reader.Advance();
            value = reader.Read(0);
            return true;
        }
        catch (Exception malformed) when (malformed is YamlException or FormatException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    private void Next<T>()
    {
        Advance();
        if (_parser.Current is not T)
        {
            throw new FormatException();
        }
    }

    private void Advance()
    {
        if (!_parser.MoveNext())
        {
            throw new FormatException();
        }
    }

    private void Count(int nodes)
    {
        _nodes += nodes;
        if (_nodes > MaxNodes)
        {
            throw new FormatException();
        }
    }

    // The event that begins the value is the current one; the value's last is the current one afterwards.
    private object? Read(int depth)
    {
        if (depth >= JsonValues.MaxDepth)
        {
            throw new FormatException();
        }

        Count(1);
        var before = _nodes;
        switch (_parser.Current)
        {
            case AnchorAlias alias:
                // An alias within its own anchor is not known yet: cycles are no documents.
                var (value, nodes) = _anchors.TryGetValue(alias.Value, out var known) ? known : throw new FormatException();
                Count(nodes);
                return value;
            case Scalar scalar:
                return Keep(scalar.Anchor, Plain(scalar), before);
            case SequenceStart sequence:
                var list = new ValueList(isJson: true);
                for (Advance(); _parser.Current is not SequenceEnd; Advance())
                {
                    list.Add(Read(depth + 1));
                }

                return Keep(sequence.Anchor, list, before);
            case MappingStart mapping:
                return Keep(mapping.Anchor, ReadMap(depth), before);
            default:
                throw new FormatException();
        }
    }

    private ValueMap ReadMap(int depth)
    {
        var map = new ValueMap();
        ValueMap? merged = null;
        for (Advance(); _parser.Current is not MappingEnd; Advance())
        {
            var key = _parser.Current as Scalar ?? throw new FormatException();
            Advance();
            var value = Read(depth + 1);
            if (key is { Value: "<<", Style: ScalarStyle.Plain } && value is ValueMap other)
            {
                merged = other;
            }
            else
            {
                map[key.Value] = value;
            }
        }

        foreach (var (key, value) in merged ?? [])
        {
            map.TryAdd(key, value);
        }

        return map;
    }

    private T Keep<T>(AnchorName anchor, T value, int before)
    {
        if (!anchor.IsEmpty)
        {
            _anchors[anchor] = (value, _nodes - before + 1);
        }

        return value;
    }

    private static object? Plain(Scalar scalar)
    {
        var text = scalar.Value;
        if (scalar.Style != ScalarStyle.Plain || !scalar.Tag.IsEmpty)
        {
            return text;
        }

        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => true,
            "false" or "False" or "FALSE" => false,
            _ when !Number().IsMatch(text) => text,
            _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) => integer,
            _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
        };
    }

    [GeneratedRegex(@"\A[-+]?(0|[1-9][0-9]{0,300})(\.[0-9]{0,300})?([eE][-+]?[0-9]{1,3})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}

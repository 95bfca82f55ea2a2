using System.Globalization;

namespace Fractus.ApiGateway.Rules.Responses;

/// <summary>
/// The status that a mock's request template asks for: <c>{"statusCode": 200}</c>. The real service reads it leniently: keys without
/// quotes or in single ones, values of any form, commas too many. The status itself must be a number.
/// </summary>
internal sealed class MockStatus
{
    private readonly string _text;
    private int _position;

    private MockStatus(string text)
    {
        _text = text;
    }

    /// <returns>Null where there is no status, or no object.</returns>
    public static int? Parse(string text)
    {
        var trimmed = text.Trim();
        return trimmed is ['{', .., '}'] ? new MockStatus(trimmed[1..^1]).Find() : null;
    }

    private int? Find()
    {
        int? status = null;
        while (true)
        {
            SkipSpacesAndCommas();
            if (_position == _text.Length)
            {
                return status;
            }

            if (_text[_position] is '{' or '[' || Token(':') is not { } key || _position == _text.Length)
            {
                return null;
            }

            _position++;
            SkipSpaces();
            if (Token(',') is not { } value)
            {
                return null;
            }

            if (key == "statusCode")
            {
                if (!int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || IsQuoted(value))
                {
                    return null;
                }

                status = number;
            }
        }
    }

    // A key or a value: in quotes, in brackets, or whatever stands before the end.
    private string? Token(char end)
    {
        if (_text[Math.Min(_position, _text.Length - 1)] is '"' or '\'' && _position < _text.Length)
        {
            var close = _text.IndexOf(_text[_position], _position + 1);
            if (close < 0)
            {
                return null;
            }

            var quoted = end == ':' ? _text[(_position + 1)..close] : _text[_position..(close + 1)];
            _position = close + 1;
            SkipSpaces();
            return _position == _text.Length || _text[_position] == end ? quoted : null;
        }

        var start = _position;
        var depth = 0;
        while (_position < _text.Length && (depth > 0 || _text[_position] != end))
        {
            depth += _text[_position] switch { '{' or '[' => 1, '}' or ']' => -1, _ => 0 };
            depth = end == ':' ? 0 : Math.Max(depth, 0);
            _position++;
        }

        return depth == 0 ? _text[start.._position].Trim() : null;
    }

    private static bool IsQuoted(string value) => value.StartsWith('"') || value.StartsWith('\'');

    private void SkipSpaces()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
        {
            _position++;
        }
    }

    private void SkipSpacesAndCommas()
    {
        while (_position < _text.Length && (_text[_position] == ',' || char.IsWhiteSpace(_text[_position])))
        {
            _position++;
        }
    }
}

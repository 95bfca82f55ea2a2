using System.Text;
using Fractus.Kernel.Shapes;

namespace Fractus.DynamoDb.Contract;

/// <summary>
/// Reads values from the wire into <see cref="ItemFormat"/>, checking DynamoDB's rules on the way. What breaks one is noted in
/// <see cref="Faults"/> and reading goes on, so that the request is read to its end.
/// </summary>
internal ref struct ItemEncoder(int capacity)
{
    // Of the model's AttributeName, which is counted in UTF-8.
    private const int MaxName = 65535;

    private static readonly StructureSchema s_unread = new(AttributeValue.Schema.Name, []);

    private ItemBuffer _buffer = new(capacity);

    private FaultFinder _faults;

    public readonly FaultFinder Faults => _faults;

    /// <summary>The first attribute of the outermost map that has a fault in an expression.</summary>
    public string FaultyName { get; private set; } = "";

    /// <summary>The first that has one in the newer layer, which is a stricter one.</summary>
    public string StrictlyFaultyName { get; private set; } = "";

    public readonly byte[] ToArray() => _buffer.ToArray();

    public readonly void Dispose() => _buffer.Dispose();

    /// <summary>Reads a map from its beginning, its count included.</summary>
    public void ReadMap<TReader>(ref TReader reader, MemberSchema member, int depth)
        where TReader : IShapeReader, allows ref struct
    {
        var countPosition = _buffer.Leave32();
        var entries = new EntryOrder(_buffer.Length);
        reader.BeginMap(member);
        while (reader.NextEntry(member, out var name))
        {
            var (hadAny, hadAnyInExpression) = (_faults.HasAny, _faults.HasAnyInExpression);
            var start = _buffer.Length;
            _buffer.AppendSized(name);
            CheckName(name, _buffer.Length - start, isOfAttribute: depth == 0);
            entries.Add(ref _buffer, start);
            reader.BeginStructure(member.Value!);
            ReadValue(ref reader, depth + 1);
            if (depth == 0)
            {
                FaultyName = !hadAnyInExpression && _faults.HasAnyInExpression ? name : FaultyName;
                StrictlyFaultyName = !hadAny && _faults.HasAny ? name : StrictlyFaultyName;
            }
        }

        _buffer.Fill32(countPosition, entries.Finish(ref _buffer, isSet: false, out _));
    }

    /// <summary>Reads a value whose structure has been begun.</summary>
    public void ReadValue<TReader>(ref TReader reader, int depth)
        where TReader : IShapeReader, allows ref struct
    {
        if (depth > ItemDepth.Max)
        {
            _faults.AddTooDeep(depth);
        }

        if (depth > ItemDepth.MaxRead)
        {
            _buffer.Append((byte)AttributeType.NULL);

            // Passes over what is in it, however deep that goes.
            reader.NextMember(s_unread);
            return;
        }

        var start = _buffer.Length;
        var count = 0;
        int type;
        while ((type = reader.NextMember(AttributeValue.Schema)) >= 0)
        {
            _buffer.Truncate(start);
            ReadContent(ref reader, (AttributeType)type, depth);
            count++;
        }

        if (count == 0)
        {
            Fail("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
            _buffer.Append((byte)AttributeType.NULL);
        }
        else if (count > 1)
        {
            Fail("Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes");
        }
    }

    public void AppendMap(scoped ReadOnlySpan<(string Name, AttributeValue Value)> attributes)
    {
        var countPosition = _buffer.Leave32();
        var entries = new EntryOrder(_buffer.Length);
        foreach (var (name, value) in attributes)
        {
            var start = _buffer.Length;
            _buffer.AppendSized(name);
            entries.Add(ref _buffer, start);
            _buffer.Append(value.Encoded.Span);
        }

        _buffer.Fill32(countPosition, entries.Finish(ref _buffer, isSet: false, out _));
    }

    private void ReadContent<TReader>(ref TReader reader, AttributeType type, int depth)
        where TReader : IShapeReader, allows ref struct
    {
        var member = AttributeValue.MemberSchemas[(int)type];
        switch (type)
        {
            case AttributeType.S:
                _buffer.Append((byte)type);
                _buffer.AppendSized(reader.ReadUtf8(member));
                break;
            case AttributeType.N:
                _buffer.Append((byte)type);
                AppendNumber(reader.ReadString(member));
                break;
            case AttributeType.B:
                _buffer.Append((byte)type);
                _buffer.AppendSized(reader.ReadBlob(member).Span);
                break;
            case AttributeType.NULL:
                ReadNull(reader.ReadBoolean(member));
                break;
            case AttributeType.BOOL:
                _buffer.Append(reader.ReadBoolean(member) ? ItemFormat.True : (byte)AttributeType.BOOL);
                break;
            case AttributeType.M:
                _buffer.Append((byte)type);
                var lengthPosition = _buffer.Leave32();
                ReadMap(ref reader, member, depth);
                _buffer.Fill32(lengthPosition, _buffer.Length - lengthPosition - 4);
                break;
            case AttributeType.L:
                ReadList(ref reader, member, depth);
                break;
            default:
                ReadSet(ref reader, member, type);
                break;
        }
    }

    private void ReadNull(bool value)
    {
        _buffer.Append((byte)AttributeType.NULL);
        if (!value)
        {
            Fail("One or more parameter values were invalid: Null attribute value types must have the value of true");
        }
    }

    private void ReadList<TReader>(ref TReader reader, MemberSchema member, int depth)
        where TReader : IShapeReader, allows ref struct
    {
        var start = _buffer.BeginContainer(AttributeType.L);
        var count = 0;
        for (reader.BeginList(member); reader.NextElement(member); count++)
        {
            reader.BeginStructure(member.Element!);
            ReadValue(ref reader, depth + 1);
        }

        _buffer.EndContainer(start, count);
    }

    private void ReadSet<TReader>(ref TReader reader, MemberSchema member, AttributeType type)
        where TReader : IShapeReader, allows ref struct
    {
        var start = _buffer.BeginContainer(type);
        var entries = new EntryOrder(_buffer.Length);
        for (reader.BeginList(member); reader.NextElement(member);)
        {
            var position = _buffer.Length;
            switch (type)
            {
                case AttributeType.BS:
                    _buffer.AppendSized(reader.ReadBlob(member.Element!).Span);
                    break;
                case AttributeType.NS:
                    AppendNumber(reader.ReadString(member.Element!));
                    break;
                default:
                    _buffer.AppendSized(reader.ReadUtf8(member.Element!));
                    break;
            }

            entries.Add(ref _buffer, position);
        }

        var count = entries.Finish(ref _buffer, isSet: true, out var duplicates);
        _buffer.EndContainer(start, count);
        if (count == 0 || duplicates is not null)
        {
            _faults.Add(count == 0 ? SetFaults.Empty(type) : SetFaults.Duplicates(type, duplicates!));
        }
    }

    private void AppendNumber(string text)
    {
        Span<byte> number = stackalloc byte[DecimalCodec.MaxLength];
        var length = DecimalCodec.Encode(text, number, out var fault);
        if (fault is not null)
        {
            _faults.Add(fault);
        }

        _buffer.AppendSized(number[..length]);
    }

    private void CheckName(string name, int encodedLength, bool isOfAttribute)
    {
        if (name.Length == 0)
        {
            _faults.AddEmptyName(isOfAttribute);
        }
        else if (encodedLength > MaxName && Encoding.UTF8.GetByteCount(name) > MaxName)
        {
            Fail("One or more parameter values were invalid: Attribute name is too large, must be less than 65536 bytes");
        }
    }

    private void Fail(string fault) => _faults.Add(ValueFault.Of(fault));
}

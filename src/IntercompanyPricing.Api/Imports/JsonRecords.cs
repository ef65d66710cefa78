using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Unicode;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Domain.Ownership.Importing;

namespace IntercompanyPricing.Api.Imports;

/// <summary>
/// The objects of a JSON list, or of JSON Lines, one after the other as they come in: never more than one is kept. The list may
/// stand in an object as its only member.
/// </summary>
internal sealed class JsonRecords(ImportStream body)
{
    private const int MaxDepth = 32;
    private const int EndOfBody = -1;

    private static readonly JsonReaderOptions _reading = new() { MaxDepth = MaxDepth };
    private static readonly JsonDocumentOptions _strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    private byte[] _buffer = new byte[65_536];
    private int _start;
    private int _end;
    private bool _isComplete;
    private long _line = 1;

    /// <summary>Reads all records. Each is good until the next is asked for.</summary>
    /// <param name="wrapper">The member that a list may stand in, or null.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="ProblemException">The body cannot be read; the place is named.</exception>
    public async IAsyncEnumerable<JsonPlace> Read(string? wrapper, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await SkipMark(cancellation);
        var isWrapped = wrapper is not null && await SkipWrapper(wrapper, cancellation);
        var first = await Next(cancellation);
        if (first == EndOfBody)
            throw Malformed(_line, "the body is empty");
        var isList = first == '[';
        if (isWrapped && !isList)
            throw Malformed(_line, $"{wrapper} is no list");
        if (isList)
            _start++;

        for (var isFirst = true; !await IsOver(isList, isFirst, cancellation); isFirst = false)
        {
            var line = _line;
            var value = await Value(cancellation);
            var number = body.CountRecord();
            var isAlone = false;
            if (isFirst && !isList)
            {
                // To look on may move what is kept.
                value = value.ToArray();
                isAlone = await Next(cancellation) == EndOfBody;
            }

            var place = new RecordPlace("", number, line, isAlone);
            using var document = Parse(value, place);
            yield return new JsonPlace(document.RootElement, place, place.Pointer);
        }

        if (isWrapped && await Next(cancellation) == '}')
            _start++;
        else if (isWrapped)
            throw Malformed(_line, "the list must be the only member");
        if (await Next(cancellation) != EndOfBody)
            throw Malformed(_line, "something follows the list");
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> value, RecordPlace place)
    {
        if (!Utf8.IsValid(value.Span))
            throw Malformed(place.Line, "the record is not UTF-8");
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(value, _strict);
        }
        catch (JsonException)
        {
            // Its braces match and its tokens are good: so a name stands twice in some object.
            throw JsonPlace.Fault(place, place.Pointer, ProblemCodes.DuplicateMember, "A member stands twice in an object of the record.");
        }

        return document.RootElement.ValueKind == JsonValueKind.Object ? document : throw JsonPlace.Fault(place, place.Pointer, ProblemCodes.InvalidMember, "A record is an object.");
    }

    // Passes the sign between two records, or the end of the list.
    private async ValueTask<bool> IsOver(bool isList, bool isFirst, CancellationToken cancellation)
    {
        var next = await Next(cancellation);
        if (!isList)
            return next == EndOfBody;
        if (next == ']')
        {
            _start++;
            return true;
        }

        if (isFirst)
            return false;
        if (next != ',')
            throw Malformed(_line, next == EndOfBody ? "the list is cut off" : "a comma is missing between two records");
        _start++;
        return false;
    }

    private async ValueTask SkipMark(CancellationToken cancellation)
    {
        while (!_isComplete && _end < 4)
            await Fill(cancellation);
        var begin = _buffer.AsSpan(0, _end);
        if (begin.StartsWith("\uFEFF"u8))
            _start = 3;
        else if (begin is [0x1F, 0x8B, ..] or [(byte)'P', (byte)'K', ..])
            throw Malformed(1, "the body is compressed: send it unpacked");
        else if (begin is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, ..] or [_, 0, ..])
            throw Malformed(1, "the body is not UTF-8");
        else if (begin is [(byte)'<', ..])
            throw Malformed(1, "the body looks like XML, and says that it is JSON");
    }

    // {"relations": before the list.
    private async ValueTask<bool> SkipWrapper(string wrapper, CancellationToken cancellation)
    {
        if (await Next(cancellation) != '{')
            return false;
        while (!_isComplete && _end - _start < wrapper.Length + 256)
            await Fill(cancellation);
        if (WrapperLength(wrapper) is not { } length)
            return false;
        Advance(length);
        return true;
    }

    private int? WrapperLength(string wrapper)
    {
        var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), isFinalBlock: false, new JsonReaderState(_reading));
        try
        {
            return reader.Read() && reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(wrapper) ? (int)reader.BytesConsumed : null;
        }
        catch (JsonException)
        {
            return null; // told when it is read as a record
        }
    }

    // The next sign that is no blank, which stays where it is.
    private async ValueTask<int> Next(CancellationToken cancellation)
    {
        while (true)
        {
            var blanks = _buffer.AsSpan(_start, _end - _start).IndexOfAnyExcept(" \t\r\n"u8);
            Advance(blanks < 0 ? _end - _start : blanks);
            if (_start < _end)
                return _buffer[_start];
            if (_isComplete)
                return EndOfBody;
            await Fill(cancellation);
        }
    }

    private async ValueTask<ReadOnlyMemory<byte>> Value(CancellationToken cancellation)
    {
        while (true)
        {
            if (ValueLength() is { } length)
            {
                var value = _buffer.AsMemory(_start, length);
                Advance(length);
                return value;
            }

            await Fill(cancellation);
        }
    }

    private int? ValueLength()
    {
        var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isComplete, new JsonReaderState(_reading));
        try
        {
            return reader.Read() && reader.TrySkip() ? (int)reader.BytesConsumed : null;
        }
        catch (JsonException e)
        {
            throw Malformed(_line + (e.LineNumber ?? 0), $"it is not JSON, or nested more than {MaxDepth} levels deep, at byte {(e.BytePositionInLine ?? 0) + 1} {(e.LineNumber > 0 ? "of the line" : "of the record")}");
        }
    }

    private void Advance(int length)
    {
        _line += _buffer.AsSpan(_start, length).Count((byte)'\n');
        _start += length;
    }

    private async ValueTask Fill(CancellationToken cancellation)
    {
        if (_end == _buffer.Length)
        {
            var target = _start > 0 ? _buffer : new byte[_buffer.Length * 2];
            _buffer.AsSpan(_start, _end - _start).CopyTo(target);
            (_buffer, _end, _start) = (target, _end - _start, 0);
        }

        var read = await body.ReadAsync(_buffer.AsMemory(_end), cancellation);
        _end += read;
        _isComplete = read == 0;
    }

    private static ProblemException Malformed(long line, string what) => new(ProblemCodes.MalformedJson, $"On line {line} {what}. Nothing was recorded.");
}

using System.Text;
using System.Xml;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Domain.Ownership.Importing;

namespace IntercompanyPricing.Api.Imports;

/// <summary>
/// Reads GLEIF's relationship records from XML (RR-CDF 2.1), element by element. No document type is read, so that no entity can
/// be made and nothing is fetched; no text but the few that are needed is kept.
/// </summary>
internal sealed class GleifXmlReader
{
    private const string Namespace = "http://www.gleif.org/data/schema/rr/2016";
    private const string Root = "RelationshipData";
    private const string RecordElement = "RelationshipRecord";
    private const int MaxDepth = 32;
    private const int MaxTextLength = 1000;

    private readonly ImportStream _body;
    private readonly GleifImport _import = new();
    private readonly List<string> _path = []; // the elements that are open within a record
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly List<(string Type, string? Start, string? End)> _periods = [];
    private readonly List<string> _quantifiers = [];
    private RecordPlace? _record;

    private GleifXmlReader(ImportStream body) => _body = body;

    /// <summary>Reads all of a body.</summary>
    /// <exception cref="ProblemException">It cannot be read; the line is named.</exception>
    public static async Task<IImport> Read(ImportBody body, CancellationToken cancellation)
    {
        var reader = new GleifXmlReader(body.Stream);
        await reader.Read(cancellation);
        return reader._import;
    }

    private async Task Read(CancellationToken cancellation)
    {
        // Bytes that are no UTF-8 are refused, whatever the declaration says; a mark of UTF-8 at the beginning is passed over.
        using var text = new StreamReader(_body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false);
        using var xml = XmlReader.Create(text, new XmlReaderSettings { Async = true, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, IgnoreWhitespace = true });
        try
        {
            while (await xml.ReadAsync())
            {
                cancellation.ThrowIfCancellationRequested();
                await Node(xml);
            }
        }
        catch (XmlException e)
        {
            throw Malformed(e.Message.Contains("DTD", StringComparison.Ordinal)
                ? "The body has a document type, and none is read."
                : e.LineNumber == 0 ? "The body is empty, or no XML." : $"Line {e.LineNumber}, position {e.LinePosition}: it is not well-formed XML.");
        }
        catch (DecoderFallbackException)
        {
            throw Malformed($"Behind line {LineOf(xml)} the body is not UTF-8.");
        }
    }

    private async ValueTask Node(XmlReader xml)
    {
        switch (xml.NodeType)
        {
            case XmlNodeType.Element:
                Open(xml);
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA when _record is not null:
                await Text(xml);
                break;
            case XmlNodeType.EndElement when _record is not null:
                Close();
                break;
        }
    }

    private void Open(XmlReader xml)
    {
        if (xml.Depth > MaxDepth)
            throw Malformed($"Line {LineOf(xml)}: elements are nested more than {MaxDepth} levels deep.");
        if (xml.Depth == 0 && (xml.LocalName != Root || xml.NamespaceURI != Namespace))
            throw Malformed($"Line {LineOf(xml)}: the root is <{xml.LocalName}> of '{xml.NamespaceURI}', not <{Root}> of {Namespace}.");
        if (_record is null && xml.LocalName == RecordElement)
        {
            _record = new RecordPlace("", _body.CountRecord(), LineOf(xml));
            _path.Clear();
            _texts.Clear();
            _periods.Clear();
            _quantifiers.Clear();
        }

        if (_record is null)
            return;
        _path.Add(xml.LocalName);
        if (xml.LocalName == "RelationshipPeriod")
            _periods.Add(("", null, null));
        if (xml.IsEmptyElement)
            Close();
    }

    private async ValueTask Text(XmlReader xml)
    {
        var buffer = new char[MaxTextLength + 1];
        var length = 0;
        while (length < buffer.Length && await xml.ReadValueChunkAsync(buffer, length, buffer.Length - length) is > 0 and var read)
            length += read;
        var text = new string(buffer, 0, length).Trim();
        var place = string.Join('/', _path[1..]);
        switch (place)
        {
            case "Relationship/RelationshipPeriods/RelationshipPeriod/PeriodType":
                _periods[^1] = _periods[^1] with { Type = text };
                break;
            case "Relationship/RelationshipPeriods/RelationshipPeriod/StartDate":
                _periods[^1] = _periods[^1] with { Start = text };
                break;
            case "Relationship/RelationshipPeriods/RelationshipPeriod/EndDate":
                _periods[^1] = _periods[^1] with { End = text };
                break;
            case "Relationship/RelationshipQuantifiers/RelationshipQuantifier/QuantifierAmount":
                _quantifiers.Add(text);
                break;
            default:
                if (!_texts.TryAdd(place, text) && place.StartsWith("Re", StringComparison.Ordinal) && !place.Contains("/RelationshipQ", StringComparison.Ordinal))
                    throw JsonPlace.Fault(_record!, $"{_record!.Pointer}/{place}", ProblemCodes.DuplicateMember, "The element stands twice.");
                break;
        }
    }

    private void Close()
    {
        _path.RemoveAt(_path.Count - 1);
        if (_path.Count > 0)
            return;
        _import.Add(Record());
        _record = null;
    }

    private GleifRecord Record()
    {
        var (type, child, parent) = (Get("Relationship/RelationshipType"), Get("Relationship/StartNode/NodeID"), Get("Relationship/EndNode/NodeID"));
        return new GleifRecord(
            _record! with { Id = $"{child} {type} {parent}" }, child, parent,
            _texts.GetValueOrDefault("Relationship/StartNode/NodeIDType", "LEI") == "LEI" && _texts.GetValueOrDefault("Relationship/EndNode/NodeIDType", "LEI") == "LEI",
            type, Get("Relationship/RelationshipStatus"),
            [.. _periods.Select((period, i) => new GleifPeriod(
                period.Type, Day(period.Start, $"Relationship/RelationshipPeriods/{i}/StartDate"), period.End is null ? null : Day(period.End, $"Relationship/RelationshipPeriods/{i}/EndDate")))],
            [.. _quantifiers],
            Get("Registration/RegistrationStatus"), Day(Get("Registration/InitialRegistrationDate"), "Registration/InitialRegistrationDate"), Day(Get("Registration/LastUpdateDate"), "Registration/LastUpdateDate"),
            _texts.GetValueOrDefault("Extension/Deletion/DeletedAt") is { } deleted ? Day(deleted, "Extension/Deletion/DeletedAt") : null);
    }

    private string Get(string place)
        => _texts.TryGetValue(place, out var text) ? text : throw JsonPlace.Fault(_record!, $"{_record!.Pointer}/{place}", ProblemCodes.MissingMember, $"The element {place} is missing.");

    private DateOnly Day(string? text, string place)
        => text is null ? throw JsonPlace.Fault(_record!, $"{_record!.Pointer}/{place}", ProblemCodes.MissingMember, $"The element {place} is missing.")
            : JsonPlace.DayOf(text) ?? throw JsonPlace.Fault(_record!, $"{_record!.Pointer}/{place}", ProblemCodes.InvalidMember, "Not a date such as 2026-03-01, with a time or without.");

    private static int LineOf(XmlReader xml) => ((IXmlLineInfo)xml).LineNumber;

    private static ProblemException Malformed(string detail) => new(ProblemCodes.MalformedXml, $"{detail} Nothing was recorded.");
}

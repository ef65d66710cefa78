using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Ownership.Importing;

/// <summary>The entities and persons of a file of statements, and who they are here.</summary>
internal sealed class BodsParties(ImportDraft draft)
{
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> _nobody = new(StringComparer.Ordinal);

    /// <summary>Takes the statements of one record in the order of their dates: the last one describes the party.</summary>
    public void Add(List<BodsStatement> record)
    {
        var last = record[^1];
        foreach (var earlier in record[..^1])
            draft.Notes.Add(earlier.Place, earlier.Place.Pointer, ImportOutcome.Merged, $"The statement '{last.Place.Id}' describes the same record later.");
        var party = last.Party!;
        if (party.IsNobodyKnown)
        {
            _nobody.Add(last.RecordId);
            draft.Notes.Add(last.Place, last.Place.Pointer, ImportOutcome.Ignored, $"It says that somebody is there, and not who ({party.Type}).");
            return;
        }

        var id = IdOf(last, party);
        _ids.Add(last.RecordId, id);
        var described = Describe(last, party, id);
        if (draft.Parties.Find(id) is not { } known)
            draft.Take(described, last.Place);
        else if (known == described)
            draft.Notes.Mark(last.Place, ImportOutcome.Unchanged);
        else
            draft.Notes.Add(last.Place, last.Place.Pointer, ImportOutcome.Merged, $"It is the party '{id}', whose description stays as it is.");
    }

    /// <summary>Whether a record only says that somebody is there.</summary>
    public bool IsNobodyKnown(string recordId) => _nobody.Contains(recordId);

    /// <summary>The id of the party of a record, as a relationship names it; one that no statement describes is known from before, or will be a company of that name.</summary>
    public string IdOf(string recordId, BodsStatement namedBy)
    {
        if (_ids.TryGetValue(recordId, out var id))
            return id;
        var evidence = (namedBy with { RecordId = recordId }).Source.Evidence;
        id = IdOfRecord(recordId, evidence);
        _ids.Add(recordId, id);
        draft.Name(new Party(id, PartyKind.Company, id, KeepsBooks: false, Evidence: evidence));
        return id;
    }

    private string IdOf(BodsStatement statement, BodsParty party)
    {
        // Identifiers of persons are their passports and tax numbers, which have no business here.
        if (party.IsPerson)
            return IdOfRecord(statement.RecordId, statement.Source.Evidence);
        if (party.Identifiers.FirstOrDefault(identifier => identifier.Scheme == BodsIdentifier.LeiScheme) is { } lei)
            return draft.Parties.OfLei(lei.Id);
        if (party.Identifiers.FirstOrDefault(identifier => identifier.Scheme is not null) is { } official)
            return PartyIds.Of($"{official.Scheme}-{official.Id}");
        if (party.Identifiers.Count > 0)
            return PartyIds.Of($"{party.Identifiers[0].Id} {party.Identifiers[0].SchemeName}");
        return IdOfRecord(statement.RecordId, statement.Source.Evidence);
    }

    // Records are numbered by each publisher for itself: the same number may be somebody else here.
    private string IdOfRecord(string recordId, string evidence)
    {
        if (draft.Parties.OfEvidence(evidence) is { } known)
            return known;
        var id = PartyIds.Of(recordId);
        return draft.Parties.Find(id) is null ? id : PartyIds.Of(evidence, isTaken: true);
    }

    private static Party Describe(BodsStatement statement, BodsParty party, string id)
    {
        var name = Evidence.Plain(party.Name ?? "") is { Length: > 0 } given ? given : id;
        var evidence = statement.Source.Evidence;
        if (party.IsPerson)
            return new Party(id, PartyKind.Person, name, Evidence: evidence);
        var lei = party.Identifiers.FirstOrDefault(identifier => identifier.Scheme == BodsIdentifier.LeiScheme)?.Id;
        return new Party(id, PartyKind.Company, name, Country: party.Country, KeepsBooks: false, Lei: lei, DissolvedOn: party.DissolvedOn, Evidence: evidence);
    }
}

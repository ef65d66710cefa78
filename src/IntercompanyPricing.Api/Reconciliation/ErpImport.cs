using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Reconciliation;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Api.Reconciliation;

/// <summary>
/// Takes in what an ERP has booked, some lines at a time: the same lines again add nothing, so a file that broke off is sent once
/// more, and one that overlaps the last does no harm. A line that the file has several times counts as often: the ERP booked it twice.
/// </summary>
internal sealed class ErpImport(StoreWriter writer, FactLog log, TimeProvider clock)
{
    /// <summary>Lines of one import at most: what tells the same ones apart is kept in memory until its end.</summary>
    public const int MaxLines = 1_000_000;

    private const int LinesAtOnce = 1_000;
    private const int FaultsTold = 100;

    private static readonly ErpRowValidator _shape = new();

    /// <summary>Takes lines in until they end.</summary>
    /// <param name="company">The company whose ERP it is.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="by">The principal that imports them.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<ErpImportReport> Take(string company, IAsyncEnumerable<ErpLine> lines, string by, CancellationToken cancellation)
    {
        var (read, known, taken) = (0L, 0L, 0L);
        var faults = new List<ErpImportFault>();
        var refused = 0L;
        var occurrences = new Dictionary<UInt128, int>();
        var ready = new List<ErpEntry>(LinesAtOnce);
        try
        {
            await Read();
        }
        finally
        {
            // Also where the file breaks off: what came before is taken.
            if (ready.Count > 0)
                await Record();
        }

        return new ErpImportReport(company, read, taken, known, refused, faults);

        async Task Read()
        {
            await foreach (var line in lines.WithCancellation(cancellation))
                await Add(line);
        }

        async Task Add(ErpLine line)
        {
            var fault = ++read > MaxLines ? new Refusal(RefusalCodes.InvalidValue, "", $"An import has at most {MaxLines} lines. Send the others in another.") : line.Fault;
            ErpEntry? entry = null;
            if (fault is null)
                (entry, fault) = EntryOf(company, line.Row!, occurrences);
            if (entry is not null)
                ready.Add(entry);
            else if (refused++ < FaultsTold)
                faults.Add(new ErpImportFault(line.Number, fault!.Pointer, fault.Code, fault.Detail));

            if (ready.Count == LinesAtOnce)
                await Record();
        }

        async Task Record()
        {
            var added = await writer.RecordErpEntries(ready, clock.GetUtcNow(), by);
            (taken, known) = (taken + added, known + ready.Count - added);
            ready = new List<ErpEntry>(LinesAtOnce);
        }
    }

    private (ErpEntry? Entry, Refusal? Fault) EntryOf(string company, ErpRow row, Dictionary<UInt128, int> occurrences)
    {
        if (Shape.Check(_shape, row) is [var first, ..])
            return (null, first);
        var currency = Currency.Of(row.Currency);
        if (!row.Amount.Value.HasAtMost(currency.MinorUnits))
            return (null, new Refusal(RefusalCodes.InvalidValue, "/amount", $"{row.Amount} {currency} has more decimals than the currency."));
        if (row.Counterparty == company)
            return (null, new Refusal(RefusalCodes.SameParty, "/counterparty", "The counterparty is the company itself."));
        if (log.Latest.Party(row.Counterparty, DateOnly.MaxValue)?.Fact is not { } party)
            return (null, new Refusal(RefusalCodes.UnknownParty, "/counterparty", $"No party '{row.Counterparty}' is known."));
        if (party.Kind != PartyKind.Company)
            return (null, new Refusal(RefusalCodes.WrongPartyKind, "/counterparty", $"'{row.Counterparty}' is a {EnumText<PartyKind>.Of(party.Kind)}, which has no books to compare with."));
        if (Amount.Of(row.Amount.Value, currency, RoundingMode.HalfEven) is not { } amount)
            return (null, new Refusal(RefusalCodes.AmountTooLarge, "/amount", $"The amount has more than {Amount.MaxDigits} digits in minor units."));

        // No member can have the sign that stands between them.
        var hash = BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{row.Document}\n{row.Date:O}\n{amount.Minor}\n{currency}\n{row.Counterparty}\n{row.Account}")));
        var occurrence = occurrences[hash] = occurrences.GetValueOrDefault(hash) + 1;
        return (new ErpEntry(company, row.Counterparty, row.Document, row.Date, amount, row.Account, occurrence), null);
    }
}

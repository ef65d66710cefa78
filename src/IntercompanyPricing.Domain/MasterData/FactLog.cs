using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Consolidation;
using IntercompanyPricing.Domain.Help;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.Ownership;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Pricing;
using IntercompanyPricing.Domain.RelatedParties;

namespace IntercompanyPricing.Domain.MasterData;

/// <summary>
/// Everything recorded, in memory. It only grows, so a question about any day and any version is answered from it without a
/// copy: a reader who asks what was known at a version is not disturbed by what is added after it.
/// </summary>
/// <remarks>One thread appends while others read without locks.</remarks>
public sealed class FactLog
{
    private readonly IFactSet[] _sets;
    private long _version;

    /// <summary>An empty log.</summary>
    public FactLog()
    {
        Products = new(product => product.Seller, Product.SortOf);
        Files = new(Products);
        _sets =
        [
            Parties = new(party => party.Company ?? ""),
            Stakes = new(stake => stake.Owned, stake => stake.Owner),
            ControlFacts = new(fact => fact.Controlled, fact => fact.Controller ?? ""),
            StaffTies = new(tie => tie.Person),
            RelatedPartyRules = new(_ => ""),
            Products,
            Prices = new(index: Files),
            Rates = new(rate => rate.Kind),
            Policies = new(PolicyResolution.Group, policy => policy.Buyer ?? "", Files),
            Agreements = new(agreement => agreement.Provider),
            Benchmarks = new(_ => ""),
            Programmes = new(programme => programme.IsVolume ? Programme.Volumes : Programme.StaffDiscounts),
            Accounts = new(account => account.Number),
            AccountAssignments = new(assignment => EnumText<PostingKey>.Of(assignment.PostingKey)),
            Periods = new(period => period.Company),
            BillsOfMaterials = new(index: Files),
            StockOnHand = new(stock => stock.Company),
            HelpTargets = new(_ => ""),
            HelpRequests = new(request => request.Customer),
        ];
    }

    private FactLog(FactLog @base)
    {
        _version = @base.Version;
        Products = new(@base.Products);
        Files = new(Products, @base.Files);
        _sets =
        [
            Parties = new(@base.Parties),
            Stakes = new(@base.Stakes),
            ControlFacts = new(@base.ControlFacts),
            StaffTies = new(@base.StaffTies),
            RelatedPartyRules = new(@base.RelatedPartyRules),
            Products,
            Prices = new(@base.Prices, Files),
            Rates = new(@base.Rates),
            Policies = new(@base.Policies, Files),
            Agreements = new(@base.Agreements),
            Benchmarks = new(@base.Benchmarks),
            Programmes = new(@base.Programmes),
            Accounts = new(@base.Accounts),
            AccountAssignments = new(@base.AccountAssignments),
            Periods = new(@base.Periods),
            BillsOfMaterials = new(@base.BillsOfMaterials, Files),
            StockOnHand = new(@base.StockOnHand),
            HelpTargets = new(@base.HelpTargets),
            HelpRequests = new(@base.HelpRequests),
        ];
    }

    /// <summary>The version of the last transaction; 0 before the first.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>Companies, departments and persons; departments grouped by company.</summary>
    public FactSet<Party> Parties { get; }

    /// <summary>Holdings, in a company and by an owner.</summary>
    public FactSet<Stake> Stakes { get; }

    /// <summary>Control by other means, in a company and by a controller; denials to everybody by an empty text.</summary>
    public FactSet<ControlFact> ControlFacts { get; }

    /// <summary>Ties of persons to employers; grouped by person.</summary>
    public FactSet<StaffTie> StaffTies { get; }

    /// <summary>When parties outside a group are related all the same.</summary>
    public FactSet<RelatedPartyRule> RelatedPartyRules { get; }

    /// <summary>Products; grouped by seller, and by kind, unit and category.</summary>
    public FactSet<Product> Products { get; }

    /// <summary>Prices and costs.</summary>
    public FactSet<Price> Prices { get; }

    /// <summary>Exchange rates; grouped by kind.</summary>
    public FactSet<Rate> Rates { get; }

    /// <summary>Pricing policies; grouped by what they name, see <see cref="PolicyResolution.Group(Policy)"/>, and by the buyer that they name.</summary>
    public FactSet<Policy> Policies { get; }

    /// <summary>Intercompany agreements; grouped by provider.</summary>
    public FactSet<Agreement> Agreements { get; }

    /// <summary>Arm's length ranges.</summary>
    public FactSet<Benchmark> Benchmarks { get; }

    /// <summary>Staff discounts and volume programmes; grouped by which of both they are.</summary>
    public FactSet<Programme> Programmes { get; }

    /// <summary>The chart of accounts; grouped by number.</summary>
    public FactSet<Account> Accounts { get; }

    /// <summary>Which account a journal line goes to; grouped by posting key.</summary>
    public FactSet<AccountAssignment> AccountAssignments { get; }

    /// <summary>Which months of companies' books are closed; grouped by company.</summary>
    public FactSet<Period> Periods { get; }

    /// <summary>What products are made of.</summary>
    public FactSet<BillOfMaterials> BillsOfMaterials { get; }

    /// <summary>What companies still hold of what the group makes; grouped by company.</summary>
    public FactSet<StockOnHand> StockOnHand { get; }

    /// <summary>How soon kinds of customers are helped.</summary>
    public FactSet<HelpTarget> HelpTargets { get; }

    /// <summary>Requests for help; grouped by customer.</summary>
    public FactSet<HelpRequest> HelpRequests { get; }

    /// <summary>Prices, policies and bills of materials by product.</summary>
    internal ProductFiles Files { get; }

    /// <summary>Decisions made from this log before.</summary>
    internal KnownDecisions Decisions { get; } = new();

    /// <summary>Everything known now.</summary>
    public KnownFacts Latest => At(Version);

    /// <summary>Everything known at a version.</summary>
    public KnownFacts At(long knownAt) => new(this, knownAt);

    /// <summary>Adds what a transaction recorded; its version follows the last without a gap.</summary>
    /// <exception cref="InvalidOperationException">A version is missing in between.</exception>
    public void Append(Recording recording, IReadOnlyList<Fact> facts)
    {
        if (recording.Version != Version + 1)
            throw new InvalidOperationException($"Version {recording.Version} does not follow {Version}.");
        Add(recording, facts);
        Volatile.Write(ref _version, recording.Version);
    }

    /// <summary>This log with a few facts supposed on top, for one question. The log itself is untouched.</summary>
    public FactLog Assume(IReadOnlyList<Fact> facts, DateTimeOffset at)
    {
        if (facts.Count == 0)
            return this;
        var assumed = new FactLog(this);
        assumed.Add(new Recording(Recording.Assumed, at, ""), facts);
        return assumed;
    }

    /// <summary>The history of a fact's key, or null where the key is new.</summary>
    public IHistory? HistoryOf(Fact fact) => Array.ConvertAll(_sets, set => set.HistoryOf(fact)).FirstOrDefault(history => history is not null);

    private void Add(Recording recording, IReadOnlyList<Fact> facts)
    {
        for (var i = 0; i < facts.Count; i++)
        {
            if (!Array.Exists(_sets, set => set.TryAdd(recording, i, facts[i])))
                throw new InvalidOperationException($"No set keeps facts of type {facts[i].GetType().Name}.");
        }
    }
}

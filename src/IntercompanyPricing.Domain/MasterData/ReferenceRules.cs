using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Consolidation;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Ownership;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.MasterData;

/// <summary>What a fact names must exist and be of the right kind.</summary>
/// <param name="before">Everything known before.</param>
/// <param name="after">Everything known, and the facts to record.</param>
internal sealed class ReferenceRules(KnownFacts before, KnownFacts after)
{
    private static readonly PartyKind[] _owners = [PartyKind.Company, PartyKind.Person];
    private static readonly PartyKind[] _traders = [PartyKind.Company, PartyKind.Department];

    public List<Refusal> Refusals { get; } = [];

    public void Check(Fact fact, string pointer)
    {
        if (fact.Withdrawn)
        {
            if (!Stands(fact))
                Refuse(RefusalCodes.NothingToWithdraw, pointer, "Nothing stands for this key and day that could be withdrawn.");
            else if (StillNamedBy(fact) is { } type)
                Refuse(RefusalCodes.StillReferenced, pointer, $"'{fact.Key}' is still named by a {type}: withdraw what names it first, or in the same batch.");
            return;
        }

        switch (fact)
        {
            case Party party:
                CheckParty(party, pointer);
                break;
            case Stake stake:
                MustBe(stake.Owner, pointer + "/owner", _owners);
                MustBe(stake.Owned, pointer + "/owned", PartyKind.Company);
                break;
            case ControlFact control:
                MustBe(control.Controller, pointer + "/controller", _owners);
                MustBe(control.Controlled, pointer + "/controlled", PartyKind.Company);
                break;
            case StaffTie tie:
                MustBe(tie.Person, pointer + "/person", PartyKind.Person);
                MustBe(tie.Employer, pointer + "/employer", _traders);
                MustBe(tie.Through, pointer + "/through", PartyKind.Person);
                break;
            case Programme programme:
                CheckProgramme(programme, pointer);
                break;
            case Product product:
                MustBe(product.Seller, pointer + "/seller", _traders);
                for (var i = 0; i < product.Equivalents?.Count; i++)
                    MustExist(product.Equivalents[i], $"{pointer}/equivalents/{i}");
                break;
            case BillOfMaterials bill:
                MustExist(bill.Product, pointer + "/product");
                for (var i = 0; i < bill.Inputs.Count; i++)
                    MustExist(bill.Inputs[i].Product, $"{pointer}/inputs/{i}/product");
                break;
            case Price price:
                if (MustExist(price.Product, pointer + "/product"))
                    MustBe(price.Party, pointer + "/party", _traders);
                break;
            case Policy policy:
                CheckPolicy(policy, pointer);
                break;
            case Agreement agreement:
                MustBe(agreement.Provider, pointer + "/provider", _traders);
                MustBe(agreement.Receiver, pointer + "/receiver", _traders);
                for (var i = 0; i < agreement.Products?.Count; i++)
                    MustExist(agreement.Products[i], $"{pointer}/products/{i}");
                break;
            case Benchmark benchmark:
                CheckBenchmark(benchmark, pointer);
                break;
            case Account account:
                MustBe(account.Company, pointer + "/company", PartyKind.Company);
                break;
            case AccountAssignment assignment:
                CheckAssignment(assignment, pointer);
                break;
            case Period period:
                MustBe(period.Company, pointer + "/company", PartyKind.Company);
                break;
            case StockOnHand stock:
                MustBe(stock.Company, pointer + "/company", PartyKind.Company);
                MustExist(stock.Product, pointer + "/product");
                break;
        }
    }

    private string? StillNamedBy(Fact fact) => fact switch
    {
        Party party when after.Party(party.Id, DateOnly.MaxValue) is null => References.ToParty(party.Id, after),
        Product product when after.Product(product.Id, DateOnly.MaxValue) is null => References.ToProduct(product.Id, after),
        Benchmark benchmark when !Known(after.Log.Benchmarks, benchmark.Id) => References.ToBenchmark(benchmark.Id, after),
        _ => null,
    };

    private void CheckParty(Party party, string pointer)
    {
        // The first description tells kind and company for ever, even where it was withdrawn: facts may have named the party since.
        if ((before.Log.Parties.Of(party.Id) ?? after.Log.Parties.Of(party.Id))!.First.Fact is var known && known.Kind != party.Kind)
            Refuse(RefusalCodes.Unchangeable, pointer + "/kind", $"'{party.Id}' is a {EnumText<PartyKind>.Of(known.Kind)} and cannot become a {EnumText<PartyKind>.Of(party.Kind)}.");
        else if (party.Kind == PartyKind.Department && known.Company != party.Company)
            Refuse(RefusalCodes.Unchangeable, pointer + "/company", $"'{party.Id}' is a department of '{known.Company}' and cannot become one of '{party.Company}'.");
        // A department of a department could belong to itself round a circle; it belongs to a company or to nothing.
        if (party.Kind == PartyKind.Department && after.Party(party.Company!, DateOnly.MaxValue)?.Fact.Kind is PartyKind.Department or PartyKind.Person)
            Refuse(RefusalCodes.DepartmentNotOfCompany, pointer + "/company", $"'{party.Company}' is no company: a department belongs to a company.");
        else if (party.Kind == PartyKind.Department)
            MustBe(party.Company, pointer + "/company", PartyKind.Company);
    }

    private void CheckProgramme(Programme programme, string pointer)
    {
        for (var i = 0; i < programme.Sellers?.Count; i++)
            MustBe(programme.Sellers[i], $"{pointer}/sellers/{i}", _traders);
        for (var i = 0; i < programme.Buyers?.Count; i++)
            MustBe(programme.Buyers[i], $"{pointer}/buyers/{i}", _traders);

        // What counts over several orders could not go on in another currency or another period.
        foreach (var other in after.Log.Programmes.Of(programme.Id)!.All)
        {
            if (other.Fact.IsVolume != programme.IsVolume)
                Refuse(RefusalCodes.Unchangeable, pointer + "/kind", $"'{programme.Id}' is a {KindOf(other.Fact)} programme and cannot become a {KindOf(programme)} one.");
            else if ((other.Fact.StandingCurrency, programme.StandingCurrency) is ({ } currency, { } changed) && currency != changed)
                Refuse(RefusalCodes.Unchangeable, pointer + (programme.IsVolume ? "/currency" : "/allowance/currency"), $"'{programme.Id}' counts in {currency} and cannot go on in {changed}.");
            else if (programme.IsVolume && (other.Fact.Period ?? VolumePeriod.Year) != (programme.Period ?? VolumePeriod.Year))
                Refuse(RefusalCodes.Unchangeable, pointer + "/period", $"'{programme.Id}' counts by {EnumText<VolumePeriod>.Of(other.Fact.Period ?? VolumePeriod.Year)}, and that cannot change.");
            else
                continue;
            return;
        }

        static string KindOf(Programme programme) => EnumText<ProgrammeKind>.Of(programme.Kind ?? ProgrammeKind.StaffDiscount);
    }

    private void CheckPolicy(Policy policy, string pointer)
    {
        MustBe(policy.Seller, pointer + "/seller", _traders);
        MustBe(policy.Buyer, pointer + "/buyer", PartyKind.Company, PartyKind.Department, PartyKind.Person);
        if (policy.Product is { } product)
            MustExist(product, pointer + "/product");
        var method = PricingMethods.Read(policy);
        if (policy.Benchmark is { } benchmark)
            CheckRange(policy, benchmark, method.Value?.Fixed, pointer);
        foreach (var refusal in method.Refusals)
            Refusals.Add(refusal with { Pointer = pointer + refusal.Pointer });
        if (method.Value is EmployeeDiscount { ProgrammeId: var programme } && after.Log.Programmes.InForce(programme, DateOnly.MaxValue, after.KnownAt) is null or { Fact.IsVolume: true })
            Refuse(RefusalCodes.UnknownProgramme, pointer + "/parameters/programme", $"No staff discount '{programme}' is known.");
        CheckRelationships(policy, pointer);
    }

    private void CheckRelationships(Policy policy, string pointer)
    {
        // Only a programme says which part of a discount is taxable: below list by another method, payroll would not be told.
        if (policy.Relationships?.Any(named => named is Relationship.Employee or Relationship.GroupEmployee) == true
            && policy.Method is not (EmployeeDiscount.Name or ListPrice.Name) && PricingMethods.Names.Contains(policy.Method))
        {
            Refuse(RefusalCodes.InvalidValue, pointer + "/method",
                $"Method '{policy.Method}' tells no taxable part of what staff pays less than list: a policy for {EnumText<Relationship>.Of(Relationship.Employee)} or {EnumText<Relationship>.Of(Relationship.GroupEmployee)} is by {EmployeeDiscount.Name} or {ListPrice.Name}.");
        }

        // The internal comparable uncontrolled price (TPG 2.24): that outsiders pay it must be shown.
        if (policy is { Method: ListPrice.Name, Evidence: null } && policy.Relationships?.Contains(Relationship.RelatedParty) == true)
            Refuse(RefusalCodes.InvalidValue, pointer + "/evidence", "A policy that sells to related parties at the list price names the evidence of uncontrolled sales at that price.");
    }

    private void CheckRange(Policy policy, string id, FixedResult? fix, string pointer)
    {
        if ((after.Log.Benchmarks.InForce(id, policy.EffectiveFrom, after.KnownAt) ?? after.Log.Benchmarks.InForce(id, DateOnly.MaxValue, after.KnownAt))?.Fact is not { } benchmark)
        {
            Refuse(RefusalCodes.UnknownBenchmark, pointer + "/benchmark", $"No benchmark '{id}' is known.");
            return;
        }

        var indicator = EnumText<ProfitIndicator>.Of(benchmark.Indicator);
        if (policy.OnOutOfRange == OnOutOfRange.Median && !benchmark.MakesOnePrice)
            Refuse(RefusalCodes.InvalidValue, pointer + "/onOutOfRange", $"A price is set to the median of a price, gross margin, gross mark-up or net cost plus; not of a {indicator}, as of benchmark '{id}'.");
        if (fix is null || fix.Indicator != benchmark.Indicator || fix.Party != benchmark.Tested)
            return;
        var range = ArmsLengthRange.Of(benchmark);
        if (fix.Value < range.Lower || fix.Value > range.Upper)
        {
            Refuse(RefusalCodes.OutOfRange, $"{pointer}/parameters/{fix.Parameter}",
                $"A fixed {indicator} of {fix.Value} is outside of its own range, {IndicatorValue.TextOf(range.Lower)} to {IndicatorValue.TextOf(range.Upper)} of benchmark '{id}'.");
        }
    }

    // What policies say of a benchmark was checked by its indicator and party.
    private void CheckBenchmark(Benchmark benchmark, string pointer)
    {
        var first = (before.Log.Benchmarks.Of(benchmark.Id) ?? after.Log.Benchmarks.Of(benchmark.Id))!.First.Fact;
        if (first.Indicator != benchmark.Indicator)
            Refuse(RefusalCodes.Unchangeable, pointer + "/indicator", $"Benchmark '{benchmark.Id}' observes a {EnumText<ProfitIndicator>.Of(first.Indicator)}: record another indicator under another id.");
        if (first.Tested != benchmark.Tested)
            Refuse(RefusalCodes.Unchangeable, pointer + "/testedParty", $"Benchmark '{benchmark.Id}' tests the {EnumText<TestedParty>.Of(first.Tested)}: record another under another id.");
    }

    private void CheckAssignment(AccountAssignment assignment, string pointer)
    {
        MustBe(assignment.Company, pointer + "/company", PartyKind.Company);
        MustBe(assignment.Counterparty, pointer + "/counterparty", PartyKind.Company, PartyKind.Department, PartyKind.Person);
        if (!Known(after.Log.Accounts, Account.KeyOf(assignment.Account, null)) && (assignment.Company is null || !Known(after.Log.Accounts, Account.KeyOf(assignment.Account, assignment.Company))))
            Refuse(RefusalCodes.UnknownAccount, pointer + "/account", $"Account '{assignment.Account}' is not in the chart{(assignment.Company is { } company ? $" of '{company}'" : "")}.");
    }

    private void MustBe(string? party, string pointer, params ReadOnlySpan<PartyKind> kinds)
    {
        if (party is null)
            return;
        if (after.Party(party, DateOnly.MaxValue)?.Fact is not { } known)
            Refuse(RefusalCodes.UnknownParty, pointer, $"No party '{party}' is known.");
        else if (!kinds.Contains(known.Kind))
            Refuse(RefusalCodes.WrongPartyKind, pointer, $"'{party}' is a {EnumText<PartyKind>.Of(known.Kind)}, which cannot stand here.");
    }

    private bool MustExist(string product, string pointer)
    {
        if (after.Product(product, DateOnly.MaxValue) is not null)
            return true;
        Refuse(RefusalCodes.UnknownProduct, pointer, $"No product '{product}' is known.");
        return false;
    }

    private bool Known<T>(FactSet<T> set, string key)
        where T : Fact
        => set.InForce(key, DateOnly.MaxValue, after.KnownAt) is not null;

    private bool Stands(Fact fact) => before.Log.HistoryOf(fact)?.StandsOn(fact.HoldsFrom, before.KnownAt) ?? false;

    private void Refuse(string code, string pointer, string detail) => Refusals.Add(new Refusal(code, pointer, detail));
}

using IntercompanyPricing.Api.Facts;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Ownership.Charts;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Api.Ownership;

/// <summary>The ownership chart of a group.</summary>
internal static class ChartApi
{
    private const string Svg = "image/svg+xml";
    private const string Mermaid = "text/vnd.mermaid";
    private const string PlainText = "text/plain";

    private static readonly QueryParameter _root = QueryParameter.Text("root", "The company or person to begin with; a department stands for its company.") with { IsRequired = true };
    private static readonly QueryParameter _depth = QueryParameter.Whole("depth", "How many steps down from the root are drawn; all where absent.", 0, 1000);
    private static readonly QueryParameter _format = QueryParameter.Term<ChartFormat>("format", "The form; otherwise the Accept header decides, and SVG where that leaves it open.");

    /// <summary>Maps it.</summary>
    public static void MapChart(this IEndpointRouteBuilder v1)
        => v1.MapGet("/ownership/chart", Chart).WithName("DrawOwnership").WithTags("Ownership").WithSummary("Draw who holds what in a group, as SVG or Mermaid text")
            .Takes(_root, QueryParameter.AsOf, QueryParameter.KnownAt, _depth, _format)
            .RequireRoles(Roles.Erp, Roles.Finance, Roles.Auditor).Problems(ProblemCodes.NotFound, RefusalCodes.ChartTooLarge)
            .Produces<string>(StatusCodes.Status200OK, Svg, Mermaid, PlainText);

    private static IResult Chart(HttpRequest request, QueryValues query, FactLog log, TimeProvider clock)
    {
        var (asOf, facts) = query.At(log, clock);
        var root = query.Text(_root.Name)!;
        if (facts.Party(root, asOf)?.Fact is not { } party)
            return Problem.NotFound($"No party '{root}' is known on {asOf:yyyy-MM-dd}, as known at version {facts.KnownAt}.");
        var chart = OwnershipChart.Of(party.Kind == PartyKind.Department ? party.Company! : party.Id, asOf, facts, query.Whole(_depth.Name));
        if (!chart.Succeeded)
            return Problem.Of(chart.Refusals[0].Code, chart.Refusals[0].Detail);

        var mediaType = query.Term<ChartFormat>(_format.Name) switch
        {
            ChartFormat.Svg => Svg,
            ChartFormat.Mermaid => Mermaid,
            _ => AcceptHeader.BestOf(request, Svg, Mermaid, PlainText),
        };
        return new ChartText(mediaType == Svg ? SvgChart.Draw(chart.Value) : MermaidChart.Write(chart.Value), mediaType);
    }
}

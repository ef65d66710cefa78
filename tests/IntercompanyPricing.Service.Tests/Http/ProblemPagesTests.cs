using System.Net;
using System.Reflection;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Domain;
using Microsoft.AspNetCore.Http;

namespace IntercompanyPricing.Service.Tests.Http;

internal sealed class ProblemPagesTests
{
    private TestService _service = null!;

    [OneTimeSetUp]
    public async Task Start() => _service = await TestService.InMemory();

    [OneTimeTearDown]
    public async Task Stop() => await _service.DisposeAsync();

    private static IEnumerable<string> Codes => Constants(typeof(RefusalCodes)).Concat(Constants(typeof(ProblemCodes)));

    [TestCaseSource(nameof(Codes))]
    public async Task Every_code_has_a_page(string code)
    {
        using var response = await _service.Client.GetAsync($"/problems/{code}");
        var page = await response.Content.ReadAsStringAsync();

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/html"));
        Assert.That(page, Does.Contain(code).And.Contain(WebUtility.HtmlEncode(ProblemCatalogue.Of(code).Title).Split('&')[0]));
    }

    [Test]
    public async Task All_are_listed()
    {
        var page = await _service.Client.GetStringAsync("/problems");

        Assert.That(Codes.Where(code => !page.Contains($"/problems/{code}\"", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void The_catalogue_has_every_code_once_and_no_other()
    {
        Assert.That(ProblemCatalogue.All.Select(kind => kind.Code), Is.EquivalentTo(Codes).And.Unique);
        Assert.That(Constants(typeof(RefusalCodes)).Select(code => ProblemCatalogue.Of(code)).Where(kind => kind.Status != 422).Select(kind => $"{kind.Status} {kind.Code}"), Is.EquivalentTo(["409 already-reversed", "409 order-adjusted", "409 order-settled", "409 part-of-netting", "409 already-confirmed", "409 already-disputed", "409 duplicate-help-request"]), "what comes second conflicts with what came first");
    }

    [Test]
    public void Several_refusals_are_all_listed_and_the_first_gives_the_code()
    {
        var problem = Problem.Of([new("unknown-party", "/buyer", "No party A."), new("unknown-product", "/lines/0/product", "No product B.")]).ProblemDetails;

        Assert.That(problem.Status, Is.EqualTo(StatusCodes.Status422UnprocessableEntity));
        Assert.That(problem.Extensions["code"], Is.EqualTo("unknown-party"));
        Assert.That(((ProblemError[])problem.Extensions["errors"]!).Select(error => error.Pointer), Is.EqualTo(["/buyer", "/lines/0/product"]));
    }

    private static IEnumerable<string> Constants(Type type)
        => type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);
}

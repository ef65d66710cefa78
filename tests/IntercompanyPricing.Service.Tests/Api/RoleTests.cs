using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Service.Tests.SqlServer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace IntercompanyPricing.Service.Tests.Api;

[EveryStore]
internal sealed class RoleTests
{
    private TestService _service = null!;

    // Written out by hand, so that nobody gets to do more by accident.
    private static readonly Dictionary<string, string> _table = new()
    {
        ["GET /health/live"] = "anyone",
        ["GET /health/ready"] = "anyone",
        ["GET /problems"] = "anyone",
        ["GET /problems/{code}"] = "anyone",
        ["GET /openapi/{documentName:regex(^v1$)}.json"] = "anyone",
        ["GET /openapi/{documentName:regex(^v1$)}.yaml"] = "anyone",
        ["GET /swagger/v1.json"] = "anyone",
        ["GET /metrics"] = "auditor admin",

        ["POST /v1/facts"] = "finance",
        ["POST /v1/imports/bods"] = "finance",
        ["POST /v1/imports/gleif-relationships"] = "finance",
        ["POST /v1/classifications"] = "erp finance auditor",
        ["POST /v1/quotes"] = "erp finance auditor",
        ["GET /v1/ownership/groups"] = "erp finance auditor",
        ["POST /v1/ownership/impact"] = "finance auditor",

        ["PUT /v1/parties/{id}"] = "finance",
        ["GET /v1/parties"] = "erp finance auditor",
        ["GET /v1/parties/{id}"] = "erp finance auditor",
        ["GET /v1/parties/{id}/history"] = "erp finance auditor",
        ["GET /v1/parties/{id}/group"] = "erp finance auditor",
        ["GET /v1/ownership/chart"] = "erp finance auditor",
        ["GET /v1/ownership/data-quality"] = "finance auditor",
        ["POST /v1/ownership/flag-check"] = "finance auditor",
        ["POST /v1/stakes"] = "finance",
        ["GET /v1/stakes"] = "erp finance auditor",
        ["GET /v1/stakes/{key}"] = "erp finance auditor",
        ["GET /v1/stakes/{key}/history"] = "erp finance auditor",
        ["POST /v1/control-facts"] = "finance",
        ["GET /v1/control-facts"] = "finance auditor",
        ["GET /v1/control-facts/{key}"] = "finance auditor",
        ["GET /v1/control-facts/{key}/history"] = "finance auditor",
        ["POST /v1/staff-ties"] = "finance",
        ["GET /v1/staff-ties"] = "finance auditor",
        ["GET /v1/staff-ties/{key}"] = "finance auditor",
        ["GET /v1/staff-ties/{key}/history"] = "finance auditor",
        ["PUT /v1/products/{id}"] = "finance",
        ["GET /v1/products"] = "erp finance auditor",
        ["GET /v1/products/{id}"] = "erp finance auditor",
        ["GET /v1/products/{id}/history"] = "erp finance auditor",
        ["POST /v1/prices"] = "finance",
        ["GET /v1/prices"] = "erp finance auditor",
        ["GET /v1/prices/{key}"] = "erp finance auditor",
        ["GET /v1/prices/{key}/history"] = "erp finance auditor",
        ["POST /v1/rates"] = "finance",
        ["GET /v1/rates"] = "finance auditor",
        ["GET /v1/rates/{key}"] = "finance auditor",
        ["GET /v1/rates/{key}/history"] = "finance auditor",
        ["PUT /v1/policies/{id}"] = "finance",
        ["GET /v1/policies"] = "finance auditor",
        ["GET /v1/policies/{id}"] = "finance auditor",
        ["GET /v1/policies/{id}/history"] = "finance auditor",
        ["GET /v1/policies/resolve"] = "finance auditor",
        ["PUT /v1/agreements/{id}"] = "finance",
        ["GET /v1/agreements"] = "erp finance auditor",
        ["GET /v1/agreements/{id}"] = "erp finance auditor",
        ["GET /v1/agreements/{id}/history"] = "erp finance auditor",
        ["PUT /v1/benchmarks/{id}"] = "finance",
        ["GET /v1/benchmarks"] = "finance auditor",
        ["GET /v1/benchmarks/{id}"] = "finance auditor",
        ["GET /v1/benchmarks/{id}/history"] = "finance auditor",
        ["PUT /v1/programmes/{id}"] = "finance",
        ["GET /v1/programmes"] = "finance auditor",
        ["GET /v1/programmes/{id}"] = "finance auditor",
        ["GET /v1/programmes/{id}/history"] = "finance auditor",
        ["GET /v1/programmes/{id}/standing"] = "erp finance auditor",
        ["POST /v1/programmes/{id}/settlements"] = "finance",
        ["POST /v1/year-end-adjustments/preview"] = "finance auditor",
        ["POST /v1/year-end-adjustments"] = "finance",
        ["PUT /v1/related-party-rules/{id}"] = "finance",
        ["GET /v1/related-party-rules"] = "finance auditor",
        ["GET /v1/related-party-rules/{id}"] = "finance auditor",
        ["GET /v1/related-party-rules/{id}/history"] = "finance auditor",
        ["PUT /v1/accounts/{number}"] = "finance",
        ["GET /v1/accounts"] = "finance auditor",
        ["GET /v1/accounts/{number}"] = "finance auditor",
        ["GET /v1/accounts/{number}/history"] = "finance auditor",
        ["POST /v1/account-assignments"] = "finance",
        ["GET /v1/account-assignments"] = "finance auditor",
        ["GET /v1/account-assignments/{key}"] = "finance auditor",
        ["GET /v1/account-assignments/{key}/history"] = "finance auditor",

        ["PUT /v1/periods/{company}/{month}"] = "finance",
        ["GET /v1/periods"] = "erp finance auditor",
        ["GET /v1/periods/{company}/{month}"] = "erp finance auditor",
        ["GET /v1/periods/{company}/{month}/checklist"] = "erp finance auditor",
        ["GET /v1/periods/{company}/{month}/history"] = "erp finance auditor",

        ["PUT /v1/stock-on-hand/{company}/{product}"] = "finance",
        ["GET /v1/stock-on-hand"] = "finance auditor",
        ["GET /v1/stock-on-hand/{company}/{product}"] = "finance auditor",
        ["GET /v1/stock-on-hand/{company}/{product}/history"] = "finance auditor",

        ["POST /v1/orders"] = "erp",
        ["POST /v1/orders/batch"] = "erp",
        ["GET /v1/orders"] = "erp finance auditor",
        ["GET /v1/orders/{id}"] = "erp finance auditor",
        ["POST /v1/orders/{id}/reversal"] = "erp finance",
        ["POST /v1/orders/{id}/adjustments"] = "erp finance",
        ["POST /v1/orders/{id}/reclassification"] = "finance",
        ["POST /v1/orders/{id}/settlement"] = "erp finance",
        ["POST /v1/orders/{id}/confirmation"] = "erp",
        ["POST /v1/nettings/preview"] = "finance auditor",
        ["POST /v1/nettings"] = "finance",
        ["POST /v1/nettings/{id}/reversal"] = "finance",
        ["POST /v1/revaluations/preview"] = "finance auditor",
        ["POST /v1/revaluations"] = "finance",
        ["GET /v1/orders/{id}/reperformance"] = "finance auditor",
        ["GET /v1/reports/classification"] = "finance auditor",
        ["GET /v1/reports/backdated-facts"] = "finance auditor",
        ["GET /v1/reports/trade-without-agreement"] = "finance auditor",
        ["GET /v1/reports/eliminations"] = "finance auditor",
        ["GET /v1/reports/reconciliation"] = "erp finance auditor",
        ["POST /v1/reconciliation/imports"] = "erp finance",
        ["GET /v1/reports/payroll"] = "finance auditor",
        ["GET /v1/internal-customers/{id}"] = "erp finance auditor",
        ["GET /v1/reports/leakage"] = "finance auditor",
        ["GET /v1/reports/internal-customers"] = "finance auditor",
        ["POST /v1/help-requests"] = "erp finance",
        ["POST /v1/help-requests/{id}/notes"] = "erp finance",
        ["GET /v1/help-requests"] = "erp finance auditor",
        ["GET /v1/help-requests/{id}"] = "erp finance auditor",
        ["PUT /v1/bills-of-materials/{product}"] = "finance",
        ["GET /v1/bills-of-materials"] = "finance auditor",
        ["GET /v1/bills-of-materials/{product}"] = "finance auditor",
        ["GET /v1/bills-of-materials/{product}/history"] = "finance auditor",
        ["PUT /v1/help-targets/{customerKind}"] = "finance",
        ["GET /v1/help-targets"] = "finance auditor",
        ["GET /v1/help-targets/{customerKind}"] = "finance auditor",
        ["GET /v1/help-targets/{customerKind}/history"] = "finance auditor",
        ["GET /v1/changes"] = "erp finance auditor",
        ["GET /v1/journal"] = "erp finance auditor",
        ["GET /v1/journal/balances"] = "erp finance auditor",

        ["POST /v1/keys"] = "admin",
        ["GET /v1/keys"] = "admin",
        ["DELETE /v1/keys/{id}"] = "admin",
    };

    private static readonly Dictionary<string, string> _keys = new() { [Roles.Erp] = "erp:ABC", [Roles.Finance] = ApiClient.Finance, [Roles.Auditor] = ApiClient.Auditor, [Roles.Admin] = ApiClient.Admin };

    private static IEnumerable<string[]> Endpoints => _table.Select(row => new[] { row.Key, row.Value });

    [OneTimeSetUp]
    public async Task Start() => _service = await TestService.WithGroup();

    [OneTimeTearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public void The_table_names_every_endpoint_and_no_other()
    {
        var endpoints = _service.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods, (endpoint, method) => $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}");

        Assert.That(endpoints, Is.EquivalentTo(_table.Keys));
    }

    [Test]
    public void Every_endpoint_says_who_may_use_it()
    {
        foreach (var endpoint in _service.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var roles = endpoint.Metadata.GetMetadata<RolesRequired>()?.Roles;
            var isOpen = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            Assert.That(isOpen, Is.EqualTo(roles is null), endpoint.DisplayName);
        }
    }

    [TestCaseSource(nameof(Endpoints))]
    public async Task Each_role_may_do_what_the_table_says(string endpoint, string allowed)
    {
        var (method, path) = (endpoint.Split(' ')[0], endpoint.Split(' ')[1]);
        path = path.Replace("{documentName:regex(^v1$)}", "v1", StringComparison.Ordinal).Replace("{code}", "not-found", StringComparison.Ordinal)
            .Replace("{id}", "x", StringComparison.Ordinal).Replace("{key}", "x", StringComparison.Ordinal).Replace("{number}", "x", StringComparison.Ordinal)
            .Replace("{company}", "x", StringComparison.Ordinal).Replace("{month}", "x", StringComparison.Ordinal).Replace("{customerKind}", "x", StringComparison.Ordinal).Replace("{product}", "x", StringComparison.Ordinal);
        if (path.EndsWith("/chart", StringComparison.Ordinal))
            path += "?root=JKL";
        else if (path.EndsWith("/standing", StringComparison.Ordinal))
            path += "?buyer=ABC";
        else if (path.EndsWith("/payroll", StringComparison.Ordinal))
            path += "?year=2026";
        else if (path.EndsWith("/resolve", StringComparison.Ordinal))
            path += "?buyer=ABC&seller=XYZ&product=WIDGET";
        else if (path.EndsWith("/eliminations", StringComparison.Ordinal))
            path += "?parent=JKL";
        else if (path.EndsWith("/reports/reconciliation", StringComparison.Ordinal))
            path += "?company=ABC&counterparty=JKL";

        var withoutKey = await _service.Api.Send(method, path, null);
        var withBadKey = await SendWith(method, path, "ick_bad");
        if (allowed == "anyone")
        {
            Assert.That((withoutKey.Status, withBadKey.Status), Is.EqualTo((200, 200)));
            return;
        }

        withoutKey.MustBeProblem(401, "unauthenticated");
        withBadKey.MustBeProblem(401, "unauthenticated");
        foreach (var role in Roles.All)
        {
            // A request without a body: whoever may do it meets the next fault, or none.
            var answer = await _service.Api.Send(method, path, _keys[role]);
            if (allowed.Split(' ').Contains(role))
                Assert.That(answer.Status, method == "GET" ? Is.EqualTo(path.Contains("/x", StringComparison.Ordinal) ? 404 : 200) : Is.EqualTo(method == "DELETE" ? 404 : 415), $"{role}: {answer.Text}");
            else
                answer.MustBeProblem(403, "forbidden");
        }
    }

    private async Task<Answer> SendWith(string method, string path, string secret)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("X-Api-Key", secret);
        return await _service.Api.Send(request);
    }
}

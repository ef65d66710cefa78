using System.Text.Json.Nodes;
using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

[EveryStore]
internal sealed class BadFactTests
{
    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [OneTimeSetUp]
    public async Task Start() => _service = await TestService.WithGroup();

    [OneTimeTearDown]
    public async Task Stop() => await _service.DisposeAsync();

    // Cyclic departments cannot begin: a department belongs to a company.
    [TestCase("""[{"type":"party","id":"D1","kind":"department","company":"D2","name":"D1"},{"type":"party","id":"D2","kind":"department","company":"D1","name":"D2"}]""", "department-not-of-company", "/facts/0/company")]
    [TestCase("""[{"type":"party","id":"D1","kind":"department","company":"D1","name":"D1"}]""", "department-not-of-company", "/facts/0/company")]
    [TestCase("""[{"type":"party","id":"D1","kind":"department","company":"P-1","name":"D1"}]""", "department-not-of-company", "/facts/0/company")]
    [TestCase("""[{"type":"party","id":"D1","kind":"department","company":"NOBODY","name":"D1"}]""", "unknown-party", "/facts/0/company")]
    [TestCase("""[{"type":"party","id":"D1","kind":"department","name":"D1"}]""", "invalid-value", "/facts/0/company")]
    [TestCase("""[{"type":"party","id":"C","kind":"company","name":"C","country":"PL"}]""", "invalid-value", "/facts/0/functionalCurrency")]
    [TestCase("""[{"type":"party","id":"C","kind":"company","name":"C","keepsBooks":true,"country":"PL"}]""", "invalid-value", "/facts/0/functionalCurrency")]
    [TestCase("""[{"type":"party","id":"C","kind":"company","name":"C","functionalCurrency":"EUR"}]""", "invalid-value", "/facts/0/country")]
    [TestCase("""[{"type":"party","id":"C","kind":"company","name":"C","country":"pl","functionalCurrency":"EUR"}]""", "invalid-value", "/facts/0/country")]
    [TestCase("""[{"type":"party","id":"C","kind":"company","name":"C","country":"PL","functionalCurrency":"EUX"}]""", "unknown-currency", "/facts/0/functionalCurrency")]
    [TestCase("""[{"type":"party","id":"C","kind":"company","name":"C","country":"PL","functionalCurrency":"EUR","lei":"529900T8BM49AURSDO56"}]""", "invalid-value", "/facts/0/lei")]
    [TestCase("""[{"type":"party","id":"C D","kind":"person","name":"C"}]""", "invalid-value", "/facts/0/id")]
    [TestCase("""[{"type":"party","id":"C","kind":"person","name":""}]""", "invalid-value", "/facts/0/name")]
    [TestCase("""[{"type":"party","id":"C","kind":"person","name":"C","country":"PL"}]""", "invalid-value", "/facts/0/country")]
    [TestCase("""[{"type":"party","id":"ABC","kind":"person","name":"ABC"}]""", "unchangeable", "/facts/0/kind")]
    [TestCase("""[{"type":"stake","owner":"QRS","owned":"XYZ","votesPercent":"0.000001","capitalPercent":"0","effectiveFrom":"2021-01-01"}]""", "votes-over-100", "/facts/0/votesPercent")]
    [TestCase("""[{"type":"stake","owner":"QRS","owned":"XYZ","votesPercent":"100.1","capitalPercent":"0","effectiveFrom":"2010-01-01"}]""", "invalid-value", "/facts/0/votesPercent")]
    [TestCase("""[{"type":"stake","owner":"QRS","owned":"XYZ","votesPercent":"1","capitalPercent":"-1","effectiveFrom":"2010-01-01"}]""", "invalid-value", "/facts/0/capitalPercent")]
    [TestCase("""[{"type":"stake","owner":"QRS","owned":"P-1","votesPercent":"1","capitalPercent":"1","effectiveFrom":"2021-01-01"}]""", "wrong-party-kind", "/facts/0/owned")]
    [TestCase("""[{"type":"stake","owner":"XYZ-SHOP","owned":"QRS","votesPercent":"1","capitalPercent":"1","effectiveFrom":"2021-01-01"}]""", "wrong-party-kind", "/facts/0/owner")]
    [TestCase("""[{"type":"stake","owner":"NOBODY","owned":"QRS","votesPercent":"1","capitalPercent":"1","effectiveFrom":"2021-01-01"}]""", "unknown-party", "/facts/0/owner")]
    [TestCase("""[{"type":"control-fact","controlled":"QRS","effect":"confers","basis":"contract","holds":true,"effectiveFrom":"2021-01-01"}]""", "invalid-value", "/facts/0/controller")]
    [TestCase("""[{"type":"control-fact","controller":"QRS","controlled":"QRS","effect":"confers","basis":"contract","holds":true,"effectiveFrom":"2021-01-01"}]""", "invalid-value", "/facts/0/controller")]
    [TestCase("""[{"type":"product","id":"X","seller":"P-1","name":"X","kind":"good","unit":"EA"}]""", "wrong-party-kind", "/facts/0/seller")]
    [TestCase("""[{"type":"product","id":"X","seller":"NOBODY","name":"X","kind":"good","unit":"EA"}]""", "unknown-party", "/facts/0/seller")]
    [TestCase("""[{"type":"price","product":"NOTHING","kind":"list","amount":"1","currency":"EUR","effectiveFrom":"2021-01-01"}]""", "unknown-product", "/facts/0/product")]
    [TestCase("""[{"type":"price","product":"WIDGET","kind":"list","amount":"-1","currency":"EUR","effectiveFrom":"2021-01-01"}]""", "invalid-value", "/facts/0/amount")]
    [TestCase("""[{"type":"price","product":"WIDGET","kind":"list","amount":"1","per":"0","currency":"EUR","effectiveFrom":"2021-01-01"}]""", "invalid-value", "/facts/0/per")]
    [TestCase("""[{"type":"price","product":"WIDGET","kind":"list","amount":"1","currency":"EUR","effectiveFrom":"2021-01-01","effectiveTo":"2020-12-31"}]""", "invalid-value", "/facts/0/effectiveTo")]
    [TestCase("""[{"type":"rate","kind":"ecb","base":"EUR","quote":"EUR","rate":"1","date":"2021-01-01"}]""", "invalid-value", "/facts/0/quote")]
    [TestCase("""[{"type":"rate","kind":"ecb","base":"EUR","quote":"PLN","rate":"0","date":"2021-01-01"}]""", "invalid-value", "/facts/0/rate")]
    [TestCase("""[{"type":"policy","id":"X","seller":"QRS","method":"cost-plus","parameters":{"costBase":"full-cost"},"effectiveFrom":"2021-01-01"}]""", "missing-parameter", "/facts/0/parameters/markupPercent")]
    [TestCase("""[{"type":"policy","id":"X","seller":"QRS","method":"cost-plus","parameters":{"costBase":"sales","markupPercent":"10"},"effectiveFrom":"2021-01-01"}]""", "invalid-value", "/facts/0/parameters/costBase")]
    [TestCase("""[{"type":"policy","id":"X","seller":"QRS","method":"list-price","parameters":{"a/b":"1"},"effectiveFrom":"2021-01-01"}]""", "invalid-value", "/facts/0/parameters/a~1b")]
    [TestCase("""[{"type":"policy","id":"X","seller":"QRS","method":"guess","parameters":{},"effectiveFrom":"2021-01-01"}]""", "unknown-method", "/facts/0/method")]
    [TestCase("""[{"type":"policy","id":"X","seller":"QRS","method":"list-price","parameters":{},"benchmark":"BM","effectiveFrom":"2021-01-01"}]""", "unknown-benchmark", "/facts/0/benchmark")]
    [TestCase("""[{"type":"policy","id":"X","seller":"XYZ","productKind":"good","method":"list-price","parameters":{},"effectiveFrom":"2021-01-01"}]""", "policy-overlap", "/facts/0")]
    [TestCase("""[{"type":"policy","id":"X","seller":"QRS","relationships":["unrelated"],"method":"list-price","parameters":{},"effectiveFrom":"2021-01-01"}]""", "invalid-value", "/facts/0/relationships/0")]
    [TestCase("""[{"type":"programme","id":"X","sellers":["QRS"],"effectiveFrom":"2021-01-01"}]""", "invalid-value", "/facts/0/discountPercent")]
    [TestCase("""[{"type":"programme","id":"X","sellers":["QRS"],"discountPercent":"100.01","effectiveFrom":"2021-01-01"}]""", "invalid-value", "/facts/0/discountPercent")]
    [TestCase("""[{"type":"programme","id":"X","sellers":["QRS"],"discountPercent":"10","allowance":{"amount":"-1","currency":"EUR"},"effectiveFrom":"2021-01-01"}]""", "invalid-value", "/facts/0/allowance/amount")]
    [TestCase("""[{"type":"programme","id":"X","sellers":["QRS"],"discountPercent":"10","allowance":{"amount":"0.001","currency":"EUR"},"effectiveFrom":"2021-01-01"}]""", "invalid-value", "/facts/0/allowance/amount")]
    [TestCase("""[{"type":"programme","id":"X","sellers":["QRS"],"discountPercent":"10","allowance":{"amount":"1","currency":"EUX"},"effectiveFrom":"2021-01-01"}]""", "unknown-currency", "/facts/0/allowance/currency")]
    [TestCase("""[{"type":"programme","id":"X","sellers":["QRS"],"discountPercent":"10","limitPercent":"20","grossProfits":[{"year":2025,"percent":"40"}],"effectiveFrom":"2021-01-01"}]""", "invalid-value", "/facts/0/grossProfits")]
    [TestCase("""[{"type":"programme","id":"X","sellers":["QRS"],"discountPercent":"10","grossProfits":[{"year":2025,"percent":"101"}],"effectiveFrom":"2021-01-01"}]""", "invalid-value", "/facts/0/grossProfits/0/percent")]
    [TestCase("""[{"type":"programme","id":"X","sellers":["QRS"],"discountPercent":"10","grossProfits":[{"year":2025,"percent":"1"},{"year":2025,"percent":"2"}],"effectiveFrom":"2021-01-01"}]""", "invalid-value", "/facts/0/grossProfits")]
    [TestCase("""[{"type":"programme","id":"X","sellers":["QRS"],"discountPercent":"10","tiers":[{"from":"1","percent":"1"}],"effectiveFrom":"2021-01-01"}]""", "invalid-value", "/facts/0/tiers")]
    [TestCase("""[{"type":"programme","id":"X","kind":"volume","sellers":["QRS"],"currency":"EUR","effectiveFrom":"2021-01-01"}]""", "invalid-value", "/facts/0/tiers")]
    [TestCase("""[{"type":"programme","id":"X","kind":"volume","sellers":["QRS"],"tiers":[{"from":"1","percent":"1"}],"effectiveFrom":"2021-01-01"}]""", "invalid-value", "/facts/0/currency")]
    [TestCase("""[{"type":"programme","id":"X","kind":"volume","sellers":["QRS"],"currency":"EUR","tiers":[{"from":"2","percent":"1"},{"from":"2","percent":"2"}],"effectiveFrom":"2021-01-01"}]""", "invalid-value", "/facts/0/tiers")]
    [TestCase("""[{"type":"programme","id":"X","kind":"volume","sellers":["QRS"],"currency":"EUR","tiers":[{"from":"-1","percent":"1"}],"effectiveFrom":"2021-01-01"}]""", "invalid-value", "/facts/0/tiers/0/from")]
    [TestCase("""[{"type":"programme","id":"X","kind":"volume","sellers":["QRS"],"currency":"EUR","tiers":[{"from":"1","percent":"1"}],"discountPercent":"10","effectiveFrom":"2021-01-01"}]""", "invalid-value", "/facts/0/discountPercent")]
    [TestCase("""[{"type":"programme","id":"X","kind":"volume","sellers":["QRS"],"currency":"EUR","tiers":[{"from":"1","percent":"1"}],"relationships":["unrelated"],"effectiveFrom":"2021-01-01"}]""", "invalid-value", "/facts/0/relationships/0")]
    [TestCase("""[{"type":"programme","id":"X","kind":"volume","sellers":["QRS"],"currency":"EUR","tiers":[{"from":"1","percent":"1"}],"buyers":["NOBODY"],"effectiveFrom":"2021-01-01"}]""", "unknown-party", "/facts/0/buyers/0")]
    [TestCase("""[{"type":"programme","id":"X","kind":"volume","currency":"EUR","tiers":[{"from":"1","percent":"1"}],"effectiveFrom":"2021-01-01"}]""", "invalid-value", "/facts/0/sellers")]
    [TestCase("""[{"type":"programme","id":"X","kind":"volume","sellers":["QRS"],"currency":"EUR","tiers":[{"from":"1","percent":"1"}],"relationships":["employee"],"effectiveFrom":"2021-01-01"}]""", "invalid-value", "/facts/0/relationships/0")]
    [TestCase("""[{"type":"programme","id":"STAFF","kind":"volume","sellers":["XYZ"],"currency":"EUR","tiers":[{"from":"1","percent":"1"}],"effectiveFrom":"2021-01-01"}]""", "unchangeable", "/facts/0/kind")]
    [TestCase("""[{"type":"account-assignment","postingKey":"revenue","account":"9999"}]""", "unknown-account", "/facts/0/account")]
    [TestCase("""[{"type":"account","number":"X","name":"X","accountType":"asset","company":"XYZ-SHOP"}]""", "wrong-party-kind", "/facts/0/company")]
    [TestCase("""[{"type":"rate","kind":"ecb","base":"EUR","quote":"PLN","rate":"1","date":"1999-01-01","withdrawn":true}]""", "nothing-to-withdraw", "/facts/0")]
    [TestCase("""[{"type":"related-party-rule","id":"X","preset":"lowest-link","thresholdPercent":"100.000001"}]""", "invalid-value", "/facts/0/thresholdPercent")]
    [TestCase("""[{"type":"related-party-rule","id":"X","preset":"lowest-link","thresholdPercent":"-1"}]""", "invalid-value", "/facts/0/thresholdPercent")]
    [TestCase("""[{"type":"related-party-rule","id":"X","preset":"product","thresholdPercent":"0"}]""", "invalid-value", "/facts/0/thresholdPercent")]
    [TestCase("""[{"type":"related-party-rule","id":"X","preset":"pass-through","gatePercent":"101"}]""", "invalid-value", "/facts/0/gatePercent")]
    [TestCase("""[{"type":"related-party-rule","id":"X","preset":"gated"}]""", "invalid-value", "/facts/0/gatePercent")]
    [TestCase("""[{"type":"related-party-rule","id":"X","preset":"lowest-link","gatePercent":"50"}]""", "invalid-value", "/facts/0/gatePercent")]
    [TestCase("""[{"type":"related-party-rule","id":"X","preset":"votes","basis":"capital"}]""", "invalid-value", "/facts/0/basis")]
    [TestCase("""[{"type":"related-party-rule","id":"X","preset":"control-or-joint","basis":"any"}]""", "invalid-value", "/facts/0/basis")]
    [TestCase("""[{"type":"related-party-rule","id":"X","preset":"ias-24","basis":"votes"}]""", "invalid-value", "/facts/0/basis")]
    [TestCase("""[{"type":"related-party-rule","id":"X","preset":"ias-24","thresholdPercent":"20"}]""", "invalid-value", "/facts/0/thresholdPercent")]
    [TestCase("""[{"type":"related-party-rule","id":"X","preset":"ias-24","inclusive":true}]""", "invalid-value", "/facts/0/inclusive")]
    [TestCase("""[{"type":"related-party-rule","id":"X","preset":"ias-24","commonHolder":false}]""", "invalid-value", "/facts/0/commonHolder")]
    [TestCase("""[{"type":"related-party-rule","id":"X","preset":"lowest-link","when":"within-months"}]""", "invalid-value", "/facts/0/months")]
    [TestCase("""[{"type":"related-party-rule","id":"X","preset":"lowest-link","when":"within-months","months":0}]""", "invalid-value", "/facts/0/months")]
    [TestCase("""[{"type":"related-party-rule","id":"X","preset":"lowest-link","when":"within-months","months":25}]""", "invalid-value", "/facts/0/months")]
    [TestCase("""[{"type":"related-party-rule","id":"X","preset":"votes","months":6}]""", "invalid-value", "/facts/0/months")]
    [TestCase("""[{"type":"related-party-rule","id":"X","preset":"lowest-link","countries":[]}]""", "invalid-value", "/facts/0/countries")]
    [TestCase("""[{"type":"related-party-rule","id":"X","preset":"lowest-link","countries":["PL","Poland"]}]""", "invalid-value", "/facts/0/countries/1")]
    [TestCase("""[{"type":"related-party-rule","id":"X","preset":"lowest-link","effectiveFrom":"2026-01-01","effectiveTo":"2025-12-31"}]""", "invalid-value", "/facts/0/effectiveTo")]
    [TestCase("[]", "invalid-value", "/facts")]
    public async Task What_cannot_be_is_refused_at_its_place(string facts, string code, string pointer) => await Refused($$"""{"facts":{{facts}}}""", 422, code, pointer);

    [TestCase("""{"facts":[null]}""", "invalid-member", "/facts/0")]
    [TestCase("""{"facts":null}""", "invalid-member", "/facts")]
    [TestCase("""{}""", "missing-member", "/facts")]
    [TestCase("""[]""", "invalid-member", "")]
    [TestCase("""[null]""", "invalid-member", "")]
    [TestCase("""{"facts":[{"id":"A"}]}""", "missing-member", "/facts/0/type")]
    [TestCase("""{"facts":[{"type":"staff"}]}""", "invalid-member", "/facts/0/type")]
    [TestCase("""{"facts":[{"type":"party","id":"A","kind":"person","name":"A","age":7}]}""", "unknown-member", "/facts/0/age")]
    [TestCase("""{"facts":[{"type":"party","id":"A","id":"A","kind":"person","name":"A"}]}""", "duplicate-member", "/facts/0/id")]
    [TestCase("""{"facts":[{"type":"party","id":"A","kind":"robot","name":"A"}]}""", "invalid-member", "/facts/0/kind")]
    [TestCase("""{"facts":[{"type":"stake","owner":"JKL","owned":"QRS","votesPercent":"1.23456789012345678901234567890","capitalPercent":"1","effectiveFrom":"2020-01-01"}]}""", "invalid-member", "/facts/0/votesPercent")]
    [TestCase("""{"facts":[{"type":"policy","id":"X","method":"list-price","parameters":{"a":"\ud800"},"effectiveFrom":"2021-01-01"}]}""", "invalid-member", "/facts/0/parameters/a")]
    [TestCase("""{"facts":[{"type":"policy","id":"X","method":"list-price","parameters":{"a":null},"effectiveFrom":"2021-01-01"}]}""", "invalid-member", "/facts/0/parameters/a")]
    [TestCase("""{"facts":[{"type":"policy","id":"X","method":"list-price","parameters":{},"relationships":[null],"effectiveFrom":"2021-01-01"}]}""", "invalid-member", "/facts/0/relationships/0")]
    [TestCase("""{"facts":[{"type":"policy","id":"X","method":"list-price","parameters":{},"relationships":["sister"],"effectiveFrom":"2021-01-01"}]}""", "invalid-member", "/facts/0/relationships/0")]
    [TestCase("""{"facts":[{"type":"related-party-rule","id":"X","preset":"ias24"}]}""", "invalid-member", "/facts/0/preset")]
    [TestCase("""{"facts":[{"type":"related-party-rule","id":"X"}]}""", "missing-member", "/facts/0/preset")]
    [TestCase("""{"facts":[{"type":"related-party-rule","id":"X","preset":"direct","countries":[null]}]}""", "invalid-member", "/facts/0/countries/0")]
    public async Task What_cannot_be_read_is_refused_at_its_place(string body, string code, string pointer) => await Refused(body, 400, code, pointer);

    [Test]
    public async Task The_id_of_a_put_stands_in_the_path_only()
    {
        (await Api.SendText("PUT", "/v1/parties/A", ApiClient.Finance, """{"id":"A","kind":"person","name":"A"}""")).MustBeProblem(400, "duplicate-member", "/id");
        (await Api.SendText("PUT", "/v1/parties/A%20B", ApiClient.Finance, """{"kind":"person","name":"A"}""")).MustBeProblem(422, "invalid-value", "/id");
        (await Api.SendText("PUT", $"/v1/parties/{new string('A', 65)}", ApiClient.Finance, """{"kind":"person","name":"A"}""")).MustBeProblem(422, "invalid-value", "/id");
        (await Api.SendText("PUT", "/v1/parties/A%2FB", ApiClient.Finance, """{"kind":"person","name":"A"}""")).MustBeProblem(422, "invalid-value", "/id");
        (await Api.SendText("POST", "/v1/stakes", ApiClient.Finance, Group.Stake("JKL", "QRS", "1").ToJsonString())).MustBeProblem(400, "unknown-member", "/type");
    }

    [Test]
    public async Task Several_faults_are_all_named()
    {
        var problem = (await Api.Send("POST", "/v1/facts", ApiClient.Finance, ApiClient.Batch(Group.Stake("A", "B", "1"), Group.Product("X", "C")))).MustBeProblem(422, "unknown-party");

        Assert.That(problem.Json["errors"]!.AsArray().Select(error => (string?)error!["pointer"]), Is.EqualTo(["/facts/0/owner", "/facts/0/owned", "/facts/1/seller"]));
    }

    private async Task Refused(string body, int status, string code, string pointer)
    {
        var before = (long)(await Api.Read("/v1/parties/JKL"))["knownAt"]!;

        (await Api.SendText("POST", "/v1/facts", ApiClient.Finance, body)).MustBeProblem(status, code, pointer);

        Assert.That((long?)(await Api.Read("/v1/parties/JKL"))["knownAt"], Is.EqualTo(before), "nothing was recorded");
    }
}

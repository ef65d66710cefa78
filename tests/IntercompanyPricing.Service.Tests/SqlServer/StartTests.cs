using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.SqlServer;
using Microsoft.Data.SqlClient;

namespace IntercompanyPricing.Service.Tests.SqlServer;

/// <summary>What needs no server to be told.</summary>
[TestFixture]
public sealed class StartTests
{
    [Test]
    public void A_server_that_is_not_there_is_said_in_words()
        => Assert.That(
            () => SqlServerStore.Open("Server=127.0.0.1,1;Database=x;User ID=u;Password=hush-hush;Connect Timeout=2;Connect Retry Count=0"),
            Throws.TypeOf<StoreUnusableException>().With.Message.Contains("'127.0.0.1,1' cannot be used").And.Message.Contains("ConnectionStrings__SqlServer").And.Message.Not.Contains("hush"));

    [TestCase(229, "may not do", "--migrate once with a login that may")]
    [TestCase(262, "may not do", "--migrate once with a login that may")]
    [TestCase(15151, "may not do", "--migrate once with a login that may")]
    [TestCase(5070, "while it is in use", "--migrate --create again")]
    [TestCase(4060, "no database 'x'", "--migrate --create")]
    [TestCase(18456, "refuses the login 'pricing'", "ConnectionStrings__SqlServer")]
    public void An_error_at_start_is_said_in_words_with_what_to_do(int number, string what, string remedy)
        => Assert.That(SqlServerFaults.WordsOf(number, "The server's own words.", new("Server=db;Database=x;User ID=pricing;Password=hush-hush")), Does.Contain(what).And.Contain(remedy).And.Not.Contain("hush"));

    [TestCase("", PoolBlockingPeriod.NeverBlock)]
    [TestCase(";PoolBlockingPeriod=AlwaysBlock", PoolBlockingPeriod.AlwaysBlock)]
    [TestCase(";Pool Blocking Period=Auto", PoolBlockingPeriod.Auto)]
    public void A_server_that_is_back_is_used_at_once_unless_said_otherwise(string more, PoolBlockingPeriod period)
        => Assert.That(new SqlConnectionStringBuilder(SqlServerDatabase.SettingsOf("Server=db;Database=x" + more).ConnectionString).PoolBlockingPeriod, Is.EqualTo(period));

    [TestCase("Server=db", TestName = "A connection string without a database")]
    [TestCase("Database=x", TestName = "A connection string without a server")]
    [TestCase("Server=db;Database=x;Pasword=hush-hush", TestName = "A connection string with a misspelt word")]
    [TestCase("Server=db;Database=x;Connect Timeout=soon;Password=hush-hush", TestName = "A connection string with a value that is none")]
    public void An_unusable_connection_string_is_said_in_words(string connectionString)
        => Assert.That(
            () => SqlServerStore.Check(connectionString),
            Throws.TypeOf<StoreUnusableException>().With.Message.Contains("must name a server and a database").And.Message.Not.Contains("hush"));
}

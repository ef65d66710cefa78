/// <summary>Drops the databases of this run when all tests are done. Outside any namespace it is for them all.</summary>
[SetUpFixture]
#pragma warning disable CA1050 // that is how NUnit takes it
public sealed class DropTestDatabases
{
    [OneTimeTearDown]
    public void Drop() => IntercompanyPricing.Service.Tests.SqlServer.TestDatabases.DropThem();
}

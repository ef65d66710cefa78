using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Builders;

namespace IntercompanyPricing.Service.Tests.SqlServer;

/// <summary>A fixture of the whole service that runs on SQLite, and once more on SQL Server where there is one.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class EveryStoreAttribute : NUnitAttribute, IFixtureBuilder2
{
    private const string Store = "Store";

    /// <summary>Whether the test that asks runs on SQL Server.</summary>
    public static bool IsOnSqlServer
    {
        get
        {
            for (ITest? test = TestExecutionContext.CurrentContext.CurrentTest; test is not null; test = test.Parent)
            {
                if (test.Properties.ContainsKey(Store))
                    return true;
            }

            return false;
        }
    }

    public IEnumerable<TestSuite> BuildFrom(ITypeInfo typeInfo) => BuildFrom(typeInfo, new EveryTest());

    public IEnumerable<TestSuite> BuildFrom(ITypeInfo typeInfo, IPreFilter filter)
    {
        var builder = new NUnitTestFixtureBuilder();
        yield return builder.BuildFrom(typeInfo, filter);
        if (TestDatabases.Server is null)
            yield break;
        var onSqlServer = builder.BuildFrom(typeInfo, filter, new TestFixtureAttribute { TestName = $"{typeInfo.Name}(SQL Server)" });
        onSqlServer.Properties.Set(Store, "SQL Server");
        yield return onSqlServer;
    }

    private sealed class EveryTest : IPreFilter
    {
        public bool IsMatch(Type type) => true;

        public bool IsMatch(Type type, System.Reflection.MethodInfo method) => true;
    }
}

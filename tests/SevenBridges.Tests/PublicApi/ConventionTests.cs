using System.Reflection;
using System.Runtime.CompilerServices;

namespace SevenBridges.Tests.PublicApi;

/// <summary>One test per rule over the whole public surface; each failure lists the offenders.</summary>
public sealed class ConventionTests
{
    private static readonly Type[] Types = [.. typeof(SevenBridgesClient).Assembly.GetExportedTypes()];
    private static readonly string[] ImplicitNamespaces =
        ["System", "System.IO", "System.Linq", "System.Collections.Generic", "System.Threading", "System.Threading.Tasks", "System.Net.Http"];

    [Fact]
    public void Types_AllStandInOneNamespace() =>
        Offenders(Types, type => type.Namespace != "SevenBridges", type => type.FullName!, "one using brings everything that a caller needs");

    [Fact]
    public void Types_NoneBearsANameThatImplicitUsingsBringAlready()
    {
        var taken = new[] { typeof(object), typeof(Uri), typeof(Enumerable), typeof(HashSet<>), typeof(Queue<>), typeof(HttpClient) }
            .Select(type => type.Assembly).Distinct().SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => ImplicitNamespaces.Contains(type.Namespace)).Select(SimpleName).ToHashSet();

        Offenders(
            Types.Where(type => !type.IsNested),
            type => taken.Contains(SimpleName(type)),
            SimpleName,
            "it would be ambiguous in every file; prefix it with Platform");
    }

    [Fact]
    public void Methods_ThatReturnATask_SaySoAndTakeATokenLast()
    {
        var awaited = Methods.Where(method => !method.IsSpecialName && IsAwaitable(method.ReturnType) && method.Name != nameof(IAsyncDisposable.DisposeAsync)).ToList();

        Offenders(awaited, method => !method.Name.EndsWith("Async", StringComparison.Ordinal), Signature, "what is awaited ends in Async");
        Offenders(
            awaited,
            method => method.GetParameters().LastOrDefault() is not { ParameterType: var type, IsOptional: true, Name: "cancellationToken" }
                || type != typeof(CancellationToken),
            Signature,
            "what is awaited can be cancelled, by an optional last parameter 'cancellationToken'");
    }

    [Fact]
    public void Methods_ThatReturnAPageable_DoNoWorkAndAreNotCalledAsync() =>
        Offenders(
            Methods.Where(method => SimpleName(method.ReturnType) == "Pageable"),
            method => method.Name.EndsWith("Async", StringComparison.Ordinal),
            Signature,
            "a query does nothing until it is walked");

    [Fact]
    public void Clients_CanBeReplacedInUsersTests()
    {
        var clients = Types.Where(type => type.IsClass && type.Name.EndsWith("Client", StringComparison.Ordinal)).ToList();

        Offenders(clients, type => type.IsSealed, type => type.Name, "users derive from clients in their tests");
        Offenders(
            clients,
            type => !type.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic).Any(made => made.IsFamily),
            type => type.Name,
            "a protected constructor, which makes no connection, is what a mock calls");
        Offenders(
            clients.SelectMany(DeclaredMethods).Where(method => !method.IsStatic),
            method => !method.IsVirtual || (method.IsFinal && !IsDispose(method)),
            Signature,
            "a method of a client is virtual, so that a test can replace it");
    }

    [Fact]
    public void Times_CarryTheirZone()
    {
        var members = Methods.SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)
            .Select(type => (type, text: Signature(method))));

        Offenders(members, member => Mentions(member.type, typeof(DateTime)), member => member.text, "a time has its zone: DateTimeOffset");
    }

    [Fact]
    public void Fields_AreConstants() =>
        Offenders(
            Types.Where(type => !type.IsEnum).SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)),
            field => !field.IsLiteral,
            field => $"{field.DeclaringType!.Name}.{field.Name}",
            "state is reached by properties");

    private static IEnumerable<MethodInfo> Methods => Types.SelectMany(DeclaredMethods);

    private static IEnumerable<MethodInfo> DeclaredMethods(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(method => method.GetCustomAttribute<CompilerGeneratedAttribute>() is null);

    private static bool IsDispose(MethodInfo method) => method.Name is nameof(IDisposable.Dispose) or nameof(IAsyncDisposable.DisposeAsync);

    private static bool IsAwaitable(Type type) => SimpleName(type) is "Task" or "ValueTask" && type.Namespace == "System.Threading.Tasks";

    private static bool Mentions(Type type, Type wanted) =>
        type == wanted || type.GetGenericArguments().Any(argument => Mentions(argument, wanted)) || (type.HasElementType && Mentions(type.GetElementType()!, wanted));

    private static string SimpleName(Type type) => type.Name.Split('`')[0];

    private static string Signature(MethodInfo method) =>
        $"{SimpleName(method.DeclaringType!)}.{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => SimpleName(parameter.ParameterType)))})";

    private static void Offenders<T>(IEnumerable<T> all, Func<T, bool> offends, Func<T, string> name, string because) =>
        string.Join('\n', all.Where(offends).Select(name)).Should().BeEmpty(because);
}

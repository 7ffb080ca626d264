using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using SevenBridges.Emulator;
using SevenBridges.Tests.Properties;

namespace SevenBridges.Tests.PublicApi;

/// <summary>
/// What <see cref="DocumentationTests"/> holds against the description for what is emitted, for everything that is public: one test per rule, its message lists the
/// offenders and what they lack.
/// </summary>
public sealed partial class HandWrittenDocumentationTests
{
    [Fact]
    public void Calls_SayErrorsRepeatsPagingAndTheirOperations() => Offenders(
        Methods.Where(method => method.DeclaringType!.Assembly == typeof(SevenBridgesClient).Assembly && CallDocs.IsAsked(method)).SelectMany(method => new CallDocs(method).Missing().Select(what => $"{DocId.Of(method)}: {what}")),
        "this is what a caller asks of what sends requests");

    [Fact]
    public void Emulator_WhatIsAwaited_SaysItsErrors() => Offenders(
        Methods.Where(method => method.DeclaringType!.Assembly == typeof(PlatformEmulator).Assembly && method.ReturnType.Name.StartsWith("Task", StringComparison.Ordinal) && Docs.Text(method, "exception").Length == 0).Select(DocId.Of),
        "what is awaited says what may go wrong");

    [Fact]
    public void Hosting_WhatIsRegistered_SaysItsErrors() => Offenders(
        Methods.Where(method => method.DeclaringType!.Assembly == typeof(SevenBridgesServiceCollectionExtensions).Assembly && Docs.Text(method, "exception").Length == 0).Select(DocId.Of),
        "who registers a client wants to know when a mistake shows");

    [Fact]
    public void Rules_AreHeldAgainstAllThatIsShipped() =>
        Types.Select(type => type.Assembly.GetName().Name).Distinct().Should().BeEquivalentTo("SevenBridges", "SevenBridges.Emulator", "SevenBridges.Hosting");

    [Fact]
    public void Numbers_SayTheirUnit() => Offenders(
        Properties.Where(property => IsNumber(property.PropertyType) && !UnitIn().IsMatch(All(property))).Select(DocId.Of),
        "a number says what it counts; write the unit into its sentence");

    [Fact]
    public void Numbers_ThatAreGivenOrReturned_SayTheirUnit() => Offenders(
        from method in Methods
        from parameter in method.GetParameters()
        where IsNumber(parameter.ParameterType) && !UnitIn().IsMatch(Docs.Text(method, "param", parameter.Name) + Docs.Text(method, "summary"))
        select $"{DocId.Of(method)}: {parameter.Name}",
        "a number says what it counts; write the unit into its sentence");

    [Fact]
    public void Null_IsExplainedWhereItMayStand() => Offenders(
        Properties.Where(property => IsNull(new NullabilityInfoContext().Create(property)) && !SaysNull(All(property))).Select(DocId.Of),
        "a member that may be null says what null means");

    [Fact]
    public void Null_OfAParameter_IsExplained() => Offenders(
        from method in Methods
        where method.Name is not ("Equals" or "CompareTo") && !method.IsSpecialName
        from parameter in method.GetParameters()
        where !parameter.IsOut && IsNull(new NullabilityInfoContext().Create(parameter)) && !SaysNull(Docs.Text(method, "param", parameter.Name))
        select $"{DocId.Of(method)}: {parameter.Name}",
        "a parameter that may be null says what null means");

    [Fact]
    public void Null_OfAResult_IsExplained() => Offenders(
        from method in Methods
        where IsNull(Awaited(new NullabilityInfoContext().Create(method.ReturnParameter))) && !SaysNull(Docs.Text(method, "returns") + Docs.Text(method, "summary"))
        select DocId.Of(method),
        "a method that may return null says what null means");

    [Fact]
    public void Options_SayTheirDefault() => Offenders(
        from property in Properties
        where property.DeclaringType!.Name is var owner && (owner.EndsWith("Options", StringComparison.Ordinal) || owner.EndsWith("Policy", StringComparison.Ordinal) || owner.EndsWith("Layers", StringComparison.Ordinal))
        where property.SetMethod is { IsPublic: true } && Docs.Text(property, "value").Length == 0
        select DocId.Of(property),
        "an option says its default in <value>");

    private static IEnumerable<Type> Types => new[] { typeof(SevenBridgesClient), typeof(PlatformEmulator), typeof(SevenBridgesServiceCollectionExtensions) }
        .SelectMany(type => type.Assembly.GetExportedTypes()).Where(type => !type.IsSubclassOf(typeof(Delegate)) && (!type.IsNested || type.IsNestedPublic));

    private static IEnumerable<MethodInfo> Methods => Types
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Where(method => method.GetCustomAttribute<CompilerGeneratedAttribute>() is null && !method.IsSpecialName && !method.Name.Contains('<') && IsOwn(method)
            && method.GetBaseDefinition() == method && method.Name is not ("Deconstruct" or "Equals" or "GetHashCode" or "ToString"));

    private static IEnumerable<PropertyInfo> Properties => Types
        .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Where(property => IsOwn(property) && property.Name != "EqualityContract" && property.GetMethod?.GetBaseDefinition() == property.GetMethod);

    private static bool IsOwn(MemberInfo member) => Docs.Of(member)?.Element("inheritdoc") is null;

    /// <summary>All that is said of a property; of a member of a record's heading its parameter says it.</summary>
    private static string All(PropertyInfo property) => string.Join(
        ' ', Docs.Text(property, "summary"), Docs.Text(property, "value"), Docs.Text(property, "remarks"), Docs.Text(property, "returns"), Docs.Text(property.DeclaringType!, "param", property.Name));

    private static bool IsNumber(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is var bare && !bare.IsEnum && Type.GetTypeCode(bare) is >= TypeCode.SByte and <= TypeCode.Decimal;

    private static bool IsNull(NullabilityInfo info) => info.ReadState == NullabilityState.Nullable && info.Type != typeof(void) && !info.Type.IsGenericParameter;

    private static NullabilityInfo Awaited(NullabilityInfo info) => info.Type.Name is "Task`1" or "ValueTask`1" ? info.GenericTypeArguments[0] : info;

    private static bool SaysNull(string text) => NullIn().IsMatch(text);

    private static void Offenders(IEnumerable<string> offenders, string because) => string.Join('\n', offenders).Should().BeEmpty(because);

    [GeneratedRegex("\\b([Nn]ull|[Nn]ot set|nothing|empty)\\b")]
    private static partial Regex NullIn();

    [GeneratedRegex(
        @"Unit: |\b(bytes?|seconds?|milliseconds?|minutes?|hours?|GB|MiB|items?|parts?|pages?|times|requests?|files?|folders?|calls?|connections?|characters?|how (many|often)|number|count(s|ed)?|factor|position|offset|revision|status|code|percent|fraction|share)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex UnitIn();
}

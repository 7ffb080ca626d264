using System.Reflection;
using SevenBridges.Generator.Model;

namespace SevenBridges.Generator.Tests.Diagnostics;

/// <summary>A member of the description must not hide what its type has by itself: the names that are refused are those that there are.</summary>
public sealed class TakenNameTests
{
    private const BindingFlags Every = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Theory]
    [InlineData(typeof(PlatformModel), nameof(TakenNames.OfModel))]
    [InlineData(typeof(RawDocument), nameof(TakenNames.OfDocument))]
    public void Names_OfABaseType_AreTaken(Type type, string taken)
    {
        var names = type.GetMembers(Every).Where(member => !IsPrivate(member)).Select(member => member.Name).Where(IsSpoken);

        string.Join(", ", names.Where(name => !TakenOf(taken).Contains(name))).Should().BeEmpty("members of these names would hide those of {0}", type.Name);
    }

    [Theory]
    [InlineData(typeof(LetterFields), nameof(TakenNames.OfFields), "Id,Title,Body,Pages,Labels,Readers,Stamp,Seal,Answers,FaxNumber,TrackingLink")]
    [InlineData(typeof(Mood), nameof(TakenNames.OfWords), "SoSo,Good,Over")]
    [InlineData(typeof(SightingQuery), nameof(TakenNames.OfRecord), "Place,Person,Trait,Colours,Kinds,From,To,Day,Count,Watch,Fields")]
    [InlineData(typeof(GardenUpdate), nameof(TakenNames.OfRecord), "Name,Owner,Area,Tags")]
    public void Names_ThatAreEmittedBesideTheDescribedOnes_AreTaken(Type type, string taken, string described)
    {
        var names = type.GetMembers(Every).Select(member => member.Name).Where(IsSpoken).Except(described.Split(','));

        string.Join(", ", names.Where(name => !TakenOf(taken).Contains(name))).Should().BeEmpty("members of these names would stand twice in {0}", type.Name);
    }

    private static TakenNames TakenOf(string name) => (TakenNames)typeof(TakenNames).GetField(name)!.GetValue(null)!;

    private static bool IsPrivate(MemberInfo member) => member switch
    {
        MethodBase method => method.IsPrivate,
        FieldInfo field => field.IsPrivate,
        PropertyInfo property => property.GetAccessors(nonPublic: true).All(accessor => accessor.IsPrivate),
        Type type => type.IsNestedPrivate,
        _ => false,
    };

    /// <summary>Constructors, accessors, operators and what the compiler makes up cannot be hidden.</summary>
    private static bool IsSpoken(string name) => name.All(letter => char.IsLetterOrDigit(letter));
}

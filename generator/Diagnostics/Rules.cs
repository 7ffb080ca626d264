namespace SevenBridges.Generator.Diagnostics;

/// <summary>
/// Every rule of the description. The first digit is the area: 1 documents and references, 2 operations, 3 schemas, 4 <c>x-sbg-*</c> words.
/// A row of <c>generator/README.md</c> and a test belong to each.
/// </summary>
internal static class Rules
{
    public static readonly Rule BrokenJson = new("SBG1001", "Broken JSON", "This is not JSON: {0}");
    public static readonly Rule DuplicateMember = new("SBG1002", "Member written twice", "'{0}' stands twice in this object; remove one of the two");
    public static readonly Rule NotOpenApi = new("SBG1003", "Not OpenAPI 3.0", "A document of the description begins with \"openapi\": \"3.0.3\"");
    public static readonly Rule UnknownReference = new("SBG1004", "Unknown reference", "'{0}' is not a {1} of this description{2}");
    public static readonly Rule MalformedReference = new("SBG1005", "Malformed reference", "'{0}' is no reference for this place; write '#/components/{1}/Name' or 'common.json#/components/{1}/Name'");
    public static readonly Rule DuplicateComponent = new("SBG1006", "Component defined twice", "'{0}' is already a {1} in {2}; names are unique over all documents");
    public static readonly Rule UnknownDocument = new("SBG1007", "Unknown document", "'{0}' is not a document of this description{1}");
    public static readonly Rule DuplicateDocument = new("SBG1008", "Document of the same name", "'{0}' is also the name of '{1}'; references could mean either, so this one is not read");
    public static readonly Rule CircularReference = new("SBG1009", "Circular reference", "'{0}' leads back to itself; a schema may hold itself only as a property or as an item of a list");
    public static readonly Rule UnknownMember = new("SBG1010", "Unknown member", "'{0}' is not a member of {1}{2}");
    public static readonly Rule WrongKind = new("SBG1011", "Wrong kind of value", "\"{0}\" takes {1}, not {2}");

    public static readonly Rule DuplicateOperation = new("SBG2001", "Operation defined twice", "The operation '{0}' is already defined in {1}; an operationId is unique over all documents");
    public static readonly Rule MissingOperationId = new("SBG2002", "Operation without id", "An operation needs an \"operationId\" such as 'files.get'");
    public static readonly Rule MalformedOperationId = new("SBG2003", "Malformed operation id", "'{0}' is no operationId; write 'resource.verb' or 'resource.sub.verb' in camel case, such as 'files.get'");
    public static readonly Rule MissingRepeat = new("SBG2004", "Repeatability unknown", "The operation '{0}' needs \"x-sbg-repeat\": 'safe', 'idempotent', 'never' or 'ask:<operation>'");
    public static readonly Rule PagedWithoutItems = new("SBG2005", "Paged operation without items", "The operation '{0}' is paged, but its result has no '{1}' list");
    public static readonly Rule UndefinedPathParameter = new("SBG2006", "Path parameter without definition", "The path has a placeholder '{{{0}}}', but no parameter with \"in\": \"path\" defines it{1}");
    public static readonly Rule UnusedPathParameter = new("SBG2007", "Path parameter not in the path", "The parameter '{0}' is in the path, but the path '{1}' has no placeholder '{{{0}}}'");
    public static readonly Rule NoSuccess = new("SBG2008", "Operation without success", "The operation '{0}' describes no 2xx response");
    public static readonly Rule UnknownOperation = new("SBG2009", "Unknown operation", "'{0}' is not an operation of this description{1}");
    public static readonly Rule DuplicateMethod = new("SBG2010", "Method name taken", "'{0}' and '{1}' would both become {2}; give one of them an \"x-sbg-name\" (on a model an \"x-sbg-verb\")");
    public static readonly Rule UnknownBodyMember = new("SBG2011", "Unknown member of the body", "'{0}' is not a member of the body '{1}'{2}");
    public static readonly Rule MissingSummary = new("SBG2012", "Operation without summary", "The operation '{0}' needs a \"summary\": one sentence, present tense");
    public static readonly Rule MissingMedia = new("SBG2013", "Content without schema", "This content needs a media type with a \"schema\"");
    public static readonly Rule UnknownChoice = new("SBG2014", "Unknown name in a choice", "'{0}' is neither a parameter nor a member here{1}");
    public static readonly Rule UnknownPaging = new("SBG2015", "Unknown paging", "'{0}' is no kind of paging; write 'page', 'scroll', 'token' or 'volume'");
    public static readonly Rule PagingNotQuery = new("SBG2016", "Paged operation misnamed", "The operation '{0}' is paged, so its id ends in a verb that begins with 'query', 'scroll' or 'search'");
    public static readonly Rule MalformedPath = new("SBG2017", "Malformed path", "'{0}' is no path of the description: it begins with '/', and each part is plain text or one whole {{placeholder}}");
    public static readonly Rule OddParameter = new("SBG2018", "Parameter of an odd type", "The parameter '{0}' is {1}; in a {2} travel only {3}");
    public static readonly Rule OddBody = new("SBG2019", "Body of an odd type", "The body of '{0}' is {1}; write a component that is an object or a map, or a list");
    public static readonly Rule ShortFormIncomplete = new("SBG2020", "Short form without a required member", "The body '{0}' requires '{1}', which is not among these arguments");
    public static readonly Rule NoPlaceForFailure = new("SBG2021", "Bulk call without a place for failures", "'{0}' is what comes of an item of a bulk call; one of its members, a text or an Error, needs \"x-sbg-failure\": true to say why an item failed");

    public static readonly Rule NullableAlone = new("SBG3001", "Nullable beside nothing", "\"nullable\" counts only beside a \"type\"; for an object write {{ \"nullable\": true, \"allOf\": [ {{ \"$ref\": … }} ] }}");
    public static readonly Rule NullableReference = new("SBG3002", "Nullable beside a reference", "Validators ignore what stands beside \"$ref\"; write {{ \"nullable\": true, \"allOf\": [ {{ \"$ref\": … }} ] }}");
    public static readonly Rule NullInEnum = new("SBG3003", "Null among enum values", "Some validators refuse null in a list of values; write \"nullable\": true in the enum's component and leave null out of the list");
    public static readonly Rule OddComposition = new("SBG3004", "Composition that validators read differently", "\"{0}\" is not used like this here; allowed are allOf with one reference beside nullable, and oneOf of a nullable text and a number or a list of texts");
    public static readonly Rule MissingType = new("SBG3005", "Schema without type", "This schema needs a \"type\" or a \"$ref\"; any JSON is {{}} with nothing but a description");
    public static readonly Rule UnknownType = new("SBG3006", "Unknown type", "'{0}' is no type of the description; write string, integer, number, boolean, array or object");
    public static readonly Rule RequiredInResponse = new("SBG3007", "Required in a response", "'{0}' is part of a response: lists carry less than details, so it may not have \"required\"");
    public static readonly Rule MissingDescription = new("SBG3008", "Undocumented", "'{0}' needs a \"description\": one sentence");
    public static readonly Rule TooManyProperties = new("SBG3009", "Too many properties", "'{0}' has {1} properties; a model holds at most 64");
    public static readonly Rule InlineSchema = new("SBG3011", "Unnamed object or enum", "An object or enum stands as a component of its own, so that it has a name; refer to it with \"$ref\"");
    public static readonly Rule NameTaken = new("SBG3012", "Name taken", "'{0}' would become the C# name '{1}', which {2} has; give it an \"x-sbg-name\" (a filter an \"x-sbg-query\")");
    public static readonly Rule NoName = new("SBG3013", "No C# name", "'{0}' gives no C# name; give it an \"x-sbg-name\" or, in an enum, a row in \"x-sbg-names\"");
    public static readonly Rule ListWithoutItems = new("SBG3014", "List without items", "An array needs \"items\"");
    public static readonly Rule BadLimit = new("SBG3015", "Limit that cannot be checked", "\"{0}\" takes a whole number of 64 bits, not '{1}'");
    public static readonly Rule BadDefault = new("SBG3016", "Default of another type", "'{0}' is no value of this member, which is {1}");

    public static readonly Rule UnknownWord = new("SBG4001", "Unknown word", "'{0}' is not a word of this description{1}; schema/README.md lists them");
    public static readonly Rule BadWordValue = new("SBG4002", "Value of a word", "\"{0}\" does not take this value; {1}");
    public static readonly Rule BadId = new("SBG4003", "Malformed id", "\"x-sbg-id\" of a component is {{ \"segments\": [1], \"of\": \"Schema\", \"argument\": \"name\" }}, of a path parameter \"FileId.1\"");
    public static readonly Rule UnknownSaveProperty = new("SBG4005", "Unknown property to save", "'{0}' is not a property of '{1}'{2}");
    public static readonly Rule SegmentOutOfOrder = new("SBG4006", "Segment out of order", "'{0}' is segment {1} of an id, but segment {2} does not stand before it in the path");
    public static readonly Rule NoModelForVerb = new("SBG4007", "Method without a model", "'{0}' is to be a method of a model too, but its first argument is not the id of any model");
    public static readonly Rule MisplacedWord = new("SBG4008", "Word in the wrong place", "\"{0}\" says nothing on {1}; it stands on {2}");
    public static readonly Rule UnknownValue = new("SBG4009", "Unknown value of an enum", "'{0}' is not a value of this enum{1}");
    public static readonly Rule NoIdToRead = new("SBG4010", "Nothing to read an id into", "'id-or-object' needs a reference to a model that has an id");

    /// <summary>All of them, in order: what the tests hold against the README.</summary>
    public static IEnumerable<Rule> All =>
        typeof(Rules).GetFields().Select(entry => entry.GetValue(null)).OfType<Rule>().OrderBy(rule => rule.Id, StringComparer.Ordinal);
}

using static SevenBridges.Generator.Diagnostics.Rules;

namespace SevenBridges.Generator.Tests.Diagnostics;

/// <summary>Faults of operations: SBG2xxx.</summary>
internal static class OperationRules
{
    private const string Color =
        "{ 'name': 'color', 'in': 'query', 'description': 'Color of the notes.', 'schema': { 'type': 'string' } }";

    private const string NoteParameters =
        "'parameters': [{ '$ref': '#/components/parameters/note' }],";

    private const string CreateBody =
        "'content': { 'application/json': { 'schema': { '$ref': '#/components/schemas/NoteCreate' } } } },";

    private const string Items =
        "'properties': { 'items': { 'type': 'array', 'items': { '$ref': '#/components/schemas/Note' }, 'description': 'The notes.' } }";

    private const string Many =
        """
        '/many': { 'post': { 'operationId': 'notes.bulkSend', 'summary': 'Sends notes.', 'x-sbg-repeat': 'never', 'x-sbg-bulk': ▶'notes'◀,
          'requestBody': { 'required': true, 'content': { 'application/json': { 'schema': { '$ref': '#/components/schemas/NotesSend' } } } },
          'responses': { '200': { 'description': 'Sent.', 'content': { 'application/json': { 'schema': {
            'type': 'object', 'additionalProperties': { '$ref': '#/components/schemas/NoteFate' } } } } } } } },
        '/notes/{note}': {
        """;

    private const string NotesSend =
        "'NotesSend': { 'type': 'object', 'description': 'Which.', 'properties': { 'notes': { 'type': 'array', 'items': { 'type': 'string' }, 'description': 'Ids.' } } },";

    private const string NoteFate = "'NoteFate': { 'type': 'object', 'description': 'What came of it.', 'properties': { 'fate': { 'type': 'string', 'readOnly': true, 'description': 'What.' } } }";

    public static IReadOnlyList<RuleCase> Cases { get; } =
    [
        new(NoPlaceForFailure, "'/notes/{note}': {", Many, Many.Replace("▶", "", StringComparison.Ordinal).Replace("◀", "", StringComparison.Ordinal), "'NoteFate' is what comes of an item")
        {
            Schemas = NotesSend + NoteFate,
            WholeSchemas = NotesSend + NoteFate.Replace("'readOnly'", "'x-sbg-failure': true, 'readOnly'", StringComparison.Ordinal),
        },
        new(
            DuplicateOperation,
            "'operationId': 'notes.update',",
            "'operationId': ▶'notes.get'◀,",
            "'operationId': 'notes.update', 'description': 'Changes.',",
            "'notes.get' is already defined in notes.json")
        { Also = [UnknownOperation] },
        new(
            MissingOperationId,
            "'post': {\n        'operationId': 'notes.create',",
            "▶'post'◀: {",
            "'post': { 'operationId': 'notes.add',",
            "such as 'files.get'"),
        new(
            MalformedOperationId,
            "'operationId': 'notes.create',",
            "'operationId': ▶'create_note'◀,",
            "'operationId': 'notes.append.lines',",
            "'create_note' is no operationId"),
        new(
            MissingRepeat,
            "'summary': 'Reads a note.',\n        'x-sbg-repeat': 'safe',",
            "'summary': 'Reads a note.',\n        'x-sbg-repeat': ▶'sometimes'◀,",
            "'summary': 'Reads a note.',\n        'x-sbg-repeat': 'never',",
            "'notes.get' needs"),
        new(
            MissingRepeat,
            "'operationId': 'notes.delete',\n        'summary': 'Throws a note away.',\n        'x-sbg-repeat': 'idempotent',",
            "'operationId': ▶'notes.delete'◀,\n        'summary': 'Throws a note away.',",
            "'operationId': 'notes.delete', 'summary': 'Throws a note away.', 'x-sbg-repeat': 'ask:notes.get',",
            "'notes.delete' needs"),
        new(
            PagedWithoutItems,
            Items,
            "'properties': { 'notes': { 'type': 'array', 'items': { '$ref': '#/components/schemas/Note' }, 'description': 'The notes.' } }",
            Items + " ",
            "'notes.query' is paged, but its result has no 'items' list")
            { Place = "'NotePage': { 'description': 'A page.', 'content': { 'application/json': { 'schema': { '$ref': ▶'#/components/schemas/NotePage'◀ } } } }" },
        new(
            UndefinedPathParameter,
            NoteParameters,
            "",
            NoteParameters + " ",
            "placeholder '{note}'")
        { Place = "'/notes/▶{note}◀'" },
        new(
            UnusedPathParameter,
            "'operationId': 'notes.query',",
            "'operationId': 'notes.query',",
            "'operationId': 'notes.query', 'description': 'All.',",
            "'note' is in the path, but the path '/notes' has no placeholder '{note}'")
            { Place = Color + ", { '$ref': ▶'#/components/parameters/note'◀ }", Instead = Color },
        new(
            NoSuccess,
            "'responses': { '204': { 'description': 'Done.' } }",
            "'responses': ▶{◀ 'default': { 'description': 'Failed.' } }",
            "'responses': { '202': { 'description': 'Soon.' } }",
            "'notes.delete' describes no 2xx response"),
        new(
            UnknownOperation,
            "'x-sbg-repeat': 'ask:notes.query'",
            "'x-sbg-repeat': ▶'ask:notes.qurey'◀",
            "'x-sbg-repeat': 'ask:notes.get'",
            "'notes.qurey' is not an operation", "did you mean 'notes.query'?"),
        new(
            UnknownOperation,
            "'x-sbg-get': 'notes.get'",
            "'x-sbg-get': ▶'notes.read'◀",
            "'x-sbg-get' : 'notes.get'",
            "'notes.read' is not an operation"),
        new(
            UnknownOperation,
            "[{ 'operation': 'notes.update' }]",
            "[{ 'operation': ▶'notes.save'◀ }]",
            "[ { 'operation': 'notes.update' } ]",
            "'notes.save' is not an operation"),
        new(
            DuplicateMethod,
            "'operationId': 'notes.update',",
            "'operationId': ▶'notes.update'◀, 'x-sbg-name': 'Get',",
            "'operationId': 'notes.update', 'x-sbg-name': 'Put',",
            "'notes.get' and 'notes.update' would both become NotesClient.GetAsync"),
        new(
            DuplicateMethod,
            "'x-sbg-place': 'both',",
            "'x-sbg-place': 'both', 'x-sbg-verb': 'Save',",
            "'x-sbg-place': 'both', 'x-sbg-verb': 'Drop',",
            "'x-sbg-save' and 'notes.delete' would both become 'Save' of the model")
            { Place = "'operationId': ▶'notes.delete'◀," },
        new(
            UnknownBodyMember,
            "'summary': 'Writes a note.',",
            "'summary': 'Writes a note.', 'x-sbg-arguments': ['text', ▶'shelv'◀],",
            "'summary': 'Writes a note.', 'x-sbg-arguments': ['text', 'shelf'],",
            "'shelv' is not a member of the body 'NoteCreate'; did you mean 'shelf'?"),
        new(
            UnknownBodyMember,
            "'required': ['text']",
            "'required': ['text', ▶'color'◀]",
            "'required': ['text', 'shelf']",
            "'color' is not a member of the body 'NoteCreate'"),
        new(MissingSummary, "'summary': 'Reads a note.',", "'summary': ▶' '◀,", "'summary': 'Reads.',", "'notes.get' needs a 'summary'"),
        new(
            MissingMedia,
            CreateBody,
            "'content': ▶{◀ 'application/json': {} } },",
            CreateBody.Replace("application/json", "application/yaml"),
            "needs a media type with a 'schema'"),
        new(
            UnknownChoice,
            "'x-sbg-default-fields': '_all',",
            "'x-sbg-one-of': [{ 'of': ['color', ▶'shelv'◀], 'required': true }],",
            "'x-sbg-one-of': [{ 'of': ['color', 'shelf'], 'required': true }],",
            "'shelv' is neither a parameter nor a member here; did you mean 'shelf'?"),
        new(UnknownPaging, "'x-sbg-paging': 'page',", "'x-sbg-paging': ▶'pages'◀,", "'x-sbg-paging': 'scroll',", "'pages' is no kind of paging"),
        new(
            PagingNotQuery,
            "'operationId': 'notes.query',",
            "'operationId': ▶'notes.list'◀,",
            "'operationId': 'notes.queryAll',",
            "'notes.list' is paged")
        { Rename = ("ask:notes.query", "never") },
        new(MalformedPath, "'/notes/{note}': {", "▶'/notes/n-{note}'◀: {", "'/notes/n-/{note}': {", "'/notes/n-{note}' is no path of the description"),
        new(
            BadWordValue,
            Color,
            Color.Replace("'in': 'query'", "'in': 'query', 'x-sbg-empty': ▶'nothing'◀", StringComparison.Ordinal),
            Color.Replace("'in': 'query'", "'in': 'query', 'x-sbg-empty': 'nothing'", StringComparison.Ordinal).Replace("{ 'type': 'string' }", "{ 'type': 'array', 'items': { 'type': 'string' } }"),
            "a list of values on their own"),
        new(
            OddParameter,
            Color,
            "{ 'name': ▶'color'◀, 'in': 'query', 'description': 'Color.', 'schema': { '$ref': '#/components/schemas/NoteUpdate' } }",
            Color.Replace("{ 'type': 'string' }", "{ 'type': 'array', 'items': { 'type': 'string' } }"),
            "The parameter 'color' is an object", "in a query travel only"),
        new(
            OddParameter,
            "'x-sbg-id': 'NoteId.1', 'schema': { 'type': 'string' }",
            "'schema': { 'type': 'boolean' }",
            "'x-sbg-id': 'NoteId.1', 'schema': { 'type': 'integer' }",
            "The parameter 'note' is true or false", "in a path travel only")
        { Place = "'note': { 'name': ▶'note'◀," },
        new(
            OddBody,
            CreateBody,
            CreateBody.Replace("{ '$ref': '#/components/schemas/NoteCreate' }", "{ 'type': ▶'string'◀ }"),
            CreateBody.Replace("{ '$ref': '#/components/schemas/NoteCreate' }", "{ 'type': 'array', 'items': { 'type': 'string' } }"),
            "The body of 'notes.create' is a text"),
        new(
            ShortFormIncomplete,
            "'summary': 'Writes a note.',",
            "'summary': 'Writes a note.', 'x-sbg-arguments': ▶[◀'shelf'],",
            "'summary': 'Writes a note.', 'x-sbg-arguments': ['text'],",
            "The body 'NoteCreate' requires 'text'"),
    ];
}

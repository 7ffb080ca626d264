using static SevenBridges.Generator.Diagnostics.Rules;

namespace SevenBridges.Generator.Tests.Diagnostics;

/// <summary>Faults of schemas: SBG3xxx.</summary>
internal static class SchemaRules
{
    private const string Text =
        "'text': { 'type': 'string', 'x-sbg-name': 'Words', 'nullable': true, 'description': 'What it says.' }";

    private const string State =
        "'state': { 'allOf': [{ '$ref': '#/components/schemas/NoteState' }], 'readOnly': true, 'description': 'Whether it still counts.' }";

    private const string Size =
        "'size': { 'type': 'integer', 'format': 'int64', 'readOnly': true, 'x-sbg-unit': 'bytes', 'description': 'How long it is.' }";

    private const string Shelf =
        "'shelf': { 'type': 'string', 'description': 'Where it goes.' }";

    private const string MaxLength =
        "'maxLength': 100";

    private const string Words =
        "'enum': ['OPEN', 'DONE']";

    public static IReadOnlyList<RuleCase> Cases { get; } =
    [
        new(
            NullableAlone,
            Shelf,
            "'shelf': { 'nullable': ▶true◀, 'description': 'Where it goes.' }",
            "'shelf': { 'type': 'string', 'nullable': true, 'description': 'Where it goes.' }",
            "counts only beside a 'type'"),
        new(
            NullableReference,
            State,
            "'state': { '$ref': '#/components/schemas/NoteState', 'nullable': ▶true◀ }",
            "'state': { 'allOf': [{ '$ref': '#/components/schemas/NoteState' }], 'nullable': true }",
            "ignore what stands beside '$ref'"),
        new(NullInEnum, Words, "'enum': ['OPEN', ▶null◀, 'DONE']", "'nullable': true, 'enum': ['OPEN', 'DONE']", "leave null out of the list"),
        new(
            OddComposition,
            State,
            "'state': { 'anyOf': ▶[◀{ 'type': 'string' }], 'description': 'State.' }",
            "'state': { 'oneOf': [{ 'type': 'string', 'nullable': true }, { 'type': 'number' }], 'x-sbg-wire': 'decimal-text', 'description': 'State.' }",
            "'anyOf' is not used like this here"),
        new(
            OddComposition,
            State,
            "'state': { 'allOf': ▶[◀{ '$ref': '#/components/schemas/NoteState' }, { '$ref': '#/components/schemas/NoteId' }], 'description': 'State.' }",
            State + " ",
            "'allOf' is not used like this here"),
        new(
            OddComposition,
            State,
            "'state': { 'oneOf': ▶[◀{ 'type': 'string' }, { 'type': 'array', 'items': { 'type': 'string' } }], 'description': 'State.' }",
            "'state': { 'oneOf': [{ 'type': 'string' }, { 'type': 'array', 'items': { 'type': 'string' } }], 'x-sbg-wire': 'text-or-list', 'description': 'State.' }",
            "'oneOf' is not used like this here"),
        new(
            MissingType,
            Size,
            "'size': ▶{◀ 'format': 'int64', 'description': 'How long it is.' }",
            "'size': { 'description': 'Anything.' }",
            "needs a 'type' or a '$ref'"),
        new(
            UnknownType,
            Size,
            "'size': { 'type': ▶'int'◀, 'description': 'How long it is.' }",
            "'size': { 'type': 'number', 'description': 'How long it is.' }",
            "'int' is no type of the description"),
        new(
            RequiredInResponse,
            "'x-sbg-get': 'notes.get',",
            "'x-sbg-get': 'notes.get', 'required': ▶[◀'id'],",
            "'x-sbg-get':  'notes.get',",
            "'Note' is part of a response"),
        new(
            MissingDescription,
            Size,
            "▶'size'◀: { 'type': 'integer' }",
            "'size': { 'type': 'integer', 'description': 'Size.' }",
            "'Note.size' needs a 'description'"),
        new(
            MissingDescription,
            "'description': 'A new note.',",
            "",
            "'description': 'New.',",
            "'NoteCreate' needs a 'description'")
        { Place = "▶'NoteCreate'◀: {" },
        new(
            TooManyProperties,
            Size,
            Many(65),
            Many(64 - 3),
            "'Note' has 68 properties; a model holds at most 64")
        { Place = "▶'Note'◀: {\n        'type'" },
        new(
            InlineSchema,
            State,
            "'state': { 'type': 'object', 'properties': ▶{◀ 'a': { 'type': 'string' } }, 'description': 'State.' }",
            State.Replace("NoteState", "Inner"),
            "stands as a component of its own")
            { WholeSchemas = "'Inner': { 'type': 'object', 'description': 'Inner.', 'properties': { 'a': { 'type': 'string', 'description': 'A.' } } }" },
        new(
            InlineSchema,
            State,
            "'state': { 'type': 'string', 'enum': ▶[◀'A'], 'description': 'State.' }",
            State + " ",
            "stands as a component of its own"),
        new(
            NameTaken,
            Size,
            "▶'words'◀: { 'type': 'string', 'description': 'More.' }",
            "'words': { 'type': 'string', 'x-sbg-name': 'MoreWords', 'description': 'More.' }",
            "'words' would become the C# name 'Words', which 'text' has"),
        new(
            NameTaken,
            Size,
            "▶'has_changes'◀: { 'type': 'string', 'description': 'More.' }",
            "'had_changes': { 'type': 'string', 'description': 'More.' }",
            "'has_changes' would become the C# name 'HasChanges', which its type already has"),
        new(
            NameTaken,
            Size,
            "▶'note'◀: { 'type': 'string', 'description': 'More.' }",
            "'notes': { 'type': 'string', 'description': 'More.' }",
            "'note' would become the C# name 'Note'"),
        new(
            NameTaken,
            Size,
            "▶'leaf'◀: { 'type': 'array', 'items': { '$ref': '#/components/schemas/Leaf' }, 'readOnly': true, 'description': 'Leaves.' }",
            "'leaf': { 'type': 'array', 'items': { '$ref': '#/components/schemas/Leaf' }, 'x-sbg-name': 'Leaves', 'readOnly': true, 'description': 'Leaves.' }",
            "'leaf' would become the C# name 'Leaf', which the type of its items has")
        {
            Schemas = "'Leaf': { 'type': 'object', 'description': 'A leaf.', 'properties': { 'number': { 'type': 'integer', 'description': 'Its number.' } } }",
            WholeSchemas = "'Leaf': { 'type': 'object', 'description': 'A leaf.', 'properties': { 'number': { 'type': 'integer', 'description': 'Its number.' } } }",
        },
        new(
            NameTaken,
            "'x-sbg-name': 'Words', ",
            "",
            "'x-sbg-name': 'Wording', ",
            "'text' would become the C# name 'Text', which 'NoteFields' already has")
        {
            Place = "▶'text'◀: { 'type': 'string', 'nullable': true, 'description': 'What it says.' },\n          'state'",
            Instead = "'text': { 'type': 'string', 'nullable': true, 'description': 'What it says.' },\n          'state'",
        },
        new(
            NameTaken,
            "'description': 'A new note.',",
            "'description': 'A new note.', 'x-sbg-name': 'NOTESTATE',",
            "'description': 'A new note.', 'x-sbg-name': 'NoteStart',",
            "'NoteState' would become the C# name 'NoteState', which 'NoteCreate' has")
        { Place = "▶'NoteState'◀: {" },
        new(
            NoName,
            Size,
            "▶'+1'◀: { 'type': 'integer', 'description': 'Plus.' }",
            "'+1': { 'type': 'integer', 'x-sbg-name': 'PlusOne', 'description': 'Plus.' }",
            "'+1' gives no C# name"),
        new(
            NoName,
            Words,
            "'enum': ['OPEN', 'DONE', ▶'<1>'◀]",
            "'x-sbg-names': { '<1>': 'One' }, 'enum': ['OPEN', 'DONE', '<1>']",
            "'<1>' gives no C# name"),
        new(
            NoName,
            "'operationId': 'notes.update',",
            "'operationId': 'notes.update', 'x-sbg-name': ▶'change it'◀,",
            "'operationId': 'notes.update', 'x-sbg-name': 'ChangeIt',",
            "'notes.update' gives no C# name"),
        new(
            ListWithoutItems,
            Size,
            "'size': ▶{◀ 'type': 'array', 'description': 'Sizes.' }",
            "'size': { 'type': 'array', 'items': {}, 'description': 'Sizes.' }",
            "An array needs 'items'"),
        new(BadLimit, MaxLength, "'maxLength': ▶1.5◀", "'maxLength': 15", "'maxLength' takes a whole number of 64 bits, not '1.5'"),
        new(
            BadDefault,
            Shelf,
            "'shelf': { 'type': 'integer', 'default': ▶'top'◀, 'description': 'Where it goes.' }",
            "'shelf': { 'type': 'integer', 'default': 1, 'description': 'Where it goes.' }",
            "'top' is no value of this member, which is a number"),
    ];

    private static string Many(int count) => string.Join(", ", Enumerable.Range(0, count).Select(number => $"'p{number}': {{ 'type': 'string', 'description': 'P.' }}"));
}

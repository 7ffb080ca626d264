using static SevenBridges.Generator.Diagnostics.Rules;

namespace SevenBridges.Generator.Tests.Diagnostics;

/// <summary>Faults of documents and references: SBG1xxx. What needs several documents is in <see cref="SeveralDocumentsTests"/>.</summary>
internal static class DocumentRules
{
    private const string Items =
        "'items': { '$ref': '#/components/schemas/Note' }";

    private const string Size =
        "'readOnly': true, 'x-sbg-unit': 'bytes'";

    private const string Text =
        "'text': { 'type': 'string', 'x-sbg-name': 'Words', 'nullable': true, 'description': 'What it says.' }";

    private const string Loop =
        "'text': { 'allOf': [{ '$ref': '#/components/schemas/Loop' }], 'x-sbg-name': 'Words', 'nullable': true, 'description': 'What it says.' }";

    public static IReadOnlyList<RuleCase> Cases { get; } =
    [
        new(BrokenJson, "'summary': 'Reads a note.',", "'summary': 'Reads a note.' ▶;◀", "'summary': 'Reads a note.' ,", "',' is expected here"),
        new(BrokenJson, "'title': 'Notes',", "'title': 'Notes▶\\x◀',".Replace("▶\\x◀", "\\▶x◀"), "'title': 'Notes\\n',", "'\\x' is no escape of JSON"),
        new(BrokenJson, "'segments': [1]", "'segments': [▶01◀]", "'segments': [1 ]", "'01' is no number"),
        new(BrokenJson, "'segments': [1]", "'segments': [1,▶]◀", "'segments': [ 1]", "No comma may stand before a closing bracket"),
        new(BrokenJson, "'title': 'Notes',", "'title': ▶'\\ud83d'◀,", "'title': '\\ud83d\\ude00',", "half of a surrogate pair"),
        new(
            DuplicateMember,
            "'summary': 'Reads a note.'",
            "'summary': 'Reads a note.', ▶'summary'◀: 'Again.'",
            "'summary': 'Reads a note.', 'description': 'Again.'",
            "'summary' stands twice"),
        new(NotOpenApi, "'openapi': '3.0.3'", "'openapi': ▶'3.1.0'◀", "'openapi': '3.0.1'", "3.0.3"),
        new(
            UnknownReference,
            Items,
            Items.Replace("'#/components/schemas/Note'", "▶'#/components/schemas/Not'◀"),
            Items.Replace("schemas/Note'", "schemas/NoteState'"),
            "'Not' is not a schema of this description; did you mean 'Note'?"),
        new(
            MalformedReference,
            Items,
            Items.Replace("'#/components/schemas/Note'", "▶'#/definitions/Note'◀"),
            Items.Replace("#/", "notes.json#/"),
            "'#/definitions/Note' is no reference", "'#/components/schemas/Name'"),
        new(
            UnknownDocument,
            Items,
            Items.Replace("'#/components/schemas/Note'", "▶'note.json#/components/schemas/Note'◀"),
            Items.Replace("#/", "notes.json#/"),
            "'note.json' is not a document", "did you mean 'notes.json'?"),
        new(CircularReference, Text, Loop, Loop, "'#/components/schemas/Loop' leads back to itself")
        {
            Schemas = """
                "Loop": { "allOf": [{ "$ref": ▶"#/components/schemas/Loop"◀ }] }
                """,
            WholeSchemas = """
                "Loop": { "type": "array", "items": { "type": "string" } }
                """,
        },
        new(CircularReference, Text, Loop, Loop, "'#/components/schemas/Second' leads back to itself")
        {
            Schemas = """
                "Loop": { "type": "object", "description": "One.", "allOf": [{ "$ref": "#/components/schemas/First" }, { "$ref": "#/components/schemas/Second" }] },
                "First": { "type": "object", "description": "Two.", "properties": { "a": { "type": "string", "description": "A." } } },
                "Second": { "type": "object", "description": "Three.", "allOf": [{ "$ref": ▶"#/components/schemas/Second"◀ }] }
                """,
            WholeSchemas = """
                "Loop": { "type": "object", "description": "One.", "properties": { "inner": { "$ref": "#/components/schemas/Loop" } } }
                """,
        },
        new(
            UnknownMember,
            Size,
            "▶'readonly'◀: true, 'x-sbg-unit': 'bytes'",
            Size,
            "'readonly' is not a member of a schema; did you mean 'readOnly'?"),
        new(UnknownMember, "'delete': {", "▶'remove'◀: {", "'delete' : {", "'remove' is not a member of a path"),
        new(WrongKind, Size, "'readOnly': ▶'true'◀, 'x-sbg-unit': 'bytes'", Size, "'readOnly' takes true or false, not a text"),
        new(
            WrongKind,
            "'parameters': [{ '$ref': '#/components/parameters/note' }]",
            "'parameters': [{ '$ref': '#/components/parameters/note' }, ▶'color'◀]",
            "'parameters': [ { '$ref': '#/components/parameters/note' } ]",
            "'parameters' takes an object, not a text"),
    ];
}

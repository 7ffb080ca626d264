using static SevenBridges.Generator.Diagnostics.Rules;

namespace SevenBridges.Generator.Tests.Diagnostics;

/// <summary>Faults of <c>x-sbg-*</c> words: SBG4xxx.</summary>
internal static class WordRules
{
    private const string Unit = "'x-sbg-unit': 'bytes'";
    private const string Open = "'x-sbg-open': true, 'x-sbg-terminal': ['DONE']";
    private const string Id = "'x-sbg-id': { 'segments': [1], 'of': 'Note', 'argument': 'note' }";
    private const string PathId = "'x-sbg-id': 'NoteId.1'";
    private const string Save = "'x-sbg-save': [{ 'operation': 'notes.update' }]";

    private const string State =
        "'state': { 'allOf': [{ '$ref': '#/components/schemas/NoteState' }], 'readOnly': true, 'description': 'Whether it still counts.' }";

    private const string Previous =
        "'previous': { 'allOf': [{ '$ref': '#/components/schemas/Note' }], 'nullable': true, 'readOnly': true, 'x-sbg-wire': 'id-or-object', 'description': 'Before.' }";

    public static IReadOnlyList<RuleCase> Cases { get; } =
    [
        new(UnknownWord, Unit, "▶'x-sbg-unti'◀: 'bytes'", Unit + " ", "'x-sbg-unti' is not a word of this description; did you mean 'x-sbg-unit'?"),
        new(UnknownWord, Unit, "▶'x-internal'◀: true", Unit + " ", "'x-internal' is not a word"),
        new(BadWordValue, Unit, "'x-sbg-unit': ▶8◀", Unit + " ", "'x-sbg-unit' does not take this value; it takes a text"),
        new(BadWordValue, "'x-sbg-place': 'both'", "'x-sbg-place': ▶'model'◀", "'x-sbg-place': 'client'", "it takes 'client', 'both'"),
        new(
            BadWordValue,
            Unit,
            "'x-sbg-wire': ▶'json-in-text'◀",
            "'x-sbg-wire': 'epoch-ms'",
            "'json-in-text' says nothing about this type; here it takes 'epoch-s'"),
        new(
            BadWordValue,
            "'text': { 'type': 'string', 'maxLength': 100",
            "'text': { 'type': 'string', 'x-sbg-wire': ▶'month-day-year'◀, 'maxLength': 100",
            "'text': { 'type': 'string', 'maxLength': 100 ",
            "'month-day-year' says nothing about this type"),
        new(
            BadWordValue,
            Save,
            "'x-sbg-save': [▶{◀ 'operation': 'notes.update', 'when': 'always' }]",
            "'x-sbg-save': [{ 'operation': 'notes.update', 'when': 'merge' }]",
            "'merge' or 'replace'"),
        new(
            BadWordValue,
            "'x-sbg-default-fields': '_all'",
            "'x-sbg-one-of': [▶{◀ 'of': ['color'] }]",
            "'x-sbg-one-of': [{ 'of': ['color', 'shelf'] }]",
            "'required': true or false"),
        new(
            BadWordValue,
            "'x-sbg-default-fields': '_all'",
            "'x-sbg-together': [▶'color'◀]",
            "'x-sbg-together': [['color', 'shelf']]",
            "a list of lists of names"),
        new(
            BadWordValue,
            "'x-sbg-resource': { 'notes':",
            "'x-sbg-resource': { ▶'books'◀: { 'summary': 'Books.' }, 'notes':",
            "'x-sbg-resource':  { 'notes':",
            "no operation begins with 'books.'"),
        new(BadWordValue, Unit, "'x-sbg-absent': ▶'null'◀", "'nullable': true, 'x-sbg-absent': 'null'", "it stands on a property that is nullable and readOnly"),
        new(BadWordValue, Unit, "'x-sbg-alias': ▶'text'◀", "'x-sbg-alias': 'length'", "'text' is a property of its own"),
        new(BadId, Id, "'x-sbg-id': ▶{◀ 'of': 'Note' }", "'x-sbg-id': { 'segments': [1, 2], 'of': 'Note' }", "'segments': [1]"),
        new(
            UnknownReference,
            Id,
            "'x-sbg-id': { 'segments': [1], 'of': 'Note', 'argument': 'note', 'accepts': [▶'Note.text'◀] }",
            "'x-sbg-id': { 'segments': [1], 'of': 'Note', 'argument': 'note', 'accepts': ['Note.id'] }",
            "'Note.text' is not a known id or property that holds one of this description"),
        new(BadId, PathId, "'x-sbg-id': ▶'NoteIdd.1'◀", PathId + " ", "'FileId.1'"),
        new(BadId, PathId, "'x-sbg-id': ▶'NoteId'◀", "'x-sbg-id': 'NoteId.1+'", "'FileId.1'"),
        new(
            UnknownSaveProperty,
            Save,
            "'x-sbg-save': [{ 'operation': 'notes.update', 'properties': [▶'txt'◀] }]",
            "'x-sbg-save': [{ 'operation': 'notes.update', 'properties': ['text'] }]",
            "'txt' is not a property of 'Note'; did you mean 'text'?"),
        new(
            SegmentOutOfOrder,
            PathId,
            "'x-sbg-id': ▶'NoteId.2'◀",
            PathId + " ",
            "'note' is segment 2 of an id, but segment 1 does not stand before it"),
        new(
            NoModelForVerb,
            "'x-sbg-repeat': 'ask:notes.query',",
            "'x-sbg-repeat': 'never', 'x-sbg-place': ▶'both'◀,",
            "'x-sbg-repeat': 'never', 'x-sbg-place': 'client',",
            "'notes.create' is to be a method of a model too"),
        new(MisplacedWord, Unit, "▶'x-sbg-paging'◀: 'page'", Unit + " ", "'x-sbg-paging' says nothing on a schema; it stands on an operation"),
        new(
            UnknownValue,
            Open,
            "'x-sbg-open': true, 'x-sbg-terminal': [▶'DON'◀]",
            Open + " ",
            "'DON' is not a value of this enum; did you mean 'DONE'?"),
        new(
            UnknownValue,
            Open,
            "'x-sbg-open': true, 'x-sbg-enum-docs': { ▶'CLOSED'◀: 'Closed.' }",
            "'x-sbg-open': true, 'x-sbg-enum-docs': { 'OPEN': 'Open.' }",
            "'CLOSED' is not a value of this enum"),
        new(
            NoIdToRead,
            State,
            Previous.Replace("schemas/Note'", "schemas/NoteId'").Replace("'id-or-object'", "▶'id-or-object'◀"),
            Previous,
            "needs a reference to a model that has an id"),
    ];
}

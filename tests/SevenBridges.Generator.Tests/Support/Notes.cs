namespace SevenBridges.Generator.Tests.Support;

/// <summary>A small description without a fault, which tests break in one place.</summary>
internal static class Notes
{
    public const string Text =
        """
        {
          "openapi": "3.0.3",
          "info": { "title": "Notes", "version": "2" },
          "x-sbg-resource": { "notes": { "summary": "Notes: short texts on a shelf." } },
          "paths": {
            "/notes": {
              "get": {
                "operationId": "notes.query",
                "summary": "Lists notes.",
                "x-sbg-repeat": "safe",
                "x-sbg-paging": "page",
                "x-sbg-default-fields": "_all",
                "parameters": [
                  { "name": "color", "in": "query", "description": "Color of the notes.", "schema": { "type": "string" } },
                  { "name": "shelf", "in": "query", "description": "Shelf of the notes.", "schema": { "type": "string" } },
                  { "name": "fields", "in": "query", "description": "Fields.", "schema": { "type": "string" } }
                ],
                "responses": { "200": { "$ref": "#/components/responses/NotePage" } }
              },
              "post": {
                "operationId": "notes.create",
                "summary": "Writes a note.",
                "x-sbg-repeat": "ask:notes.query",
                "requestBody": { "required": true, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/NoteCreate" } } } },
                "responses": { "200": { "$ref": "#/components/responses/Note" } }
              }
            },
            "/notes/{note}": {
              "parameters": [{ "$ref": "#/components/parameters/note" }],
              "get": {
                "operationId": "notes.get",
                "summary": "Reads a note.",
                "x-sbg-repeat": "safe",
                "responses": { "200": { "$ref": "#/components/responses/Note" } }
              },
              "patch": {
                "operationId": "notes.update",
                "summary": "Changes a note.",
                "x-sbg-repeat": "idempotent",
                "requestBody": { "required": true, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/NoteUpdate" } } } },
                "responses": { "200": { "$ref": "#/components/responses/Note" } }
              },
              "delete": {
                "operationId": "notes.delete",
                "summary": "Throws a note away.",
                "x-sbg-repeat": "idempotent",
                "x-sbg-place": "both",
                "responses": { "204": { "description": "Done." } }
              }
            }
          },
          "components": {
            "parameters": {
              "note": { "name": "note", "in": "path", "required": true, "x-sbg-id": "NoteId.1", "schema": { "type": "string" }, "description": "A note." }
            },
            "responses": {
              "Note": { "description": "A note.", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Note" } } } },
              "NotePage": { "description": "A page.", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/NotePage" } } } }
            },
            "schemas": {
              "NoteId": { "type": "string", "description": "A note by its id.", "x-sbg-id": { "segments": [1], "of": "Note", "argument": "note" } },
              "Note": {
                "type": "object",
                "description": "A short text.",
                "x-sbg-get": "notes.get",
                "x-sbg-save": [{ "operation": "notes.update" }],
                "properties": {
                  "id": { "allOf": [{ "$ref": "#/components/schemas/NoteId" }], "readOnly": true, "x-sbg-present": "list", "description": "Id of the note." },
                  "text": { "type": "string", "x-sbg-name": "Words", "nullable": true, "description": "What it says." },
                  "state": { "allOf": [{ "$ref": "#/components/schemas/NoteState" }], "readOnly": true, "description": "Whether it still counts." },
                  "size": { "type": "integer", "format": "int64", "readOnly": true, "x-sbg-unit": "bytes", "description": "How long it is." }
                }
              },
              "NotePage": {
                "type": "object",
                "description": "A page of notes.",
                "properties": { "items": { "type": "array", "items": { "$ref": "#/components/schemas/Note" }, "description": "The notes." } }
              },
              "NoteState": { "type": "string", "description": "Whether a note counts.", "enum": ["OPEN", "DONE"], "x-sbg-open": true, "x-sbg-terminal": ["DONE"] },
              "NoteCreate": {
                "type": "object",
                "description": "A new note.",
                "required": ["text"],
                "properties": {
                  "text": { "type": "string", "maxLength": 100, "description": "What it says." },
                  "shelf": { "type": "string", "description": "Where it goes." }
                }
              },
              "NoteUpdate": {
                "type": "object",
                "description": "What changes in a note.",
                "properties": { "text": { "type": "string", "nullable": true, "description": "What it says." } }
              }
            }
          }
        }
        """;

    /// <summary>The description after a change of one passage, which stands in it exactly once.</summary>
    public static string With(string passage, string replacement)
    {
        Text.Split(passage).Length.Should().Be(2, "a test changes exactly one place, and '{0}' is one", passage);
        return Text.Replace(passage, replacement, StringComparison.Ordinal);
    }
}

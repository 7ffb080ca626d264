using System.Text.Json.Nodes;

namespace SevenBridges.Build.Tests.Releases;

/// <summary>A small bundle, and edits of it by path.</summary>
internal static class SmallBundle
{
    private const string Text = """
        {
          "openapi": "3.0.3",
          "info": { "title": "Things", "version": "2" },
          "x-sbg-resource": { "things": { "summary": "Things." } },
          "x-sbg-error-codes": { "5002": { "name": "ThingNotFound", "status": 404, "area": "things", "retry": false, "message": "No such thing." } },
          "paths": {
            "/things": {
              "get": {
                "operationId": "things.query", "summary": "Lists things.", "x-sbg-repeat": "safe", "x-sbg-paging": "page", "x-sbg-errors": { "401": "Refused." },
                "parameters": [
                  { "name": "owner", "in": "query", "description": "Whose.", "schema": { "type": "string", "maxLength": 50 } },
                  { "name": "color", "in": "query", "description": "Which.", "schema": { "$ref": "#/components/schemas/Color" } },
                  { "name": "offset", "in": "query", "description": "From.", "schema": { "type": "integer", "format": "int64" } },
                  { "name": "limit", "in": "query", "description": "Most.", "schema": { "type": "integer", "format": "int32" } }
                ],
                "responses": { "200": { "$ref": "#/components/responses/ThingPage" } }, "x-sbg-source": "schema/things.json:10"
              },
              "post": {
                "operationId": "things.create", "summary": "Makes a thing.", "x-sbg-repeat": "never", "x-sbg-errors": { "401": "Refused." },
                "requestBody": { "required": true, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/ThingCreate" } } } },
                "responses": { "201": { "$ref": "#/components/responses/Thing" } }, "x-sbg-source": "schema/things.json:20"
              }
            },
            "/things/{thing}": {
              "get": {
                "operationId": "things.get", "summary": "Reads a thing.", "x-sbg-repeat": "safe", "x-sbg-errors": { "5002": "No such thing." },
                "parameters": [{ "$ref": "#/components/parameters/thing" }],
                "responses": { "200": { "$ref": "#/components/responses/Thing" } }, "x-sbg-source": "schema/things.json:30"
              },
              "delete": {
                "operationId": "things.delete", "summary": "Deletes a thing.", "x-sbg-repeat": "idempotent", "x-sbg-place": "both", "x-sbg-errors": { "5002": "No such thing." },
                "parameters": [{ "$ref": "#/components/parameters/thing" }, { "name": "force", "in": "query", "description": "Whatever it costs.", "schema": { "type": "boolean" } }],
                "responses": { "204": { "description": "Nothing." } }, "x-sbg-source": "schema/things.json:40"
              }
            }
          },
          "components": {
            "parameters": {
              "thing": { "name": "thing", "in": "path", "required": true, "description": "The thing.", "x-sbg-id": "ThingId.1", "schema": { "type": "string" } }
            },
            "responses": {
              "Thing": { "description": "A thing.", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Thing" } } } },
              "ThingPage": { "description": "Things.", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/ThingPage" } } } }
            },
            "schemas": {
              "ThingId": { "type": "string", "description": "A thing.", "x-sbg-id": { "segments": [1], "of": "Thing", "argument": "thing" }, "x-sbg-source": "schema/things.json:50" },
              "Color": {
                "type": "string", "description": "A color.", "enum": ["RED", "BLUE"], "x-sbg-open": true, "x-sbg-enum-docs": { "RED": "Red.", "BLUE": "Blue." }, "x-sbg-source": "schema/things.json:60"
              },
              "ThingPage": {
                "type": "object", "description": "Things.",
                "properties": { "items": { "type": "array", "readOnly": true, "items": { "$ref": "#/components/schemas/Thing" }, "description": "Things." } }, "x-sbg-source": "schema/things.json:70"
              },
              "Thing": {
                "type": "object", "description": "A thing.", "x-sbg-get": "things.get",
                "properties": {
                  "id": { "allOf": [{ "$ref": "#/components/schemas/ThingId" }], "readOnly": true, "description": "Its id." },
                  "name": { "type": "string", "readOnly": true, "description": "Its name." },
                  "size": { "type": "integer", "format": "int64", "readOnly": true, "description": "Its size." },
                  "note": { "type": "string", "nullable": true, "readOnly": true, "description": "A note." },
                  "color": { "allOf": [{ "$ref": "#/components/schemas/Color" }], "readOnly": true, "description": "Its color." }
                },
                "x-sbg-source": "schema/things.json:80"
              },
              "ThingCreate": {
                "type": "object", "description": "A thing to be.", "required": ["name", "weight"],
                "properties": {
                  "name": { "type": "string", "minLength": 1, "maxLength": 100, "description": "Its name." },
                  "weight": { "type": "integer", "format": "int64", "description": "Its weight." },
                  "note": { "type": "string", "description": "A note." }
                },
                "x-sbg-source": "schema/things.json:90"
              }
            }
          }
        }
        """;

    public static JsonObject New() => JsonNode.Parse(Text)!.AsObject();

    public static IReadOnlyList<Change> Changes(Action<JsonObject> edit)
    {
        var edited = New();
        edit(edited);
        return DescriptionDiff.Between(BoundDescription.Of(Text), BoundDescription.Of(edited.ToJsonString()));
    }

    /// <summary>A node by the names that lead to it, with slashes between; a slash in a name is written <c>~1</c>.</summary>
    public static JsonObject At(this JsonObject root, string path) =>
        path.Split('/').Aggregate((JsonNode)root, (node, name) => node[name.Replace("~1", "/", StringComparison.Ordinal)]!).AsObject();

    public static JsonObject Member(this JsonObject root, string schema, string member) => root.At($"components/schemas/{schema}/properties/{member}");
}

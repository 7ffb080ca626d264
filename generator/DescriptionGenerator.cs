using Microsoft.CodeAnalysis;
using SevenBridges.Generator.Emission;

namespace SevenBridges.Generator;

/// <summary>Makes a client of the description: documents are read with positions, bound to a model without them, and emitted piece by piece.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class DescriptionGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var documents = context.AdditionalTextsProvider
            .Where(static file => SchemaFile.Is(file.Path))
            .Select(static (file, cancel) => SchemaReader.Read(file, cancel))
            .WithTrackingName(Steps.Documents);

        var schema = documents.Collect()
            .Select(static (all, cancel) => SchemaBinder.Bind(all, cancel))
            .WithTrackingName(Steps.Schema);

        Emit(context, schema, Steps.Clients, static model => model.Clients, static client => new(client.Folder, client.Name, ClientEmitter.Emit(client)));
        Emit(context, schema, Steps.Models, static model => model.Entities, static entity => new(entity.Folder, entity.Name, EntityEmitter.Emit(entity)));
        Emit(context, schema, Steps.ModelJson, static model => model.EntityJson, static entity => new(entity.Folder, entity.Name + ".Json", EntityJsonEmitter.Emit(entity)));
        Emit(context, schema, Steps.Factories, static model => model.EntityFactories, static entity => new("ModelFactory", entity.Name, ModelFactoryEmitter.Emit(entity)));
        Emit(context, schema, Steps.Fields, static model => model.EntityFields, static entity => new(entity.Folder, entity.FieldsName!, FieldsEmitter.Emit(entity)));
        Emit(context, schema, Steps.Bodies, static model => model.Bodies, static body => new(body.Folder, body.Name, BodyEmitter.Emit(body)));
        Emit(context, schema, Steps.Queries, static model => model.Queries, static query => new(query.Folder, query.Name, QueryEmitter.Emit(query)));
        Emit(context, schema, Steps.Ids, static model => model.Ids, static id => new(id.Folder, id.Name, IdEmitter.Emit(id)));
        Emit(context, schema, Steps.Enums, static model => model.Enums, static words => new(words.Folder, words.Name, EnumEmitter.Emit(words)));
        Emit(context, schema, Steps.Maps, static model => model.Maps, static map => new(map.Folder, map.Name, MapEmitter.Emit(map)));
        Emit(context, schema, Steps.Raws, static model => model.Raws, static raw => new(raw.Folder, raw.Name, RawEmitter.Emit(raw)));
        Emit(context, schema, Steps.Platform, static model => model.Platform, static platform => new("", "SevenBridgesClient", PlatformEmitter.Emit(platform)));
        Emit(context, schema, Steps.Resolver, static model => model.Resolver, static resolver => new("", "SevenBridgesJson", ResolverEmitter.Emit(resolver)));
        Emit(context, schema, Steps.Operations, static model => model.OperationTables, static table => new("Http", "Operations", OperationTableEmitter.Emit(table)));
        Emit(context, schema, Steps.Errors, static model => model.ErrorTables, static table => new("Errors", "ErrorCodes", ErrorCodesEmitter.Emit(table)));

        context.RegisterSourceOutput(
            schema.SelectMany(static (model, _) => model.Problems).WithTrackingName(Steps.Problems),
            static (output, problem) => output.ReportDiagnostic(SchemaDiagnostics.Create(problem)));
    }

    private static void Emit<T>(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<SchemaModel> schema,
        string step,
        Func<SchemaModel, EquatableArray<T>> select,
        Func<T, EmittedFile> emit)
        where T : IEquatable<T> =>
        context.RegisterSourceOutput(
            schema.SelectMany((model, _) => select(model)).WithTrackingName(step),
            (output, element) => emit(element).AddTo(output));
}

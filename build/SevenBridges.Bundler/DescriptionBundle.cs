namespace SevenBridges.Bundler;

/// <summary>The bundle of a description, or what is wrong with the description.</summary>
internal sealed record DescriptionBundle(byte[]? Document, IReadOnlyCollection<Problem> Problems)
{
    public static DescriptionBundle Of(IReadOnlyList<SchemaFile> files, BundleStyle style = BundleStyle.Full)
    {
        var problems = new ProblemList();
        var documents = files.Select(file => SourceReader.Read(file, problems)).OfType<SourceDocument>()
            .OrderBy(document => document.FileName, StringComparer.Ordinal).ToList();

        var description = new DescriptionMerge(documents, problems).Merge();
        // With a document missing, references to it would only repeat the first complaint.
        if (documents.Count == files.Count)
            new ReferenceCheck(documents, problems).Run();

        return new DescriptionBundle(problems.Count == 0 ? BundleWriter.Write(description, style) : null, problems);
    }
}

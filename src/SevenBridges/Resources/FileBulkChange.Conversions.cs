using SevenBridges.Json;

namespace SevenBridges;

// BY HAND: which details a model holds is known only when it is converted.
public sealed partial record FileBulkChange
{
    /// <summary>The details of a file as its model holds them, changes that were not saved among them: <c>BulkEditAsync([.. page])</c>.</summary>
    /// <param name="file">The file. Afterwards the model still has its changes: the records of the answer hold what the Platform has.</param>
    public static implicit operator FileBulkChange(PlatformFile file) => new()
    {
        Id = Given.Or(file).Id,
        Name = file.Holds(FileFields.Name) ? file.Name : null,
        Tags = file.Holds(FileFields.Tags) ? file.Tags : null,
        Metadata = file.Holds(FileFields.Metadata()) ? file.Metadata : null,
    };
}

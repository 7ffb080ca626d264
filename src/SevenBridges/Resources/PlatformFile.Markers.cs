namespace SevenBridges;

// BY HAND: these calls belong to another resource; here the file is filled in.
public partial class PlatformFile
{
    /// <summary>Lists the genome markers on this file.</summary>
    /// <exception cref="InvalidOperationException">This model belongs to no client.</exception>
    /// <remarks>As <see cref="MarkersClient.Query"/>.</remarks>
    public virtual Pageable<Marker> QueryMarkers() => Connected().Markers.Query(new MarkerQuery { File = Id });

    /// <summary>Puts a genome marker on this file.</summary>
    /// <param name="name">Name of the marker.</param>
    /// <param name="chromosome">Name of the chromosome, such as <c>chr1</c>.</param>
    /// <param name="start">The first base of the stretch.</param>
    /// <param name="end">The last base of the stretch.</param>
    /// <param name="isPrivate">True: only the author sees it. False: everybody who sees the file.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The marker.</returns>
    /// <exception cref="SevenBridgesException">5001: This token may not mark the file. 5002: No such file, or not visible to this token.</exception>
    /// <remarks>As <see cref="MarkersClient.CreateAsync"/>.</remarks>
    public virtual Task<Marker> MarkAsync(string name, string chromosome, long start, long end, bool isPrivate = true, CancellationToken cancellationToken = default) =>
        Connected().Markers.CreateAsync(
            new MarkerCreate { File = Id, Name = name, Chromosome = chromosome, Position = new MarkerPosition { Start = start, End = end }, Private = isPrivate },
            cancellationToken);
}

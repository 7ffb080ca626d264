using System.Text;
using SevenBridges.Configuration;

namespace SevenBridges;

/// <summary>
/// The file of profiles that the Platform's clients share: <c>[name]</c> sections with <c>api_endpoint</c>, <c>auth_token</c> and <c>advance_access</c>.
/// Reading follows Python's <c>configparser</c>; writing keeps the user's comments, order and other profiles.
/// </summary>
public sealed class CredentialsFile
{
    /// <summary>Where the file is unless told otherwise; <c>~</c> is the user's folder.</summary>
    public const string Location = "~/.sevenbridges/credentials";

    /// <summary>Where <c>[proxies]</c> and <c>[mode]</c> are; <c>~</c> is the user's folder.</summary>
    public const string ConfigLocation = "~/.sevenbridges/sevenbridges-python/config";

    /// <summary>The profile that is used when nothing else is said.</summary>
    public const string DefaultProfile = "default";

    internal const string EndpointKey = "api_endpoint";
    internal const string TokenKey = "auth_token";
    internal const string AdvanceKey = "advance_access";

    private readonly IniDocument document;

    private CredentialsFile(string path, IniDocument document, bool exists)
    {
        Path = path;
        this.document = document;
        Exists = exists;
    }

    /// <summary>The file's path.</summary>
    public string Path { get; }

    /// <summary>True when the file was there when it was opened, or has been saved since.</summary>
    public bool Exists { get; private set; }

    /// <summary>The names of the profiles in the order of the file. <c>[DEFAULT]</c> is none: it lends its values to all.</summary>
    public IReadOnlyList<string> Profiles => [.. document.Sections];

    /// <summary>Reads the file; one that does not exist is like an empty one.</summary>
    /// <param name="path">The file; null: <see cref="Location"/>.</param>
    /// <returns>Its profiles.</returns>
    /// <exception cref="CredentialsException">It cannot be read, or breaks a rule of the format; the message names the line.</exception>
    public static CredentialsFile Open(string? path = null)
    {
        var full = Surroundings.OfProcess.Expand(path ?? Location);
        return new(full, ReadIni(full, out var exists), exists);
    }

    /// <summary>True when there is such a profile; upper and lower case differ.</summary>
    /// <param name="profile">The profile's name.</param>
    public bool Contains(string profile) => document.Has(profile);

    /// <summary>The endpoint of a profile as it is written.</summary>
    /// <param name="profile">The profile's name.</param>
    /// <returns>The text; null when the profile or its endpoint is missing.</returns>
    public string? EndpointOf(string profile) => document.TryGet(profile, EndpointKey, out var value) ? value : null;

    /// <summary>Writes endpoint and token of a profile, which is added when it is new. Nothing is on the disk before <see cref="Save"/>.</summary>
    /// <param name="profile">The profile's name.</param>
    /// <param name="endpoint">The API's address, such as <c>https://cgc-api.sbgenomics.com/v2</c>.</param>
    /// <param name="token">The developer token.</param>
    /// <param name="advanceAccess">Whether calls ask for advance access; null: left as it is.</param>
    /// <exception cref="CredentialsException">A value cannot stand in the file, or the endpoint is not one.</exception>
    public void Set(string profile, Uri endpoint, string token, bool? advanceAccess = null)
    {
        CheckName(profile);
        ArgumentNullException.ThrowIfNull(endpoint);
        var checkedToken = AccessToken.Developer(token).Secret;
        var origin = Http.PlatformOrigin.Of(endpoint, allowInsecureHttp: true);
        document.Set(profile, EndpointKey, origin.Base);
        document.Set(profile, TokenKey, checkedToken);
        if (advanceAccess is { } advance) document.Set(profile, AdvanceKey, advance ? "true" : "false");
    }

    /// <summary>Takes a profile out. Nothing changes on the disk before <see cref="Save"/>.</summary>
    /// <param name="profile">The profile's name.</param>
    /// <returns>False: there was none of that name.</returns>
    public bool Remove(string profile) => document.Remove(profile);

    /// <summary>Replaces the file in one step; only its owner can read what is written, from the first byte on.</summary>
    /// <exception cref="CredentialsException">The file or its folder cannot be written.</exception>
    public void Save()
    {
        try
        {
            PrivateFile.Write(Path, Encoding.UTF8.GetBytes(document.ToString()));
            Exists = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CredentialsException($"The credentials file {Path} cannot be written: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {Profiles.Count} profiles";

    internal static IniDocument ReadIni(string path, out bool exists)
    {
        if (Directory.Exists(path)) throw new CredentialsException($"{path} is a folder, where a file was expected.");
        exists = File.Exists(path);
        if (!exists) return IniDocument.Parse("");
        try
        {
            return IniDocument.Parse(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path)));
        }
        catch (IniException e)
        {
            throw new CredentialsException($"{path} is broken in {e.Message}.");
        }
        catch (DecoderFallbackException)
        {
            throw new CredentialsException($"{path} is not UTF-8 text: save it as UTF-8.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CredentialsException($"{path} cannot be read: {e.Message}", e);
        }
    }

    internal bool TryGet(string profile, string key, out string? value) => document.TryGet(profile, key, out value);

    private static void CheckName(string profile)
    {
        if (string.IsNullOrWhiteSpace(profile) || profile != profile.Trim() || profile.Any(c => c is ']' or '[' || char.IsControl(c)))
            throw new CredentialsException("The name of a profile holds at least one letter, and no brackets, line ends or blanks around it.");
        if (profile == IniDocument.DefaultSection)
            throw new CredentialsException("[DEFAULT] is not a profile: its values would be lent to all profiles. Choose another name, such as 'default'.");
    }
}

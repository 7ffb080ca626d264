using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SevenBridges.Emulator.Storage;

/// <summary>Makes and checks signed addresses at the storage server: <c>http://host:port/KIND/ID?expires=…&amp;signature=…</c>.</summary>
internal sealed class AddressSigner(Uri storage, TimeProvider clock, TimeSpan lifetime)
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <param name="path">Path at the storage server, from its slash.</param>
    public string Sign(string path)
    {
        var expires = (clock.GetUtcNow() + lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"{storage.GetLeftPart(UriPartial.Authority)}{path}?expires={expires}&signature={Signature(path, expires)}";
    }

    public bool IsExpired(string expires) =>
        !long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || clock.GetUtcNow().ToUnixTimeSeconds() > seconds;

    public bool IsGenuine(string path, string expires, string signature) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Signature(path, expires)), Encoding.UTF8.GetBytes(signature));

    /// <summary>Every signature holds one fixed word, so that a search of all output proves that none leaked.</summary>
    private string Signature(string path, string expires) =>
        Canary.Word + Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(path + "\n" + expires)))[..32];
}

using System.Net;

namespace SevenBridges.Configuration;

/// <summary>What a client connects with, once everything that may say so has been asked.</summary>
/// <param name="Endpoint">The API's address.</param>
/// <param name="Credential">Gives the token of each request.</param>
/// <param name="AdvanceAccess">True: every call asks for advance access.</param>
/// <param name="Proxy">The proxy of API and storage; null: the system's.</param>
/// <param name="Source">Where the credentials come from, for people.</param>
internal sealed record ConnectionSettings(Uri Endpoint, Credential Credential, bool AdvanceAccess, IWebProxy? Proxy, string Source);

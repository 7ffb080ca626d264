namespace System.Runtime.CompilerServices;

/// <summary>Lets a property be set by an initializer only. The compiler asks for it by name; netstandard2.0, which every compiler host loads, does not have it.</summary>
internal static class IsExternalInit;

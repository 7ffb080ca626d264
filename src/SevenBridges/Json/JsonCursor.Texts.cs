using System.Text.Json;

namespace SevenBridges.Json;

/// <content>Texts, and the ones that come again from item to item, which are decoded once.</content>
internal ref partial struct JsonCursor
{
    public string Text() => _reader.TokenType == JsonTokenType.String ? Decoded() : throw Unexpected("a text");

    public string? NullableText() => IsNull ? null : Text();

    /// <summary>A text that the description expects to be the same in the previous item.</summary>
    public string RepeatedText()
    {
        ref var recent = ref _recent[RecentTexts.PlaceOf(_name)];
        return recent = Text(recent);
    }

    public string? NullableRepeatedText() => IsNull ? null : RepeatedText();

    /// <summary>A text; the given one when it is the same.</summary>
    public string Text(string? previous) =>
        previous is not null && _reader.TokenType == JsonTokenType.String && !_reader.ValueIsEscaped && JsonText.Is(_reader.ValueSpan, previous) ? previous : Text();

    /// <summary>A text that also comes as a number; the number keeps its JSON text. The given one when it is the same.</summary>
    public string? AnyText(string? previous = null) => _reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.Number => previous is not null && JsonText.Is(_reader.ValueSpan, previous) ? previous : JsonText.Decode(_reader.ValueSpan),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => Text(previous),
    };

    /// <summary>A text that some answers give as a number, which keeps its JSON text.</summary>
    public string NumberOrText() => AnyText() ?? throw Unexpected("a text or a number");

    public string? NullableNumberOrText() => AnyText();

    /// <summary>Whether the current member has this name.</summary>
    public readonly bool IsNamed(string name) => JsonText.Is(_name, name);

    /// <summary>The name of the current member as a key of a map: keys come again more often than not.</summary>
    public string Key()
    {
        ref var recent = ref _recentKeys[RecentTexts.PlaceOf(_name)];
        if (recent is null || !JsonText.Is(_name, recent))
            recent = Name;
        return recent;
    }

    public T Id<T>()
        where T : struct, IPlatformId<T> => T.FromWire(Text());

    public T? NullableId<T>()
        where T : struct, IPlatformId<T> => IsNull ? null : Id<T>();

    public T RepeatedId<T>()
        where T : struct, IPlatformId<T> => T.FromWire(RepeatedText());

    public T? NullableRepeatedId<T>()
        where T : struct, IPlatformId<T> => IsNull ? null : RepeatedId<T>();

    /// <summary>A word that the description lists is not decoded.</summary>
    public T Word<T>()
        where T : struct, IOpenWord<T>
    {
        if (_reader.TokenType != JsonTokenType.String)
            throw Unexpected("a word");
        if (!_reader.ValueIsEscaped)
            foreach (var known in T.KnownWords)
                if (JsonText.Is(_reader.ValueSpan, known))
                    return T.FromWire(known);
        return T.FromWire(Text());
    }

    public T? NullableWord<T>()
        where T : struct, IOpenWord<T> => IsNull ? null : Word<T>();

    /// <summary>A list of texts, as long as it is.</summary>
    public IReadOnlyList<string> Texts() => Texts(null);

    public IReadOnlyList<string>? NullableTexts() => IsNull ? null : Texts(null);

    /// <summary>A list of texts that the description expects to be the same in the previous item; then it is the same list.</summary>
    public IReadOnlyList<string> RepeatedTexts()
    {
        ref var recent = ref _recentLists[RecentTexts.PlaceOf(_name) % RecentLists.Places];
        return recent = Texts(recent);
    }

    public IReadOnlyList<string>? NullableRepeatedTexts() => IsNull ? null : RepeatedTexts();

    private string[] Texts(string[]? previous)
    {
        StartList();
        var first = new FewTexts();
        var count = 0;
        var isSame = previous is not null;
        while (NextItem())
        {
            Count();
            if (count == FewTexts.Places)
                return ManyTexts(first);
            var before = previous is not null && count < previous.Length ? previous[count] : null;
            first[count] = Text(before);
            isSame &= ReferenceEquals(first[count], before);
            count++;
        }

        return isSame && count == previous!.Length ? previous : ((ReadOnlySpan<string>)first)[..count].ToArray();
    }

    /// <summary>Goes on with a list that is longer than most; the item at the cursor is the next.</summary>
    private string[] ManyTexts(FewTexts first)
    {
        var list = new List<string>(2 * FewTexts.Places);
        foreach (var text in first)
            list.Add(text);
        list.Add(Text());
        while (NextItem())
        {
            Count();
            list.Add(Text());
        }

        return [.. list];
    }

    private string Decoded() => _reader.ValueIsEscaped ? _reader.GetString()! : JsonText.Decode(_reader.ValueSpan);
}

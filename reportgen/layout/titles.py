def break_title(text, limit=20, names=()):
    return [text]

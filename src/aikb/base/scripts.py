"""Signs of writing that several layers look for, as pieces of patterns: one table, so that no two differ at its edges."""

# Han characters: the unified ones with all extensions, the compatibility ones, the sign of repetition and the zero.
# Python 3.11 walks through each range of a set when it compiles it: 0.4 ms for each pattern that has this in it.
HAN = "々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"

# A letter beyond the Latin, Greek, Cyrillic and Hebrew ones: in notes of two languages a Han character, or one of kana.
# Compiled twenty times as fast as `HAN`, for patterns that every note is read with. Not under re.ASCII.
WIDE = r"[^\W\d_a-zA-Z\x80-\u05ff]"

# What begins as a list number does and is a name: 01.AI, 163.com.
NUMBERED_NAME = r"(?:0[0-9]\.(?i:ai)|[0-9]{2,4}\.(?i:com|cn|org))(?!\w)"

# A phrase that is a name as a whole, though function words hold it together: 基于能量的模型, 基于人类反馈的强化学习.
BASED_NAME = (
    rf"基于(?:(?![的了在把被将])[{HAN}A-Za-z0-9 -]){{1,12}}的(?:(?![的了在把被将和与及])[{HAN}A-Za-z ]){{2,10}}"
)


def is_han(character: str) -> bool:
    """Whether a character is one of `HAN`; no pattern, for those who would compile it for this alone."""
    return (
        "\u4e00" <= character <= "\u9fff"
        or "\u3400" <= character <= "\u4dbf"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U000323af"
        or character in {"々", "〇"}
    )

"""Character classes and patterns of scripts that several layers need: one table, so that no two differ at the edges."""

# Han characters: unified with all extensions, compatibility, the iteration mark and the zero.
# Python 3.11 walks through every range of a set to compile it: 0.4 ms for each pattern with this in it.
HAN = "々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"

# A letter outside Latin, Greek, Cyrillic and Hebrew: in notes of two languages a Han character or kana.
# Compiles twenty times as fast as `HAN`, for patterns that read every note. Not for use with re.ASCII.
WIDE = r"[^\W\d_a-zA-Z\x80-\u05ff]"

# A name that starts like a list number: 01.AI, 163.com.
NUMBERED_NAME = r"(?:0[0-9]\.(?i:ai)|[0-9]{2,4}\.(?i:com|cn|org))(?!\w)"

# A phrase with function words that is a name as a whole: 基于能量的模型, 基于人类反馈的强化学习.
BASED_NAME = (
    rf"基于(?:(?![的了在把被将])[{HAN}A-Za-z0-9 -]){{1,12}}的(?:(?![的了在把被将和与及])[{HAN}A-Za-z ]){{2,10}}"
)


def is_han(character: str) -> bool:
    """Return whether a character is in `HAN`; without a pattern, which takes long to compile."""
    return (
        "\u4e00" <= character <= "\u9fff"
        or "\u3400" <= character <= "\u4dbf"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U000323af"
        or character in {"々", "〇"}
    )

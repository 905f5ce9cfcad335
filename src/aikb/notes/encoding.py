"""Guess the likeliest encoding of bytes that are not UTF-8; a small guess, not a general detector."""

SAMPLE = 64 * 1024

# What holds the most of a Chinese text: particles, pronouns, the words of this field, and punctuation.
_COMMON = frozenset(
    "的一是不了在人有我他这中大来上个国到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能"
    "好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高"
    "意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东"
    "政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市特目比度数据量模型训练微调参网络神层词语言向"
    "学习深算法优化函损失结构输预测图像生成推理示提强标注意编码解器版式例如通常包含表计处性常应任务原概念技术系统"
    "這來個國說們為時會學對裡後麼沒於還發當無開樣現將長動見經頭與進實點種聲話兒問機給幾業間電門東聽氣關並內產萬數據"
    "訓練調參網絡層詞語習優損結構輸預測圖像強標編碼解釋義處應務術統計過從兩運讓這裡資訊類別檔案變體項輸線邊稱為模"
    "，。、；：？！（）《》“”「」"
)
_CANDIDATES = ("utf-8", "gb18030", "big5")


def guess_encoding(data: bytes) -> str:
    """Return the encoding of bytes that are not valid UTF-8: faulty UTF-8, UTF-16, GB18030, Big5 or Windows-1252."""
    sample = data[:SAMPLE]
    if wide := guess_utf16(sample):
        return wide
    scores = {name: _score(sample, name) for name in _CANDIDATES}
    best = max(_CANDIDATES, key=lambda name: scores[name])
    if scores[best] > 0:
        return best
    return "cp1252" if _is_western(sample) else "utf-8"


def guess_utf16(sample: bytes) -> str:
    """Return the UTF-16 variant of bytes without a BOM, recognised by the zero bytes of ASCII; empty if it is not UTF-16."""
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    if max(odd, even) * 5 < len(sample) or min(odd, even) * 10 > max(odd, even):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _score(sample: bytes, encoding: str) -> float:
    """Rate how Chinese the text looks: common characters count for it, rare and broken ones against it."""
    text = sample.decode(encoding, "replace")
    if len(sample) == SAMPLE:
        text = text[:-1]  # the sample may end inside a character
    wide = [char for char in text if char >= "\x80"]
    if not wide:
        return 0.0
    return sum(_weigh(char, encoding) for char in wide) / len(wide)


def _weigh(char: str, encoding: str) -> float:
    if char == "\ufffd":
        return -4.0
    if char in _COMMON:
        return 1.0
    if encoding == "utf-8":
        return 0.3 if "\u3000" <= char <= "\u9fff" else 0.1 if char < "\u0250" else -0.5
    lead, trail = (*char.encode(encoding, "replace"), 0)[:2]
    if encoding == "gb18030":
        if trail < 0xA1:
            return -1.0  # outside GB 2312
        return 0.4 if 0xB0 <= lead <= 0xD7 else 0.0 if lead in (0xA1, 0xA3) else -0.5
    return 0.3 if 0xA4 <= lead <= 0xC6 else 0.0 if lead in (0xA1, 0xA2) else -0.5


def _is_western(sample: bytes) -> bool:
    """Return whether there are single non-ASCII letters inside words, and no codes that Windows-1252 leaves empty."""
    high = [byte for byte in sample if byte >= 0x80]
    letters = sum(byte >= 0xC0 or byte in b"\x91\x92\x93\x94\x96\x97\x85\xa0" for byte in high)
    return not set(high) & set(b"\x81\x8d\x8f\x90\x9d") and letters * 2 > len(high) and len(high) * 3 < len(sample)

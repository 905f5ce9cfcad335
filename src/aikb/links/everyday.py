"""Names that are words of everyday language. Mostly data.

Such a name is found where it is asked for by name, but no text is full of links to it, and it relates nothing.
"""

from collections.abc import Callable

from aikb.names.fold import has_han

Frequency = Callable[[str], int | None]  # of a word in general Chinese, in occurrences per 60 million words

# Chosen on two collections of notes: above it stand 任务, 训练, 特征, 使用, 学习, 分类, 模型 and 预测, below it 参数, 推理,
# 算法, 节点, 矩阵, 向量, 权重 and 量化. A heading that is not defined as a term is held to less: 简介, 用法, 概述, 举例.
_FREQUENT_TERM = 1900
_FREQUENT_HEADING = 60

# What a heading that ends so is about stands above it; by itself it names nothing: 训练阶段, 推理流程, 应用场景.
_HEADINGS = tuple(
    """
    阶段 流程 相关 场景 方式 方法 步骤 原理 介绍 特点 特性 优势 优点 缺点 区别 对比 概念 总结 小结 知识 思想 示例 例子 案例 参考 资料 问题 过程 应用 效果
    准备 部署 环境 安装 使用 用法 作用 配置 设置 背景 意义 目标 任务 类型 分类 定义 内容 说明 教程 指南 实践 经验 技巧 建议 注意事项 清单 目录
    列表 工具 资源 链接 推荐 更新 其他 历史 发展 现状 趋势 展望 原因 选择 结果 指标 公式 代码 实现 细节 结构 思路 方案 训练 推理 参数 处理 是什么 怎么办 怎么样
    """.split()
)

_HAN = frozenset(
    "步骤 技能 笔记本 硬件 软件 工具 版本 链接 资料 模块 硬盘 电脑 图片 图标 视频 文字 声音 画面 效果 更多 了解更多".split()
)
_ENGLISH_HEADINGS = frozenset(
    """
    access account added address advanced aim algorithm analysis api appearance append application approach
    architecture aspect assumption attachment background backup basic behavior benchmark camera changed collection
    color column combine component compute concept config consideration context continuous contribute contributor cost
    dataset delete demand deployment derivation desktop developer directly discussion display doc drop editing english
    environment evaluation example execution explanation export extension failure fallback family feature fixed folder
    formula foundation framework function generate generic global handler hardware heading highlight history hosting
    howitwork icon implementation imply import inference interface internal intuition keyword length library
    limitation linear location login loop lower machine mapping marker master math mathematic meaning metric mobile
    module motivation navigation notation notion objective observation optimization package parameter period pin
    pipeline platform position prediction preparation procedure production prompt proof provider pseudocode random
    recent ref reload removed rename requirement restart result rewrite scan script scroll security session setup
    software solution specialcase specification split status store strategy summary switch syntax takeaway target
    technique terminate terminology testing testtime theorem todo training trainingtime unique upper usage variant
    versionhistory warn website width window
    """.split()
)

ENGLISH = frozenset(
    """
    a about above across add after again against ai all allow almost alone along already also always among an and another
    answer any appear apply are area around as ask at author available away back bad base be because become before
    begin behind being below best better between beyond big blog body book both break bring build but by call can care
    case cause center certain chain change chapter chat check choice choose class clear clip close code collect come
    command comment common community compare complete conclusion condition config configuration consider contact
    contain content continue control copy correct could count course cover create current custom data date day deal
    decide deep default define definition demo depend describe description design detail develop did differ difference
    different direct direction discussion do document documentation does done down draw drive each early easy edit
    effect either else empty end enough enter entry equal error even event every exact example except exist expand
    expect experience experiment explain extend extra face fact fail fall false far fast faq field figure file fill
    final find fine finish first fit fix flat flow focus follow food for force form format forward found free frequent
    from front full function future game gather gave general get give glove go goal good great ground group grow guide
    guideline had half hand handle happen hard has have he head hear heart help her here high him his hold home hope
    how however i idea if image important improve in include increase index info information input inside install
    installation instead interest into introduction introduce is issue it item its job join just keep key kind know
    known land language large last late later latest lead learn learning least leave left less let letter level license life
    light like limit limitation line link list little live load local long look lot love low made main make man many map
    mark material matter may me mean media meet menu message method might mind miss mode model moment more most mosaic
    move much must my name near need network never new news next nice no normal not note nothing notice now number
    object of off offer often oft old on once one only open operate option or order other our out outline output over
    overview own page paper part pass past path pattern people perform performance person pick picture piece place plan
    play please point possible power practice prepare present press principle print problem process produce product
    program project property prove provide public pull purpose push put quality question quick quite raise range rather
    react read reader readme ready real reason receive record red reduce refer reference related release remain
    remember remove repeat replace report request require research resource respond rest result return review right
    role round row rule run safe same save say scene science screen search second section see seem select self send
    sense sentence serve service set setting setup several shape share she short should show side sign similar simple
    since single size skill small so software some something sort sound source space speak special specific speed stage
    stand standard start state statement station stay step still stop story strong structure study style subject
    success such suggest summary support sure system table tag take talk task team tell term test text than that the
    their them then theory there these they thing think this those though thought through thus tile time tip title to
    today together too tool top topic total touch toward train training transform travel tree trouble true try turn
    tutorial two type under understand unit until up update upon us usage use useful user usual value variable various
    version very via video view visit voice wait walk want war warning was watch water way we web week well were what
    when where whether which while white who whole why wide will win with within without word work workflow world worth
    would write wrong year yes yet you young your zero
    """.split()
)


# What a heading begins with that is a sentence of such words: The problem, How to use it, See also.
_OPENINGS = tuple("the how what why when where more see learn create use your other".split())


def is_everyday(key: str, frequency: Frequency, *, heading: bool) -> bool:
    """Return whether the key is an everyday word; `heading` for one that only headings have as a name."""
    if not has_han(key):
        return key in ENGLISH or _is_sign(key) or (heading and _is_plain_heading(key))
    if key in _HAN:
        return True
    if heading:
        return key.endswith(_HEADINGS) or (frequency(key) or 0) >= _FREQUENT_HEADING
    return (frequency(key) or 0) >= _FREQUENT_TERM


def _is_sign(key: str) -> bool:
    """Return whether it is a single letter, in most texts a variable, or a number."""
    return len(key) < 2 or not any(map(str.isalpha, key))


def _is_plain_heading(key: str) -> bool:
    opening = next((each for each in _OPENINGS if key.startswith(each)), "")
    return key in _ENGLISH_HEADINGS or (bool(opening) and _is_made_of_words(key.removeprefix(opening)))


def _is_made_of_words(key: str) -> bool:
    """Return whether a key, which has no blanks, is nothing but everyday words of two letters or more."""
    ends = [0]  # of what is made of words; each is looked at once, or `somesomesome` would be cut in all ways there are
    for end in range(2, len(key) + 1):
        if any(key[at:end] in ENGLISH or key[at:end] in _ENGLISH_HEADINGS for at in ends if end - at > 1):
            ends.append(end)
    return ends[-1] == len(key)

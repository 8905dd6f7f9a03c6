"""Hard clean text: what only looks like damage keeps its characters. Width, quotation marks and white space are
forms, not repairs."""

import pytest

from zwgk_parse.model.text import plain_text
from zwgk_parse.normalize import normalize_text

FORMS = {"width", "quotes", "spacing"}
# A reading that a dictionary prints stands behind the whole word, not behind its last character; of a lone character
# it cannot be told from what crawlers put there (docs/repairs.md).
PASSAGES = {
    "formula": "综合得分F=0.6×A＋0.4×B，其中A∈[0,100]，Σx≤1，σ²＜0.05，按√n取整。",
    "english sentence": "标语统一为（Together for a green county.），不得另译。",
    "english name": "与世界自然基金会（World Wide Fund for Nature）签订协议。",
    "reading of a word": "歌舞剧《漫步（Mànbù）》下乡演出十场。",
    "reading of a name": "地名标志按“云岭（Yúnlǐng）”“青禾（Qīnghé）”拼写。",
    "spelling in capitals": "路牌下行拼写“临溪大道（LINXI DADAO）”，高度不变。",
    "spelling of a word": "商标“禾苗（HEMIAO）”由市供销社使用。",
    "url": "登录https://www.example.gov.cn/col/c1001/index.html?id=12&type=a_b#top下载表格。",
    "file name": "填报附件“2024_统计表(v2).xlsx”，压缩为tongji(1).zip后上传。",
    "mail": "材料发送至zhang_san@example.com，抄送li.si+bak@example.org。",
    "model": "采购平板电脑iPhone（A2223）2台、路由器AX3000（WiFi6）5台。",
    "units": "新增绿地3000㎡，冷链温度-18℃，发生率控制在5‰以内，压力0.4MPa，面积2.5km²、流量3m³/s。",
    "circled": "重点做好①摸底排查；②集中整改；③验收销号，另见㈠至㈢款和⑴⑵两目。",
    "roman": "执行Ⅱ类水质标准，应急响应分为Ⅰ、Ⅱ、Ⅲ、Ⅳ四级，参照GB/T 33190—2016。",
    "poem": "碑上刻有“黃鶴一去不復返，白雲千載空悠悠”两句，由县文物局保护。",
    "couplet": "门楣悬“為政以德”匾额，两侧楹联“問渠那得清如許，為有源頭活水來”原样保存。",
    "given names": "联系人：周喆、吴堃、郑甡、王昇、李祎、陈珺、赵燚、孙犇、钱淼、冯垚。",
    "surnames": "由冼科长、甯主任、於局长、后主任、区书记、仇股长、单所长、尉迟工程师值班。",
    "minority names": "表扬阿依古丽·买买提、扎西·顿珠、尼玛·次仁和巴特尔·苏和四名同志。",
    "emoji": "公众号推文标题统一为“今天你分类了吗😀”，点赞👍换积分🎁。",
    "places": "乾县、於潜镇、瞭望岭、徵音阁、藁城、邛崃、亳州、圩镇、垭口村、沘河、潖江、峃口镇。",
    "variant in a name": "保护“瀞园”“藝圃”“淥水書院”三处旧址。",
    "letters as labels": "办理方式为(a)窗口，(b)网上，(e)邮寄，任选其一。",
    "question": "开展“您办事顺心吗?您还有什么建议?”大走访，回答率达到100%?由第三方核算。",
    "foreign words": "咖啡品牌Café Crème、作者Müller与Ångström单位按原文书写，价格£20、±5%。",
    "numbers": "编号202178、批次615日报、电话0123-4567890、第20212025批，均为系统代码。",
    "long count": "连续运行120日，累计监测365日，办结时限不超过115日。",
    "spaces of a list": "参加单位：县财政局 县水利局 县林业局，涉及教育 文化 旅游三类。",
    "code": "执行语句SELECT * FROM t WHERE a<b AND c>d；变量%user%不变，路径D:\\data\\u盘备份。",
    "entity in words": "说明R&D投入与AT&T合同，Q&A栏目名称为“问&答”。",
    "gene": "检测新型基因HLA-B*27与CYP2C19（*2/*3），结果互认。",
    "dialect": "山歌“冇得事、嘅时候、噉样唱”保留方言用字，記音另附。",
    "classics": "诵读《尚書·禹貢》《爾雅》选段，“於戏”读作“呜呼（wūhū）”，注音由专家审定。",
    "years": "二〇二四年至二〇二六年，2024—2026年，“十四五”与2035年远景目标相衔接。",
    "abbreviations": "推广政府和社会资本合作（PPP）、电子收费（ETC）、人工智能（AI）、应用（APP）与页面（H5）。",
    "gambling": "依法查处老虎机、六合彩和网络棋牌赌博，开展“清网”行动。",
    "elements": "检出Pb（铅）、As（砷）、Cd（镉）及二噁英，多氯联苯（PCBs）和苯并（a）芘按国标测定。",
}  # fmt: skip


@pytest.mark.parametrize("text", PASSAGES.values(), ids=PASSAGES)
def test_clean_text_is_not_repaired(text: str) -> None:
    clean = normalize_text(plain_text(text))
    assert [(edit.rule, text[edit.start : edit.end], edit.new) for edit in clean.edits if edit.rule not in FORMS] == []
    assert clean.script == "simplified"
    assert [problem.code for problem in clean.problems] == []


def test_clean_passages_of_one_notice_are_not_repaired_either() -> None:
    clean = normalize_text(plain_text("\n".join(PASSAGES.values())))
    assert {edit.rule for edit in clean.edits} <= FORMS


def test_a_reading_that_a_dictionary_prints_behind_one_character_goes_too() -> None:
    clean = normalize_text(plain_text("碑文“於（wū）戏”由专家注音。"))
    assert [(edit.rule, edit.certain) for edit in clean.edits if edit.rule not in FORMS] == [("pinyin-gloss", True)]

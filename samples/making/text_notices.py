"""The made-up notices whose characters are changed or encoded on purpose; plain ones lie beside `make.py` as they are."""

# ruff: noqa: E501  (a paragraph or a row of a notice stays on one line, as it is printed)

from .damage import read_damaged, shift_line, to_traditional, with_glosses

SITE = """<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>云岭县防汛抗旱指挥部关于做好2023年主汛期防汛工作的通知 - 云岭县水利局</title>
<style type="text/css">td {font-size: 12px}</style>
</head>
<body>
<table width="980" align="center"><tr><td><img src="logo.gif"></td><td align="right">今天是 <script>today()</script> | 设为首页 | 加入收藏</td></tr>
<tr><td colspan="2"><a href="/">网站首页</a> <a href="/zwgk">政务公开</a> <a href="/bszn">办事指南</a> <a href="/hdjl">互动交流</a></td></tr></table>
<table width="980" align="center"><tr><td width="220" valign="top">
<table><tr><td>信息分类</td></tr><tr><td><a href="1">机构设置</a></td></tr><tr><td><a href="2">防汛抗旱</a></td></tr><tr><td><a href="3">水资源管理</a></td></tr></table>
</td><td valign="top">
您现在的位置：首页 &gt;&gt; 防汛抗旱 &gt;&gt; 正文
<table border="1" width="700"><tr><td>索&nbsp;引&nbsp;号：</td><td>YL012-2023-0031</td><td>主题分类：</td><td>农业、林业、水利</td></tr>
<tr><td>发布机构：</td><td>云岭县水利局</td><td>成文日期：</td><td>2023年06月02日</td></tr>
<tr><td>标&nbsp;&nbsp;&nbsp;&nbsp;题：</td><td colspan="3">云岭县防汛抗旱指挥部关于做好2023年主汛期防汛工作的通知</td></tr>
<tr><td>文&nbsp;&nbsp;&nbsp;&nbsp;号：</td><td>云汛〔2023〕5号</td><td>有&nbsp;效&nbsp;性：</td><td>有效</td></tr></table>
<table width="700"><tr><td align="center"><b>云岭县防汛抗旱指挥部<br>关于做好2023年主汛期防汛工作的通知</b></td></tr>
<tr><td align="center">字号：[<a>大</a> <a>中</a> <a>小</a>] [<a>打印</a>] 浏览次数：<script src="hits.asp"></script></td></tr>
<tr><td>
<P>各乡镇人民政府，县防汛抗旱指挥部各成员单位：</P>
<P>　　入汛以来，我县降雨较常年偏多二成。为做好主汛期各项防范工作，现将有关事项通知如下：</P>
<P>　　<STRONG>一、落实防汛责任。</STRONG>各级防汛责任人6月10日前全部上岗到位，名单在县级媒体公布。（县防汛办牵头，各乡镇人民政府落实）</P>
<P>　　<STRONG>二、排查风险隐患</STRONG></P>
<P>　　（一）对水库、山塘、在建涉水工程开展拉网式检查，发现问题限期整改，6月20日前完成。（责任单位：县水利局、县交通运输局）<BR>　　（二）对李堃桥、响水岩等27处地质灾害隐患点实行24小时监测。（责任单位：县自然资源局，有关乡镇人民政府）</P>
<P>　　三、强化会商调度。每日<SPAN>8时、20时</SPAN>滚动会商，遇强降雨加密会商频次。（县防汛办、县气象局、县水文站按照各自职责负责）</P>
<P>　　四、备足抢险物资。县级储备编织袋5万条、冲锋舟6艘，每处重要堤段就近堆放块石，主汛期结束后十日内补充到位。</P>
<P>　　<FONT face=仿宋>（责任单位：县应急管理局、县粮食和物资储备中心）</FONT></P>
<P align=right>云岭县防汛抗旱指挥部</P>
<P align=right>二〇二三年六月二日</P>
</td></tr></table>
【<a>打印</a>】【<a>关闭</a>】
</td></tr></table>
<table width="980" align="center"><tr><td align="center">主办单位：云岭县水利局　技术支持：云岭县大数据中心<br>云ICP备00000000号　网站标识码：0000000002</td></tr></table>
</body>
</html>
"""

TRADITIONAL = """云政办发〔2024〕9号
云岭县人民政府办公室
关于印发《云岭县2024年政务服务"一网通办"
工作要点》的通知
各乡镇人民政府、街道办事处,县直机关各单位:
为全面提升政务服务水平,现将《云岭县2024年政务服务"一网通办"工作要点》印发给你们,请认真抓好落实。
云岭县人民政府办公室
2024年3月6日
云岭县2024年政务服务"一网通办"工作要点
一、推进数据共享
(一)完善共享制度。建立统一的数据目录管理制度,打通部门业务系统,推动"数据多跑路、群众少跑腿",全年共享数据不少于2000万条。(县数据局牵头,县直相关单位按职责分工负责;各乡镇人民政府、街道办事处均为责任单位,以下不再列出)
(二)规范电子证照。9月底前完成存量证照的全面归集,做到"应归尽归";加强书面材料核验,不得要求群众重复提交。(牵头单位:县行政审批服务局;责任单位:县公安局、县民政局、县人社局)
二、优化咨询服务
(三)完善咨询体系。整合12345热线后续办理机制,群众诉求1个工作日内回复,疑难事项每周会商。(牵头单位:县行政审批服务局,责任单位:县信访局)
(四)设立"办不成事"反映窗口。只要群众提出,就要有人受理、有人督办、有人反馈。(县行政审批服务局负责)
"""

GLOSSED = """云岭县人民政府关于印发2023年度重点民生实事责任分解的通知
各乡镇人民政府,县政府各部门:
《2023年度重点民生实事责任分解》已经县十七届人大二次会议审议,现印发给你们,请认真组织实施。
云岭县人民政府
2023年2月15日
2023年度重点民生实事责任分解
一、扩大普惠教育
　（一）新建公办幼儿园。
1.在城区新建公办幼儿园3所,新增学位810个,9月1日前投入使用。(牵头单位:县教育局;责任单位:县财政局、县自然资源局)
2.在丹桂镇、桃岭镇各改建幼儿园1所,6月底前完成主体工程。(牵头单位:县教育局;责任单位:丹桂镇人民政府、桃岭镇人民政府)
　（二）落实学生营养改善计划。
3.农村义务教育学校食堂供餐率达到100%,每月公示账目不少于1次。(牵头单位:县教育局;责任单位:县市场监管局)
二、强化医疗养老
　（三）提升基层医疗能力。
4.为8所乡镇卫生院配备彩超等设备,给予每所50万元补助,10月底前完成。(牵头单位:县卫健局;责任单位:县财政局)
　（四）完善养老服务设施。
5.新建农村互助养老点12个,开展“互联网+养老”服务。(牵头单位:县民政局;责任单位:各乡镇人民政府)
"""

GLOSSES = {
    "區": "qū", "務": "wù", "給": "gěi", "認": "rèn", "責": "zé", "點": "diǎn", "開": "kāi", "關": "guān", "發": "fā",
    "單": "dān", "頭": "tóu", "醫": "yī", "療": "liáo", "養": "yǎng", "實": "shí", "設": "shè", "達": "dá", "鎮": "zhèn",
    "補": "bǔ", "學": "xué", "財": "cái", "義": "yì", "對": "duì", "資": "zī", "備": "bèi", "規": "guī", "聯": "lián",
}  # fmt: skip


def gbk_site() -> bytes:
    """An old site's page: declared gb2312, with characters beyond it, laid out by tables, with a table of metadata."""
    return SITE.replace("\n", "\r\n").encode("gb18030")


def traditional() -> bytes:
    """A copy in traditional characters whose converter overshot; straight quotes, half-width punctuation."""
    return to_traditional(TRADITIONAL, overshoots=True).encode()


def pinyin_glosses() -> bytes:
    """A copy with pinyin driven behind (and into) characters, and headings shifted by one byte."""
    lines = []
    for line in to_traditional(GLOSSED).splitlines():
        damaged = with_glosses(line, GLOSSES)
        lines.append(read_damaged(shift_line(damaged) if damaged[:2] == b"\xa1\xa1" else damaged))
    return "\n".join(lines).replace("互聯(lián)網+", "互聯(lián)網 ").encode()


DOCUMENTS = {"gbk-site.html": gbk_site, "traditional.txt": traditional, "pinyin-glosses.txt": pinyin_glosses}

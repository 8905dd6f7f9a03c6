"""The made-up notices that are set as OFD."""

# ruff: noqa: E501  (a paragraph or a row of a notice stays on one line, as it is printed)

from .ofd_press import SPACE, Paper, document, entry, pack, page, placed, rule

EDGES = (21.0, 32.0, 55.0, 113.0, 138.0, 164.0, 190.0)
HEADER = ("序号", "重点任务", "工作措施", "牵头单位", "配合单位", "完成时限")
ROWS = (
    HEADER,
    ("1", "企业开办", "将企业开办各环节并入“一网通办”专区，公章刻制、税控设备免费发放，企业“零跑动”领取执照。", "区行政审批局", "区税务局、区公安分局", "3月底前"),
    ("2", None, "推行经营主体住所“承诺即入”，建立住所负面清单并每半年更新一次。", "区市场监管局", "区住房城乡建设局、各街道办事处", "2025年6月30日前"),
    ("3", "工程建设", "对社会投资的小型低风险项目实行“清单制+告知承诺制”，精简审批前的评估评价事项，编制办事指南和示范文本，在窗口设置帮办席位，安排专人全程跟踪服务。", "区住房城乡建设局", "区自然资源和规划局、区水务局", "第三季度"),
    ("4", None, "推进“多测合一”成果共享互认，同一测绘事项不得要求企业重复委托。", "区自然资源和规划局", "区住房城乡建设局", None),
    ("5", "政策兑现", "梳理惠企政策清单，在“临企通”平台集中公布，实现符合条件的企业免申即享；对需要申报的事项精简材料，原则上不超过3份。资金拨付情况按季度向社会公开，接受企业监督和评价，评价结果作为部门年度考核的依据。", "区发展改革委", "区财政局、区科技局、区商务局", "9月底前"),
    ("6", None, "开展拖欠账款专项清理，建立台账、逐笔销号，新增拖欠动态清零。", "区工业和信息化局", "区财政局、区国资委", "12月底前"),
    ("7", "监管服务", "推行“综合查一次”，除投诉举报、专项检查外，对同一企业的现场检查合并进行；制定轻微违法行为不予处罚清单，执法人员入企检查一律扫码登记、全程留痕。", "区司法局", "各行政执法单位", "全年"),
    ("8", None, "落实区级领导联系重点企业制度，每月至少走访1次，当场能解决的当场解决，不能当场解决的5个工作日内答复。", "区政府办公室", "各街道办事处、区直各部门", "持续推进"),
)  # fmt: skip


def sealed() -> bytes:
    """Two documents in one file: the letter with a red head as template and a seal, and the annexed table."""
    letter = Paper(templates=["50"])
    letter.y = 70.0
    letter.centre("临政办发〔2025〕18号", 5.58)
    letter.y = 95.0
    letter.centre("临溪区人民政府办公室", 7.76)
    letter.centre("关于印发2025年优化营商环境重点任务分解表的通知", 6.4)
    letter.y += 8
    letter.text("各街道办事处，区政府各部门、各直属机构：", indent=0)
    letter.text(
        "《临溪区2025年优化营商环境重点任务分解表》已经区政府同意，现印发给你们，请对照任务抓好落实，并于每月25日前将进展情况报送区政府办公室。"
    )
    letter.text("附件：临溪区2025年优化营商环境重点任务分解表")
    letter.y += 12
    letter.text("临溪区人民政府办公室", indent=15)
    letter.text("2025年2月14日", indent=17)
    letter.turn()

    annex = Paper(runs=True, templates=["60", "60"])
    annex.text("附件", indent=0)
    annex.centre("临溪区2025年优化营商环境重点任务分解表", 7.0)
    annex.table(EDGES, ROWS)
    annex.turn()

    red = page([placed(40.0, 40.0, "临溪区人民政府办公室文件", 10.8), rule(28.0, 80.0, 184.0, 80.0)])
    running = page([placed(150.0, 20.0, "临溪区政务公开", 3.7)])
    seal = placed(0.0, 18.0, "临溪区人民政府办公室", 4.0)
    notes = '<ofd:Page PageID="101"><ofd:FileLoc>/Doc_0/Annots/Page_0.xml</ofd:FileLoc></ofd:Page>'
    shown = f'<ofd:Appearance Boundary="120 205 42 42">{seal}</ofd:Appearance>'
    stamp = f'<ofd:Annot ID="0" Type="Stamp">{shown}</ofd:Annot>'
    return pack(
        {
            "OFD.xml": entry("Doc_0/Document.xml", "/Doc_1/Document.xml"),
            # Names differ in letter case from the locations that lead to them.
            "Doc_0/document.xml": document(
                ["Pages/Page_0/Content.xml"],
                '<ofd:TemplatePage ID="50" ZOrder="Background" BaseLoc="Tpls/Tpl_0/Content.xml"/>',
                "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>",
            ),
            "Doc_0/Pages/Page_0/content.xml": letter.pages[0],
            "Doc_0/Tpls/Tpl_0/Content.xml": red,
            "Doc_0/Annots/Annotations.xml": f"<ofd:Annotations {SPACE}>{notes}</ofd:Annotations>",
            "Doc_0/Annots/Page_0.xml": f"<ofd:PageAnnot {SPACE}>{stamp}</ofd:PageAnnot>",
            "Doc_1/Document.xml": document(
                [f"/Doc_1/Pages/Page_{number}/Content.xml" for number in range(len(annex.pages))],
                '<ofd:TemplatePage ID="60" ZOrder="Foreground" BaseLoc=".\\Tpls\\Tpl_0\\Content.xml"/>',
            ),
            **{f"Doc_1/Pages/Page_{number}/Content.xml": xml for number, xml in enumerate(annex.pages)},
            "Doc_1/Tpls/Tpl_0/Content.xml": running,
        }
    )  # fmt: skip


DOCUMENTS = {"sealed.ofd": sealed}

"""The made-up notices that are Word documents."""

# ruff: noqa: E501  (a paragraph or a row of a notice stays on one line, as it is printed)

from .word import (
    UP,
    Cell,
    Document,
    Level,
    content_control,
    deleted,
    down,
    footnote_mark,
    footnotes,
    hidden,
    inserted,
    line_break,
    moved_from,
    numbering,
    page_break,
    paragraph,
    run,
    table,
    text_box,
)

CHINESE = [
    Level("chineseCountingThousand", "%1、"),
    Level("chineseCounting", "（%2）"),
    Level("decimal", "%3."),
    Level("decimalEnclosedCircle", "%4"),
]


def typed_numbers() -> bytes:
    """Numbers typed by hand; a heading that carries its own allocation; brackets of several kinds."""
    made = Document()
    made.lines("青禾市优化营商环境工作领导小组办公室文件", align="center")
    made.lines("青营商办〔2024〕6号", align="center")
    made.lines("关于印发《青禾市2024年优化营商环境攻坚\n任务分工方案》的通知", align="center")
    made.lines("""
各县（市、区）人民政府，青禾高新区管委会，市直有关单位，中央、省驻青有关单位：
现将《青禾市2024年优化营商环境攻坚任务分工方案》印发给你们，请结合实际，认真抓好贯彻落实。
附件：青禾市2024年优化营商环境攻坚任务分工方案
""")
    made.lines("青禾市优化营商环境工作领导小组办公室\n2024年2月18日", align="right")
    made.add(page_break())
    made.lines("附件")
    made.lines("青禾市2024年优化营商环境攻坚\n任务分工方案", align="center")
    made.lines("""
为深入落实《青禾市优化营商环境条例》，持续激发经营主体活力，制定本方案。
一、工作目标
2024年底前，高频事项平均办理时长再压减20%，企业满意度保持在95%以上。
二、重点任务
（一）提升企业开办便利度（牵头单位：市市场监管局）
1．推行“一照多址”“一址多照”改革，6月底前实现经营主体住所变更“秒批”。（责任单位：市数据局、市公安局）
""")
    made.add(paragraph("2．压减企业开办时间。企业设立登记、印章刻制、社保登记全流程1个工作日内办结。", number=(0, 0)))
    made.lines("""
（二）优化工程建设项目审批
3．深化“多测合一”改革。将竣工验收阶段的测绘事项整合为一个综合测绘项目，成果共享互认。（市住房城乡建设局、市自然资源和规划局按职责分工负责；各县（市、区）人民政府，青禾高新区管委会配合）
4．推进市政公用设施联合报装。供水、供电、燃气、通信实行“一表申请、一窗受理、一次踏勘”，主要要件具备的容缺受理〔主办：市水务局、国网青禾供电公司；协办：市综合执法局〕。
（三）加强涉企政策服务
5．建立惠企政策“一本通”。一是全面清理2020年以来的涉企文件，分类编制目录；二是对需企业申报的政策逐条标注（1）申报主体；（2）所需材料；（3）兑现时限。市司法局要会同各有关单位做好合法性审核。（责任单位：市司法局牵头，各涉企部门落实）
三、保障措施
（一）加强组织领导。各级各部门主要负责同志要亲自抓、负总责，定期研究解决突出问题。
（二）强化督查考核。领导小组办公室每月通报进展情况，年底前组织第三方评估，结果纳入绩效考核。
""")
    made.parts["numbering"] = numbering([CHINESE])
    return made.pack()


def automatic_numbers() -> bytes:
    """Numbers that stand in no text: four levels, restarts, a list begun anew, numbers given by a style."""
    made = Document()
    made.lines("云岭县教育局\n关于印发2025年义务教育优质均衡发展工作要点的通知", align="center")
    made.lines("云教发〔2025〕14号", align="center")
    made.lines("""
各乡镇中心学校、县直各中小学校，局机关各股室：
现将《云岭县2025年义务教育优质均衡发展工作要点》印发给你们，请遵照执行。
""")
    made.lines("云岭县教育局\n2025年2月24日", align="right")
    made.lines("云岭县2025年义务教育优质均衡发展工作要点", align="center")
    made.lines("2025年，全县义务教育工作坚持以促进公平、提高质量为主线。")
    made.add(
        paragraph("改善办学条件", style="ZhangTitle"),
        paragraph("推进标准化学校建设", number=(1, 1)),
        paragraph("完成城东小学、滨河中学运动场改造，8月底前投入使用。（规划股牵头，计财股配合）", number=(1, 2)),
        paragraph("补齐村小教学点供暖设施，10月底前全部完成。（责任股室：规划股、安稳办）", number=(1, 2)),
        paragraph("统筹城乡教育资源", number=(1, 1)),
        paragraph("组建教育联合体6个，实行“一校一策”。（责任股室：基教股、人事股）", number=(1, 2)),
        paragraph("规范教育教学管理", style="ZhangTitle"),
        paragraph("落实“五项管理”要求，每季度开展专项督导1次。（责任股室：督导室）", number=(1, 1)),
        paragraph("规范招生入学。重点落实以下要求：", number=(1, 1)),
        paragraph("坚持免试就近入学，不得以任何形式组织选拔考试。", number=(1, 3)),
        paragraph("随迁子女凭居住证即可报名，8月20日前完成分配。", number=(1, 3)),
        paragraph("责任股室：基教股；配合单位：县公安局户政大队、各乡镇中心学校"),
        paragraph("建强教师队伍", style="ZhangTitle"),
        paragraph("招聘教师80名，", number=(2, 2)).replace(
            "</w:p>", f"{line_break()}{run('重点补充体音美学科；7月底前到岗。（人事股负责）')}</w:p>"
        ),
        paragraph("落实乡村教师补贴，按月足额发放。（计财股负责）", number=(2, 2)),
        paragraph("四、工作要求", number=(0, 0)),
        paragraph("各学校要制定实施方案，明确责任人。"),
        paragraph("各股室要加强指导，及时总结经验。"),
    )
    made.parts["numbering"] = numbering([CHINESE], starts=[(1, 2, 1)])
    made.parts["styles"] = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="章"/><w:pPr><w:numPr>'
        '<w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="ZhangTitle"><w:name w:val="章标题"/><w:basedOn w:val="Base"/></w:style>'
    )
    return made.pack()


def merged_table() -> bytes:
    """A task table with two header rows, sections, merged cells, two items in a cell, a header printed again."""
    made = Document()
    made.lines("青禾市粮食和物资储备局文件", align="center")
    made.lines("青粮联发〔2023〕4号", align="center")
    made.lines(
        """青禾市粮食和物资储备局 青禾市财政局 青禾市农业农村局
关于印发《青禾市2023年度粮食安全责任制考核任务分解表》的通知""",
        align="center",
    )
    made.lines("""
各县（市、区）粮食和物资储备局、财政局、农业农村局：
现将《青禾市2023年度粮食安全责任制考核任务分解表》印发给你们，请对照抓好落实，并于每月28日前报送进展情况。
附件：青禾市2023年度粮食安全责任制考核任务分解表
""")
    made.lines("青禾市粮食和物资储备局　　青禾市财政局\n青禾市农业农村局\n2023年5月9日", align="right")
    made.lines("附件")
    made.lines("青禾市2023年度粮食安全责任制考核任务分解表", align="center")
    first = ["序号", "重点任务", "具体举措", Cell("责任分工", span=2), "完 成\n时 限", "备注"]
    again = ["序号", "重任点务", "具体举措", "牵头单位", "配合单位", "完成时限", "备注"]
    second = [UP, UP, UP, "牵头单位", "配合单位", UP, UP]
    made.add(
        table(
            7,
            [
                [down(cell) if isinstance(cell, str) else cell for cell in first],
                second,
                [Cell("一、保障种植面积", span=7)],
                ["1", down("稳定播种面积"), "将播种面积分解到乡镇、到田块，签订目标责任书。", down("市农业农村局"),
                 "市自然资源和规划局\n市统计局", "4月底前", "计15分"],
                ["2", UP, "开展撂荒地排查整治，建立“一地一册”。", UP, "各县（市、区）人民政府", down("长期坚持"), ""],
                ["3", UP, "推广大豆玉米带状复合种植。", "市农业农村局、农技推广中心", "/", UP, ""],
                ["4", "落实种粮补贴", "1.发放耕地地力保护补贴，补贴结果张榜公示。\n2.建立补贴资金“一卡通”核验机制。",
                 "市财政局", "市农业农村局等有关部门", "6月底与11月底前", "计10分"],
                [Cell("二、管好地方储备", span=7)],
                again,
                ["5", down("充实储备规模"), "按省下达计划足额充实市级\n储备粮。", "市粮食和物资储备局", "农发行青禾市分行",
                 "三季度末", "计20分"],
                ["6", UP, "开展储备粮轮换，轮换架空期不得超过4个月。", "市粮食和物资储备局", "——", "2023年9月31日前", ""],
                ["7", "强化质量监管", "出入库粮食逐批次检验，每季度抽检不少于1次。", "市粮食和物资储备局会同市市场监管局",
                 "", "每季度", "计10分"],
            ],
        )
    )  # fmt: skip
    made.lines("备注：本表所列考核分值以省考核办最终公布的为准。")
    return made.pack()


def revised() -> bytes:
    """Deleted, inserted, moved and hidden words, a text box, a footnote, a content control, the body in style Header."""
    made = Document()
    body = {"style": "Header"}
    made.add(
        paragraph(text_box([paragraph("临溪区人民政府办公室文件")]), raw=True),
        paragraph("临政办发〔2024〕22号", **body),
        paragraph(run("临溪区人民政府办公室关于印发") + deleted("《临溪区2023年") + inserted("《临溪区2024年")
                  + run("城市更新行动工作方案》的通知"), raw=True, **body),
        paragraph("各镇人民政府、街道办事处，区直各部门、各单位：", **body),
        paragraph("《临溪区2024年城市更新行动工作方案》已经区政府同意，现印发给你们，请认真贯彻执行。", **body),
        paragraph(hidden("（送审稿，请各位领导审阅）"), raw=True, **body),
        paragraph("临溪区人民政府办公室", **body),
        paragraph(run("2024年") + deleted("4月30日") + inserted("5月16日"), raw=True, **body),
        paragraph("临溪区2024年城市更新行动工作方案", **body),
        paragraph("一、推进老旧小区改造", **body),
        paragraph(run("（一）实施改造提升。计划改造老旧小区") + deleted("30") + inserted("36")
                  + run("个，惠及居民1.2万户，11月底前完工。") + run("（牵头单位：区住建局；责任单位：")
                  + deleted("区规划局、") + run("区财政局、") + content_control(run("区城管执法局"))
                  + run("，各镇（街道））"), raw=True, **body),
        paragraph(run("（二）加装电梯。按照“业主主体、政府补贴”的原则推进既有住宅加装电梯") + footnote_mark(1)
                  + run("，每半年公布一次进展。（区住建局牵头，") + hidden("区审计局、")
                  + run("区市场监管局、区自然资源分局按职责分工负责）"), raw=True, **body),
        paragraph("二、补齐公共设施", **body),
        paragraph(moved_from("（三）建设口袋公园。（区园林中心负责）"), raw=True, **body),
        paragraph(text_box([paragraph("（三）整治背街小巷。6月至10月，集中整治背街小巷50条。【牵头单位】区城管执法局【配合单位】各街道办事处")]),
                  raw=True, **body),
        paragraph("（四）建设口袋公园。利用边角地、闲置地新建口袋公园8处。（由区园林中心会同有关镇（街道）负责）", **body),
        paragraph("抄送：区委办公室，区人大常委会办公室，区政协办公室，区纪委监委，区人武部。", **body),
        paragraph("临溪区人民政府办公室　　　　　2024年5月17日印发", **body),
    )  # fmt: skip
    made.parts["footnotes"] = footnotes(["既有住宅指2000年以前建成、四层及以上的住宅。"])
    made.parts["styles"] = '<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/></w:style>'
    return made.pack()


def plan_and_table() -> bytes:
    """A plan whose items name nobody, and the task table that it annexes: the table alone is the plan."""
    made = Document()
    made.lines("云岭县人民政府\n关于印发云岭县养老服务体系建设三年行动方案（2024—2026年）的通知", align="center")
    made.lines("云政发〔2024〕5号", align="center")
    made.lines("""
各乡、民族乡、镇人民政府，县政府各工作部门：
《云岭县养老服务体系建设三年行动方案（2024—2026年）》已经县政府第52次常务会议研究通过，现印发给你们，请认真组织实施。
""")
    made.lines("云岭县人民政府\n2024年6月3日", align="right")
    made.lines("云岭县养老服务体系建设三年行动方案\n（2024—2026年）", align="center")
    made.lines("""
为健全县乡村三级养老服务网络，制定本方案。
一、总体目标
到2026年，每千名老年人拥有养老床位达到35张。
二、主要任务
（一）完善设施网络。建成县级综合养老服务中心，改造乡镇敬老院。
（二）发展居家养老。开展居家适老化改造，培育社区助餐点。
（三）壮大人才队伍。
三、保障措施
各有关部门要加强协同，形成合力。
附件：云岭县养老服务体系建设三年行动任务清单
""")
    made.lines("附件")
    made.lines("云岭县养老服务体系建设三年行动任务清单", align="center")
    made.add(
        table(
            6,
            [
                ["任务类别", "任务内容", "目标值", "牵头部门", "责任部门", "时间节点"],
                [down("设施网络"), "建成县级综合养老服务中心1处", "床位200张", "县民政局", "县发改局、县住建局", "2025年12月底"],
                [UP, "改造提升乡镇敬老院9所", "护理型床位占比60%", "县民政局", "各乡镇人民政府", "2026年6月底前"],
                [down("居家养老"), "特殊困难老年人家庭适老化改造，建立改造台账", "1500户", "县残联", "县民政局、县卫健局", "2024年6月—2026年12月"],
                [UP, "培育社区老年助餐点", "40个", "县民政局", "县商务局 县市场监管局", "2024年底前建成15个，2025年底前建成30个"],
                ["人才队伍", "养老护理员职业技能培训", "每年300人次", "县人社局", "县民政局", "每年"],
            ],
        )
    )  # fmt: skip
    return made.pack()


def header_rules() -> bytes:
    """A table whose heading says who leads, with 同上, several dates in a cell, and a row of notes."""
    made = Document()
    made.lines("云岭县政务服务和数据管理局\n关于印发《云岭县2025年数据要素市场化配置改革任务表》的通知", align="center")
    made.lines("云政数〔2025〕7号", align="center")
    made.lines("""
县直各单位，各乡镇人民政府，县属国有企业：
现将《云岭县2025年数据要素市场化配置改革任务表》印发给你们，请抓好落实。联系人：何某某，电话：0000-2345678。
""")
    made.lines("云岭县政务服务和数据管理局\n2025年3月31日", align="right")
    made.lines("附件1")
    made.lines("云岭县2025年数据要素市场化配置改革任务表", align="center")
    made.add(
        table(
            5,
            [
                ["序\n号", "工作任务", "责任单位（第一个为牵头单位）", "完成时间", "工作成效"],
                ["1", "编制公共数据资源目录，明确共享属性和更新频率。", "县数据局、县委编办、县直各单位", "二季度启动，年底前完成", "形成目录1套"],
                ["2", "开展存量数据清洗治理，消除“一数多源”。", "同上", "3月底前完成摸底，9月底前完成整改，12月底前总结评估", "数据合格率98%"],
                ["3", "探索公共数据授权运营。", "县数据局", "按上级部署", ""],
                ["4", "建设数据安全监测平台，对重要系统每年开展2次攻防演练。", "县委网信办\n县公安局", "2025—2026年", "平台上线"],
                ["5", "培育数据服务企业。", "县工信局等相关单位", "长期", "新增企业5家"],
                [Cell("注：1.责任单位排序不分先后，但第一个为牵头单位；2.完成时间以省级部署为准。", span=5)],
            ],
        )
    )  # fmt: skip
    made.lines("附件2")
    made.lines("联络员名单", align="center")
    made.add(table(3, [["单位", "姓名", "职务"], ["县数据局", "陈某某", "股长"], ["县委编办", "林某某", "科员"]]))
    return made.pack()


def articles() -> bytes:
    """Measures in chapters and articles, some of them with numbered items, allocations in paragraphs of their own."""
    made = Document()
    made.lines("青禾市人民政府办公室关于印发青禾市支持低空经济\n高质量发展若干措施的通知", align="center")
    made.lines("青政办规〔2025〕2号", align="center")
    made.lines("""
各县（市、区）人民政府，市政府各部门：
《青禾市支持低空经济高质量发展若干措施》已经市政府同意，现印发给你们，请结合实际认真贯彻落实。
""")
    made.lines("青禾市人民政府办公室\n2025年5月20日", align="right")
    made.lines("青禾市支持低空经济高质量发展若干措施", align="center")
    made.lines("""
第一章　总体要求
第一条　坚持安全为先、应用牵引，打造区域低空经济示范区。
第二条　到2027年，建成起降点50个以上，低空航线30条以上。
第二章　支持举措
第三条　完善起降设施。利用公园、医院、客运站等场地布设起降点，市级财政按实际投资额的20%给予补助，单个项目不超过100万元。
责任单位：市交通运输局、市发展改革委
第四条　拓展应用场景。支持开展下列应用：
（一）应急救援、森林巡护、河道巡查；
（二）城际物流配送，2026年底前开通固定航线5条。
责任单位：市应急局、市林业局；市邮政管理局
第五条　加强安全监管。建立“一网统管”监管平台，违规飞行处置时间不超过10分钟；每季度通报一次。
牵头单位：市公安局　　配合单位：市交通运输局、空管部门
""")
    return made.pack()


DOCUMENTS = {
    "typed-numbers.docx": typed_numbers,
    "automatic-numbers.docx": automatic_numbers,
    "merged-table.docx": merged_table,
    "revised.docx": revised,
    "plan-and-table.docx": plan_and_table,
    "header-rules.docx": header_rules,
    "articles.docx": articles,
}

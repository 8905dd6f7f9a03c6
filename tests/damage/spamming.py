"""Lines that those who break into sites put into their pages, made up from what they sell and how they sell it.

Written from what such pages are for, apart from the program's own words; no name is a real one.
"""

from random import Random
from string import ascii_lowercase

# What is sold, and what is said about it. Each kind has its own way to build a line.
GAMES = "捕鱼达人 炸金花 德州扑克 斗牛 二八杠 竞技彩 快三 赛车彩 足球滚球 篮球盘口 电玩城 牌九 轮盘 龙虎斗 骰宝 彩金游戏".split()
GAME_OFFERS = "网页版 客户端下载 注册即送58元 充值返利 提款秒到 首页登陆 官方授权 代理加盟 最新网址 安卓版安装 手机投注 优惠大厅".split()
FILMS = "少妇自拍 偷拍合集 岛国大片 午夜影院 激情小说 三级伦理 嫩模写真 制服诱惑 欧美成片 日韩专区".split()
FILM_OFFERS = "免费观看 高清在线 无删减 手机在线播放 迅雷下载 不卡顿 一区二区 国语对白 全集".split()
WARES = "学历文凭 增值税发票 驾驶证 迷情药水 减肥胶囊 丰胸产品 名牌手表 窃听器 身份证 壮阳药 信用卡提额 无抵押小额贷款".split()
WARE_OFFERS = "办理 货到付款 加微信{n} 联系QQ{n} 当天放款 低价出售 全国可查 支持验证 电话{n} 先办后付 保密发货".split()
SITES = "传奇私服 单职业传奇 游戏外挂 刷单兼职 网站排名优化 百度快照 友情链接 小说网 刷信誉平台 代写论文".split()
SITE_OFFERS = "新开网 发布网 日赚{n}元 免费试用 出租 出售 购买链接 24小时客服 诚信代理 全文阅读 辅助".split()
KINDS = ((GAMES, GAME_OFFERS), (FILMS, FILM_OFFERS), (WARES, WARE_OFFERS), (SITES, SITE_OFFERS))


def spam_line(rng: Random) -> str:
    """Return a line that sells something: a name, wares, two to four offers, in any order and with any sign between."""
    wares, offers = rng.choice(KINDS)
    told = [rng.choice(wares), *rng.sample(offers, rng.randint(2, 4))]
    if rng.random() < 0.5:
        told.insert(1, rng.choice(wares))
    if rng.random() < 0.6:
        told.insert(0, _name(rng))
    return rng.choice((" ", "_", "-", "|", "，", "")).join(part.format(n=rng.randint(10, 99999999)) for part in told)


def _name(rng: Random) -> str:
    """The name of a site: letters and digits, or two rare characters."""
    letters = "".join(rng.choice(ascii_lowercase) for _ in range(rng.randint(1, 4)))
    return rng.choice(
        (
            f"{letters}{rng.randint(1, 9999)}",
            f"www.{letters}{rng.randint(10, 99)}.com",
            f"{rng.choice('鑫凯盈豪帝')}{rng.choice('乐发博赢利')}",
        )
    )

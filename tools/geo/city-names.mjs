/** Other names of cities, Latin ones joined by _ where they have spaces: country and name as GeoNames has them → Chinese names, former and foreign ones. */
const LINES = `
USA New York City|纽约 纽约市 New_York NYC Manhattan
USA Los Angeles|洛杉矶 LA
USA Chicago|芝加哥
USA Houston|休斯敦 休斯顿
USA Phoenix|凤凰城 菲尼克斯
USA Philadelphia|费城
USA San Antonio|圣安东尼奥
USA San Diego|圣迭戈 圣地亚哥
USA Dallas|达拉斯
USA San Jose|圣何塞
USA Austin|奥斯汀
USA San Francisco|旧金山 三藩市 SF
USA Seattle|西雅图
USA Denver|丹佛
USA Boston|波士顿
USA Detroit|底特律
USA Las Vegas|拉斯维加斯
USA Atlanta|亚特兰大
USA Miami|迈阿密
USA Portland|波特兰
USA Washington, D.C.|华盛顿 华盛顿特区 Washington Washington_DC
USA Minneapolis|明尼阿波利斯
USA Cleveland|克利夫兰
USA Honolulu|檀香山 火奴鲁鲁
CAN Toronto|多伦多
CAN Vancouver|温哥华
CAN Ottawa|渥太华
CAN Calgary|卡尔加里
CAN Québec|魁北克 Quebec_City
MEX Mexico City|墨西哥城 Ciudad_de_Mexico CDMX
MEX Monterrey|蒙特雷
MEX Guadalajara|瓜达拉哈拉
BRA São Paulo|圣保罗
BRA Rio de Janeiro|里约热内卢 里约
BRA Brasília|巴西利亚
ARG Buenos Aires|布宜诺斯艾利斯
CHL Santiago|圣地亚哥 Santiago_de_Chile
PER Lima|利马
COL Bogotá|波哥大 Bogota_DC
GBR London|伦敦
GBR Manchester|曼彻斯特
GBR Birmingham|伯明翰
GBR Liverpool|利物浦
GBR Leeds|利兹
GBR Edinburgh|爱丁堡
GBR Glasgow|格拉斯哥
IRL Dublin|都柏林
FRA Paris|巴黎
FRA Lyon|里昂 Lyons
FRA Marseille|马赛 Marseilles
FRA Toulouse|图卢兹
FRA Nice|尼斯
FRA Strasbourg|斯特拉斯堡
DEU Berlin|柏林
DEU Munich|慕尼黑 München Muenchen
DEU Köln|科隆 Cologne Koeln
DEU Frankfurt am Main|法兰克福 Frankfurt
DEU Hamburg|汉堡
DEU Stuttgart|斯图加特
DEU Düsseldorf|杜塞尔多夫 Duesseldorf
DEU Leipzig|莱比锡
DEU Dresden|德累斯顿
DEU Nürnberg|纽伦堡 Nuremberg Nuernberg
DEU Hannover|汉诺威 Hanover
DEU Bremen|不来梅
DEU Dortmund|多特蒙德
NLD Amsterdam|阿姆斯特丹
NLD Rotterdam|鹿特丹
NLD The Hague|海牙 Den_Haag
NLD Eindhoven|埃因霍温
BEL Brussels|布鲁塞尔 Bruxelles Brussel
BEL Antwerpen|安特卫普 Antwerp Anvers
CHE Zürich|苏黎世 Zurich Zuerich
CHE Genève|日内瓦 Geneva Genf
CHE Basel|巴塞尔 Basle
CHE Bern|伯尔尼 Berne
AUT Vienna|维也纳 Wien
ITA Rome|罗马 Roma
ITA Milan|米兰 Milano
ITA Turin|都灵 Torino
ITA Naples|那不勒斯 Napoli
ITA Florence|佛罗伦萨 Firenze
ITA Venice|威尼斯 Venezia
ITA Genoa|热那亚 Genova
ITA Bologna|博洛尼亚
ESP Madrid|马德里
ESP Barcelona|巴塞罗那
ESP Valencia|瓦伦西亚
ESP Sevilla|塞维利亚 Seville
PRT Lisbon|里斯本 Lisboa
PRT Porto|波尔图 Oporto
DNK Copenhagen|哥本哈根 København Kobenhavn
SWE Stockholm|斯德哥尔摩
SWE Göteborg|哥德堡 Gothenburg
NOR Oslo|奥斯陆
FIN Helsinki|赫尔辛基
POL Warsaw|华沙 Warszawa
POL Kraków|克拉科夫 Cracow
CZE Prague|布拉格 Praha
HUN Budapest|布达佩斯
ROU Bucharest|布加勒斯特 București
GRC Athens|雅典 Athina
RUS Moscow|莫斯科 Moskva
RUS Saint Petersburg|圣彼得堡 Leningrad Sankt-Peterburg Petersburg
RUS Vladivostok|符拉迪沃斯托克 海参崴
RUS Novosibirsk|新西伯利亚
UKR Kyiv|基辅 Kiev
TUR Istanbul|伊斯坦布尔 Constantinople
TUR Ankara|安卡拉
TUR İzmir|伊兹密尔 Izmir
JPN Tokyo|东京 东京都
JPN Osaka|大阪 大阪府
JPN Yokohama|横滨
JPN Nagoya|名古屋
JPN Sapporo|札幌
JPN Kyoto|京都
JPN Kobe|神户
JPN Fukuoka|福冈
JPN Hiroshima|广岛
KOR Seoul|首尔 汉城
KOR Busan|釜山 Pusan
KOR Incheon|仁川 Inchon
KOR Daegu|大邱 Taegu
KOR Daejeon|大田 Taejon
PRK Pyongyang|平壤
VNM Ho Chi Minh City|胡志明 胡志明市 西贡 Saigon HCMC Ho_Chi_Minh
VNM Hanoi|河内
VNM Da Nang|岘港 Danang
VNM Haiphong|海防 Hai_Phong
THA Bangkok|曼谷 Krung_Thep
THA Chiang Mai|清迈
KHM Phnom Penh|金边
LAO Vientiane|万象
MMR Yangon|仰光 Rangoon
MYS Kuala Lumpur|吉隆坡 KL
MYS Johor Bahru|新山
IDN Jakarta|雅加达 Djakarta
IDN Surabaya|泗水
IDN Bandung|万隆
PHL Manila|马尼拉
PHL Cebu City|宿务 Cebu
SGP Singapore|新加坡 新加坡市
IND Mumbai|孟买 Bombay
IND New Delhi|新德里
IND Delhi|德里
IND Bengaluru|班加罗尔 Bangalore
IND Chennai|金奈 马德拉斯 Madras
IND Kolkata|加尔各答 Calcutta
IND Hyderabad|海得拉巴
IND Pune|浦那 Poona
IND Ahmedabad|艾哈迈达巴德 Ahmadabad
PAK Karachi|卡拉奇
PAK Lahore|拉合尔
PAK Islamabad|伊斯兰堡
BGD Dhaka|达卡 Dacca
BGD Chittagong|吉大港 Chattogram
LKA Colombo|科伦坡
NPL Kathmandu|加德满都
KAZ Almaty|阿拉木图 Alma-Ata
KAZ Nur-Sultan|阿斯塔纳 Astana
UZB Tashkent|塔什干
MNG Ulan Bator|乌兰巴托 Ulaanbaatar
ARE Dubai|迪拜
ARE Abu Dhabi|阿布扎比
SAU Riyadh|利雅得
SAU Jeddah|吉达 Jidda
QAT Doha|多哈
KWT Kuwait City|科威特城 科威特 Kuwait
ISR Tel Aviv|特拉维夫 Tel_Aviv-Yafo
IRN Tehran|德黑兰 Teheran
IRQ Baghdad|巴格达
EGY Cairo|开罗
EGY Alexandria|亚历山大
NGA Lagos|拉各斯
KEN Nairobi|内罗毕
ETH Addis Ababa|亚的斯亚贝巴
ZAF Johannesburg|约翰内斯堡
ZAF Cape Town|开普敦 Kaapstad
ZAF Durban|德班
MAR Casablanca|卡萨布兰卡
AUS Sydney|悉尼
AUS Melbourne|墨尔本
AUS Brisbane|布里斯班
AUS Perth|珀斯
AUS Adelaide|阿德莱德
NZL Auckland|奥克兰
NZL Wellington|惠灵顿`;

export const CITY_NAMES = Object.fromEntries(
	LINES.trim()
		.split('\n')
		.map((line) => line.split('|')),
);

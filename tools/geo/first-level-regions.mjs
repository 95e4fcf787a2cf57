/**
 * Countries whose units in Natural Earth are finer than what people there call their first level: regions by the field `region` (or `geonunit`),
 * as code, Chinese, English and other names; `*` = whatever the region. Countries with an empty list stay whole.
 */
export const REGIONS = {
	GB: `
ENE|东北英格兰|North East England|North East
ENW|西北英格兰|North West England|North West
EYH|约克郡和亨伯|Yorkshire and the Humber
EEM|东米德兰兹|East Midlands
EWM|西米德兰兹|West Midlands
EEE|东英格兰|East of England|East
LND|伦敦|London|Greater London
ESE|东南英格兰|South East England|South East
ESW|西南英格兰|South West England|South West
SCT|苏格兰|Scotland|Highlands and Islands|North Eastern|Eastern|South Western
WLS|威尔士|Wales|East Wales|West Wales and the Valleys
NIR|北爱尔兰|Northern Ireland`,
	FR: `
ARA|奥弗涅-罗讷-阿尔卑斯|Auvergne-Rhône-Alpes
BFC|勃艮第-弗朗什-孔泰|Bourgogne-Franche-Comté
BRE|布列塔尼|Brittany|Bretagne
CVL|中央-卢瓦尔河谷|Centre-Val de Loire
COR|科西嘉|Corsica|Corse
GES|大东部|Grand Est
HDF|上法兰西|Hauts-de-France
IDF|法兰西岛|Île-de-France
NOR|诺曼底|Normandy|Normandie
NAQ|新阿基坦|Nouvelle-Aquitaine
OCC|奥克西塔尼|Occitania|Occitanie
PDL|卢瓦尔河地区|Pays de la Loire
PAC|普罗旺斯-阿尔卑斯-蓝色海岸|Provence-Alpes-Côte d’Azur|Provence-Alpes-Côte-d’Azur
GUA|瓜德罗普|Guadeloupe
MTQ|马提尼克|Martinique
GUF|法属圭亚那|French Guiana|Guyane française
LRE|留尼汪|Réunion
MAY|马约特|Mayotte`,
	IT: `
21|皮埃蒙特|Piedmont|Piemonte
23|瓦莱达奥斯塔|Aosta Valley|Valle d’Aosta
25|伦巴第|Lombardy|Lombardia
32|特伦蒂诺-上阿迪杰|Trentino-South Tyrol|Trentino-Alto Adige
34|威尼托|Veneto
36|弗留利-威尼斯朱利亚|Friuli Venezia Giulia|Friuli-Venezia Giulia
42|利古里亚|Liguria
45|艾米利亚-罗马涅|Emilia-Romagna
52|托斯卡纳|Tuscany|Toscana
55|翁布里亚|Umbria
57|马尔凯|Marche
62|拉齐奥|Lazio
65|阿布鲁佐|Abruzzo
67|莫利塞|Molise
72|坎帕尼亚|Campania
75|普利亚|Apulia
77|巴西利卡塔|Basilicata
78|卡拉布里亚|Calabria
82|西西里|Sicily
88|撒丁|Sardinia|Sardegna`,
	ES: `
AN|安达卢西亚|Andalusia|Andalucía
AR|阿拉贡|Aragon|Aragón
AS|阿斯图里亚斯|Asturias
CB|坎塔布里亚|Cantabria
CE|休达|Ceuta
CL|卡斯蒂利亚-莱昂|Castile and León|Castilla y León
CM|卡斯蒂利亚-拉曼恰|Castilla-La Mancha
CN|加那利群岛|Canary Islands|Canarias|Canary Is.
CT|加泰罗尼亚|Catalonia|Cataluña
EX|埃斯特雷马杜拉|Extremadura
GA|加利西亚|Galicia
IB|巴利阿里群岛|Balearic Islands|Islas Baleares
MC|穆尔西亚|Murcia
MD|马德里|Madrid
ML|梅利利亚|Melilla
NC|纳瓦拉|Navarre|Foral de Navarra
PV|巴斯克|Basque Country|País Vasco
RI|拉里奥哈|La Rioja
VC|巴伦西亚|Valencian Community|Valenciana`,
	PH: `
00|马尼拉大都会|Metro Manila|National Capital Region
01|伊罗戈|Ilocos|Ilocos (Region I)
02|卡加延河谷|Cagayan Valley|Cagayan Valley (Region II)
03|中吕宋|Central Luzon|Central Luzon (Region III)
05|比科尔|Bicol|Bicol (Region V)
06|西米沙鄢|Western Visayas|Western Visayas (Region VI)
07|中米沙鄢|Central Visayas|Central Visayas (Region VII)
08|东米沙鄢|Eastern Visayas|Eastern Visayas (Region VIII)
09|三宝颜半岛|Zamboanga Peninsula|Zamboanga Peninsula (Region IX)
10|北棉兰老|Northern Mindanao|Northern Mindanao (Region X)
11|达沃|Davao|Davao (Region XI)
12|南哥苏萨桑|Soccsksargen|SOCCSKSARGEN (Region XII)
13|卡拉加|Caraga|Dinagat Islands (Region XIII)
14|邦萨摩洛|Bangsamoro|Autonomous Region in Muslim Mindanao (ARMM)
15|科迪勒拉|Cordillera|Cordillera Administrative Region (CAR)
40|甲拉巴松|Calabarzon|CALABARZON (Region IV-A)
41|民马罗巴|Mimaropa|MIMAROPA (Region IV-B)`,
	LV: `
KU|库尔泽梅|Courland|Kurzeme
LE|拉特加莱|Latgale
RI|里加|Riga
VI|维泽梅|Vidzeme
ZE|瑟米利亚|Semigallia|Zemgale`,
	UG: `
C|中部区|Central Region|Central
E|东部区|Eastern Region|Eastern
N|北部区|Northern Region|Northern
W|西部区|Western Region|Western`,
	XK: `
KM|科索沃|Kosovo|*`,
	SI: '',
	MK: '',
	MT: '',
};

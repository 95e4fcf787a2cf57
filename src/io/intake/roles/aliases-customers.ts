/**
 * Headers by which columns of customer lists are known, separated by |. Written in simplified Chinese and lower case
 * without spaces and punctuation, as `headerKey` gives them. Includes the export headers of 纷享销客 and Zoho CRM.
 */
export const CUSTOMER_ALIASES = {
	'customer.id':
		'客户编号|客户编码|客户代码|客户号|客户id|客户账号|客户主键|会员编号|会员号|会员卡号|会员id|用户id|用户编号|编号|编码|代码|主键|唯一标识|唯一性id|数据id|记录id|经销商编码|经销商编号|门店编码|门店编号|终端编码|往来单位编码|往来单位编号|单位编码|单位编号|售达方|送达方|购方编码|买家id|business partner|customerid|customerno|customernumber|customercode|custid|custno|custcode|clientid|clientno|clientcode|clientnumber|accountid|accountnumber|accountno|accountcode|memberid|userid|buyerid|dealerid|storeid|recordid|id|no|code|key|客户序列号|businesspartner|soldtoparty|shiptoparty',
	'customer.name':
		'客户名称|客户名|客户|客户全称|单位名称|单位全称|企业名称|企业全称|公司名称|公司全称|公司|企业|名称|全称|姓名|客户姓名|会员姓名|会员名称|用户名|用户姓名|经销商名称|经销商|门店名称|终端名称|店名|往来单位|往来单位名称|购货单位|购货方|买方|买方名称|甲方|甲方名称|采购商|机构名称|医院名称|学校名称|账户名称|customername|customer|client|clientname|companyname|company|accountname|account|organization|organisation|organizationname|dealername|dealer|storename|membername|username|buyer|buyername|name|fullname|legalname|title',
	'customer.shortName':
		'客户简称|简称|单位简称|公司简称|企业简称|别名|昵称|shortname|abbreviation|alias|nickname|displayname|tradename',
	'customer.creditCode':
		'统一社会信用代码|社会信用代码|信用代码|统一信用代码|统一社会信用码|营业执照号|营业执照注册号|工商注册号|注册号|税号|纳税人识别号|税务登记号|组织机构代码|creditcode|unifiedsocialcreditcode|uscc|taxid|taxno|taxnumber|vatnumber|vatid|vat|registrationnumber|businesslicense|duns',
	'customer.country':
		'国家|国家地区|国别|所属国家|国籍|country|countryregion|nation|billingcountry|shippingcountry|countrycode|countryname|mailingcountry',
	'customer.province':
		'省|省份|省市|所在省|所在省份|所属省份|省直辖市|省自治区|省区|行政区划|所在地区|所在地|省市区|国家省市区|province|state|provincestate|stateprovince|billingstate|shippingstate|provincename|mailingstate|statecode',
	'customer.city':
		'市|城市|地市|地级市|所在市|所在城市|所属城市|城市名称|city|town|billingcity|shippingcity|cityname|mailingcity|prefecture',
	'customer.district':
		'区|县|区县|县区|县市|区县名称|所在区|所在区县|县级市|街道|乡镇|district|county|suburb|borough|township',
	'customer.region':
		'大区|区域|所属区域|所属大区|销售大区|业务区域|地区|片区|战区|区域名称|大区名称|region|regionname|salesregion|area|zone|saleszone|market',
	'customer.division':
		'行政区划代码|区划代码|行政区代码|地区代码|区域代码|邮编区划|adcode|divisioncode|regioncode|areacode|gbcode',
	'customer.address':
		'地址|详细地址|客户地址|公司地址|单位地址|注册地址|办公地址|联系地址|通讯地址|收货地址|经营地址|送货地址|发货地址|家庭住址|住址|定位|详细街道|address|street|streetaddress|billingaddress|shippingaddress|billingstreet|shippingstreet|address1|addressline1|fulladdress|mailingaddress|location|mailingstreet',
	'customer.postcode':
		'邮编|邮政编码|邮码|postcode|postalcode|zip|zipcode|billingcode|shippingcode|billingpostalcode|shippingpostalcode|mailingzip',
	'customer.latitude': '纬度|纬|纬度gcj02|纬度wgs84|latitude|lat|y坐标|gpslat|gpslatitude',
	'customer.longitude': '经度|经|经度gcj02|经度wgs84|longitude|lng|lon|long|x坐标|gpslng|gpslon|gpslongitude',
	'customer.industry':
		'行业|所属行业|行业类别|行业分类|行业类型|行业名称|客户行业|一级行业|二级行业|细分行业|主营行业|经营范围|主营业务|industry|sector|vertical|industrytype|industrycode|siccode|naics|profession|职业|job',
	'customer.size':
		'规模|企业规模|公司规模|客户规模|人员规模|单位规模|规模等级|size|companysize|customersize|businesssize',
	'customer.employees':
		'员工数|员工人数|职工人数|从业人数|从业人员|人数|人员数量|总人数|雇员数|employees|noofemployees|numberofemployees|employeecount|headcount|staff|numemployees',
	'customer.revenue':
		'年营业额|营业额|营业收入|年营业收入|年收入|客户年收入|企业营收|年营收|公司营收|年产值|产值|主营业务收入|注册资本|年营业额规模|annualrevenue|companyrevenue|turnover|annualturnover|income|annualincome',
	'customer.assets': '资产总额|总资产|资产|资产规模|assets|totalassets',
	'customer.type':
		'客户类型|客户类别|客户分类|客户性质|企业性质|单位性质|单位类型|类型|类别|分类|性质|会员类型|账户类型|用户类型|经济类型|所有制|细分市场|客户细分|细分|customertype|accounttype|type|clienttype|customercategory|category|customersegment|segment|ownership|customerclass|membertype',
	'customer.status':
		'客户状态|生命状态|状态|合作状态|生命周期|生命周期状态|客户阶段|阶段|成交状态|跟进状态|会员状态|是否有效|流失|是否流失|status|customerstatus|accountstatus|lifecyclestage|stage|lifecycle|churn|churned|active|dealstatus',
	'customer.tier':
		'客户等级|客户级别|等级|级别|客户分级|分级|重要程度|重要性|会员等级|会员级别|信用等级|星级|评级|价值等级|abc分类|abc|tier|customertier|level|customerlevel|grade|rating|rank|class|customerrating|priority|memberlevel',
	'customer.owner':
		'负责人|客户负责人|客户负责人姓名|负责人姓名|业务员姓名|销售姓名|业务员|销售员|销售|销售人员|销售代表|销售经理|客户经理|业务经理|业务代表|跟进人|归属人|所有人|客户所有人|所属销售|归属销售|责任人|维护人|专员|客户归属|owner|accountowner|salesrep|rep|salesperson|accountmanager|salesmanager|customerowner|recordowner|contactowner|assignedto|responsible|keyaccountmanager|kam|salesrepresentative|seller|agent',
	'customer.team':
		'部门|归属部门|所属部门|负责人所属部门|负责人主属部门|销售部门|团队|销售团队|所属团队|事业部|分公司|办事处|销售组|小组|team|department|salesteam|businessunit|bu|office|branch|group|division',
	'customer.territory':
		'销售区域|负责区域|所属销售区域|辖区|销售片区|territory|salesterritory|territories|salesarea|patch',
	'customer.channel':
		'渠道|销售渠道|渠道类型|客户渠道|业态|渠道名称|channel|saleschannel|channeltype|distributionchannel',
	'customer.source':
		'来源|客户来源|线索来源|获客渠道|获客来源|信息来源|注册来源|注册渠道|source|leadsource|customersource|acquisitionchannel|origin|referralsource|utmsource',
	'customer.contact':
		'联系人|客户联系人|主要联系人|首要联系人|联系人姓名|法人|法定代表人|法人代表|老板|店主|收货人|contact|contactname|contactperson|primarycontact|legalrepresentative|firstname|lastname',
	'customer.phone':
		'电话|联系电话|客户电话|手机|手机号|手机号码|联系方式|联系手机|移动电话|固定电话|固话|座机|办公电话|电话号码|公司电话|客户手机|微信|微信号|phone|telephone|tel|mobile|mobilephone|cell|cellphone|phonenumber|contactnumber|fax|传真|whatsapp|wechat|qq',
	'customer.email': '邮箱|电子邮箱|电子邮件|邮件|邮件地址|企业邮箱|email|emailaddress|mail|contactemail',
	'customer.createdDate':
		'创建时间|创建日期|建档日期|建档时间|录入时间|录入日期|开户日期|开户时间|注册时间|注册日期|入会时间|入会日期|登记日期|成立日期|成立时间|客户创建时间|添加时间|createddate|createdtime|created|createdat|createdon|registrationdate|signupdate|joindate|joined|membersince|datecreated|registered|entrydate|customersince',
	'customer.confirmedDate':
		'最近核对|最近核对日期|最近核对时间|最后核对|最后核对日期|核对日期|核对时间|核实日期|核实时间|最近核实|最近核实日期|最近确认|最近确认日期|最后确认|最后确认日期|确认日期|更新日期|更新时间|最后更新|最后更新日期|最后更新时间|最近更新|最近更新日期|最近更新时间|资料更新日期|资料更新时间|档案更新日期|档案更新时间|信息更新日期|信息更新时间|数据更新时间|修改日期|修改时间|最后修改|最后修改日期|最后修改时间|最近修改日期|最近修改时间|lastconfirmed|lastconfirmeddate|confirmeddate|confirmedon|confirmedat|dateconfirmed|lastverified|verifieddate|verifiedon|verifiedat|lastreviewed|lastchecked|updated|updatedat|updatedon|updateddate|updatedtime|updatedate|updatetime|dateupdated|lastupdated|lastupdate|lastupdateddate|lastupdatedat|lastmodified|lastmodifieddate|lastmodifiedtime|modifiedtime|modifieddate|modifiedon|modifiedat|datemodified|recordupdated',
	'customer.firstOrderDate':
		'首单日期|首单时间|首次下单日期|首次下单时间|首次购买日期|首次购买时间|首次交易日期|首次合作|首次合作日期|首次成交日期|首次成交时间|首购日期|合作日期|合作开始日期|开始合作日期|合作起始日期|签约日期|firstorderdate|firstpurchasedate|firstorder|firstpurchase|firstsale|firsttransactiondate|customersincedate|startdate',
	'customer.lastOrderDate':
		'最近下单日期|最近下单时间|最后下单日期|最后下单时间|最近购买日期|最近购买时间|最后购买日期|最近交易日期|最近交易时间|最后交易日期|最近成交日期|最近成交时间|最后一次成交时间|最后成交日期|最近订单日期|末单日期|末次购买日期|最近消费日期|最近消费时间|最后消费日期|上次购买日期|最近一次购买|最近一次下单|最近合作日期|lastorderdate|lastpurchasedate|lastorder|lastpurchase|lastsale|latestorderdate|lasttransactiondate|mostrecentorder|recentorderdate|lastbought|lastvisit',
	'customer.orderCount':
		'订单数|订单总数|订单总数量|订单总量|订单数量|订单量|下单次数|订单次数|购买次数|交易次数|交易笔数|成交次数|消费次数|累计订单数|累计订单|累计购买次数|总订单数|采购次数|单数|频次|购买频次|购买频率|orders|ordercount|numberoforders|orderscount|numorders|purchases|purchasecount|transactions|transactioncount|frequency|totalorders|noorders|visits',
	'customer.amount':
		'销售额|累计销售额|总销售额|年销售额|销售金额|累计销售金额|销售收入|销售|成交金额|成交总金额|已成交金额|累计成交金额|交易金额|交易额|累计交易额|消费金额|累计消费|累计消费金额|总消费|总金额|购买金额|累计购买金额|累计金额|金额|采购额|采购金额|年采购额|订货金额|订单金额|订单总额|累计订单金额|合同金额|合同额|合同总额|业绩|营收|贡献|回款金额|已回款金额|回款|含税金额|不含税金额|出货金额|发货金额|开票金额|gmv|销量额|amount|sales|salesamount|totalsales|revenueamount|revenue|totalrevenue|totalamount|monetary|spend|totalspend|totalspent|purchaseamount|lifetimesales|lifetimevalue|annualsales|yearlysales|netsales|salesvalue|totalcharges|value|ordervalue|invoiced|billings|gross sales|grosssales|wonamount',
	'customer.margin':
		'利润|毛利|毛利额|累计利润|利润额|净利润|毛利润|累计毛利|贡献毛利|边际贡献|profit|margin|grossprofit|grossmargin|netprofit|totalprofit|contribution|contributionmargin',
	'customer.potential':
		'潜力|客户潜力|潜在采购额|采购潜力|市场容量|年需求量|年采购总额|需求总额|总需求|潜在销售额|预计采购额|预计年采购额|潜力金额|预测采购额|potential|annualpotential|salespotential|estimatedspend|categoryspend|addressablespend|expectedrevenue|marketpotential|totalspendpotential|walletsize',
	'customer.shareOfWallet':
		'钱包份额|客户份额|份额|采购占比|我司占比|占比|供货占比|市场份额|shareofwallet|sow|walletshare|share|ourshare|marketshare',
	'customer.satisfaction':
		'满意度|客户满意度|满意度得分|满意度评分|满意度分数|综合满意度|评分|csat|satisfaction|satisfactionscore|customersatisfaction|overallsatisfaction|score',
	'customer.nps':
		'nps|净推荐值|推荐度|推荐意愿|推荐分|推荐值|likelihoodtorecommend|npsscore|recommend|recommendation',
	'customer.competitor':
		'竞争对手|主要竞争对手|竞品|竞争品牌|主要竞品|竞争厂商|现用品牌|competitor|competitors|maincompetitor|competingbrand|incumbent',
	'customer.paymentTerms':
		'账期|付款方式|付款条件|结算方式|付款条款|支付方式|收款方式|结算周期|信用期|信用账期|paymentterms|terms|creditterms|payment|paymentmethod|netdays',
	'customer.creditLimit': '信用额度|授信额度|信用限额|额度|授信金额|可用额度|creditlimit|creditline|limit',
	'customer.receivable':
		'应收账款|应收|应收金额|欠款|欠款金额|应收余额|未回款金额|待回款|未收款|未收金额|逾期金额|余额|客户欠款|receivable|receivables|accountsreceivable|outstanding|ar|arbalance|balance|overdue|balancedue',
	'customer.gender': '性别|客户性别|gender|sex',
	'customer.birthDate': '出生日期|生日|出生年月|出生年月日|birthdate|birthday|dateofbirth|dob',
	'customer.age': '年龄|岁数|客户年龄|age|ageyears',
	'customer.tags': '标签|客户标签|标记|关键词|兴趣|偏好|爱好|tags|tag|labels|label|keywords|interests',
	'customer.note':
		'备注|备注信息|说明|描述|附注|客户备注|简介|公司简介|跟进记录|最新跟进记录|情况说明|note|notes|remark|remarks|comment|comments|description|memo|details',
} as const;

/** Headers by which columns of order lists and of lists of sales reps are known; written as in `aliases-customers.ts`. */
export const TRANSACTION_ALIASES = {
	'transaction.id':
		'订单号|订单编号|单号|单据号|单据编号|单据编码|订单id|销售单号|销售订单号|销售订单编号|出库单号|发货单号|交易号|交易编号|交易单号|流水号|发票号|发票号码|合同编号|合同号|小票号|凭证号|凭证编号|外部单号|订单流水号|orderid|orderno|ordernumber|order|invoiceno|invoicenumber|invoice|invoiceid|transactionid|transactionno|transactionnumber|salesorder|salesordernumber|salesorderno|sono|receiptno|receiptid|documentno|documentnumber|billno|dealid|potentialid|voucherno|basketid|ordernr|ponumber',
	'transaction.line':
		'行号|行项目|明细行号|序号|项次|分录号|行次|订单行|订单明细id|line|lineno|linenumber|lineitem|rowno|rowid|itemno|seq|linenr|orderline|lineid',
	'transaction.customerId':
		'客户编号|客户编码|客户代码|客户号|客户id|会员编号|会员号|会员卡号|会员id|用户id|用户编号|购方编码|往来单位编码|买家id|经销商编码|经销商编号|门店编码|售达方|送达方|customerid|customerno|customernumber|customercode|custid|custno|custcode|customer id|clientid|clientno|clientcode|accountid|accountnumber|accountno|memberid|userid|buyerid|soldtoparty|shiptoparty|dealerid|storeid|account',
	'transaction.customerName':
		'客户名称|客户名|客户|客户姓名|客户全称|单位名称|公司名称|企业名称|购货单位|购货方|买方|买方名称|购买方|购买方名称|往来单位|往来单位名称|会员姓名|会员名称|经销商|经销商名称|门店名称|买家|买家昵称|收货单位|甲方|customername|customer|client|clientname|companyname|company|accountname|buyer|buyername|soldto|billto|shipto|organization|membername',
	'transaction.date':
		'日期|订单日期|下单日期|下单时间|订单时间|交易日期|交易时间|成交日期|成交时间|销售日期|销售时间|单据日期|业务日期|开票日期|发货日期|出库日期|付款时间|支付时间|签约日期|合同日期|签订日期|消费时间|消费日期|购买日期|购买时间|记账日期|过账日期|结算日期|订单创建时间|创建时间|创建日期|交货日期|时间|年月|月份|期间|date|orderdate|invoicedate|transactiondate|saledate|salesdate|purchasedate|orderedat|datetime|timestamp|documentdate|postingdate|shipdate|shippeddate|deliverydate|closingdate|bookingdate|day|month|period|time|invoicedatetime|paiddate|paymentdate|createdat|createdtime|createddate|orderdatetime',
	'transaction.amount':
		'金额|销售额|销售金额|订单金额|成交金额|交易金额|实付金额|实收金额|应收金额|支付金额|付款金额|消费金额|总金额|总额|总价|合计金额|小计金额|价税合计|含税金额|不含税金额|未税金额|税前金额|销售收入|收入|订单总额|订单总金额|订单总价|合同金额|合同额|开票金额|发票金额|出库金额|发货金额|回款金额|已收金额|行金额|明细金额|产品金额|折后金额|优惠后金额|结算金额|本币金额|业绩|amount|sales|revenue|totalamount|total|linetotal|subtotal|ordertotal|orderamount|invoiceamount|salesamount|netamount|grossamount|totalprice|extendedprice|turnover|value|ordervalue|paid|paidamount|netsales|grandtotal|salesvalue|lineamount|totalsales|monetary|payment|spend|purchaseamount|dealamount|extended amount|grosssales|price total|totalvalue',
	'transaction.quantity':
		'数量|销量|销售数量|订购数量|订货数量|购买数量|件数|出库数量|发货数量|下单数量|商品数量|产品数量|订单数量|成交数量|个数|实发数量|瓶数|台数|箱数|quantity|qty|units|unitssold|volume|pieces|pcs|count|orderquantity|salesquantity|qtyordered|itemqty|quantitysold|noofitems|numberofitems|shippedqty|cds',
	'transaction.price':
		'单价|售价|价格|销售单价|含税单价|不含税单价|商品单价|产品单价|成交单价|实际单价|销售价格|销售价|标价|折后单价|价格元|price|unitprice|priceeach|sellingprice|saleprice|listprice|unitcost price|rate|pricepunit|priceperunit|itemprice|salesprice',
	'transaction.discount':
		'折扣|折扣额|折扣率|折扣金额|优惠金额|优惠|减免金额|让利|返利|返点|discount|discountamount|discountrate|discountpercent|rebate|promotion|reduction',
	'transaction.cost':
		'成本|销售成本|成本金额|总成本|成本额|产品成本|单位成本|成本价|进价|采购成本|结转成本|cost|totalcost|unitcost|cogs|costamount|costofgoods|costofsales|standardcost',
	'transaction.margin':
		'利润|毛利|毛利额|毛利润|利润额|净利润|profit|margin|grossprofit|grossmargin|netprofit|contribution',
	'transaction.productId':
		'产品编号|产品编码|产品代码|产品id|商品编号|商品编码|商品代码|商品id|物料编码|物料编号|物料号|物料代码|货号|款号|sku|sku编码|sku编号|条码|商品条码|存货编码|存货编号|料号|品号|型号|规格型号|零件号|stockcode|productid|productcode|productno|productnumber|itemid|itemcode|itemnumber|sku id|skuid|skucode|materialno|material|materialnumber|partno|partnumber|articleno|article|barcode|upc|ean|asin|stockno|modelno',
	'transaction.product':
		'产品|产品名称|商品|商品名称|品名|货品名称|物料名称|物料描述|存货名称|产品描述|商品描述|项目名称|货物名称|服务名称|菜品名称|套餐名称|商品标题|宝贝标题|名称|product|productname|item|itemname|description|itemdescription|productdescription|materialdescription|articlename|goods|service|product title|producttitle|productdesc|merchandise',
	'transaction.category':
		'产品类别|产品分类|商品分类|商品类别|品类|类别|产品线|产品系列|产品大类|产品小类|大类|小类|中类|子类别|子类|一级分类|二级分类|系列|物料组|分类|产品组|category|productcategory|subcategory|productline|productgroup|productfamily|class|department|family|itemcategory|materialgroup|segment|producttype|commodity',
	'transaction.brand':
		'品牌|品牌名称|商品品牌|产品品牌|厂牌|厂家|生产厂家|供应商|brand|brandname|manufacturer|vendor|make|supplier',
	'transaction.channel':
		'渠道|销售渠道|订单来源|订单渠道|平台|来源|来源渠道|销售平台|订单类型|业务类型|下单渠道|店铺|店铺名称|channel|saleschannel|orderchannel|ordersource|platform|source|ordertype|store|storename|marketplace|shipmode|邮寄方式',
	'transaction.rep':
		'业务员|销售员|销售代表|销售人员|销售经理|客户经理|负责人|订单负责人|销售|经办人|制单人|导购|导购员|营业员|跟单员|业务经理|业务代表|rep|salesrep|salesperson|seller|accountmanager|owner|orderowner|dealowner|agent|employee|cashier|salesrepresentative|accountowner|salesman',
	'transaction.country':
		'国家|国家地区|国别|目的国|收货国家|country|countryregion|shipcountry|shippingcountry|billingcountry|countryname|nation|destination',
	'transaction.province':
		'省|省份|省自治区|收货省份|收货省|所在省份|所属省份|客户省份|省区|province|state|shipstate|shippingstate|billingstate|provincestate|stateprovince',
	'transaction.city':
		'市|城市|收货城市|收货市|所在城市|地市|客户城市|city|shipcity|shippingcity|billingcity|town',
	'transaction.district':
		'区|县|区县|县区|收货区|收货区县|收货县区|收货县|所在区县|客户区县|district|county|shipcounty|shippingdistrict|suburb',
	'transaction.address':
		'地址|收货地址|送货地址|收件地址|发货地址|配送地址|详细地址|客户地址|收货人地址|收件人地址|安装地址|address|street|shipaddress|shippingaddress|shiptoaddress|deliveryaddress|shippingstreet|shipstreet|streetaddress|address1|addressline1|billingaddress|fulladdress',
	'transaction.currency': '币种|货币|币别|结算币种|交易币种|currency|currencycode|curr|ccy',
	'transaction.status':
		'订单状态|状态|交易状态|单据状态|发货状态|付款状态|支付状态|审核状态|合同状态|退款状态|售后状态|是否退货|退货标志|status|orderstatus|transactionstatus|paymentstatus|deliverystatus|fulfillmentstatus|stage|isreturn|returned|cancelled|dealstage|shipmentstatus',
	'transaction.note':
		'备注|订单备注|买家留言|卖家备注|摘要|说明|附注|note|notes|remark|remarks|comment|comments|memo|ordernote',
} as const;

/** Other rows that belong to customers name them as orders do. */
export const OTHER_ALIASES = {
	'other.customerId': TRANSACTION_ALIASES['transaction.customerId'],
	'other.customerName': TRANSACTION_ALIASES['transaction.customerName'],
} as const;

export const REP_ALIASES = {
	'rep.id':
		'代表编号|销售代表编号|工号|员工号|员工编号|业务员编号|业务员编码|销售编号|员工工号|repid|employeeid|employeeno|salesrepid|staffid|repcode|employeenumber',
	'rep.name':
		'姓名|代表|销售代表|业务员|销售员|销售人员|员工姓名|业务员姓名|代表姓名|客户经理|销售姓名|repname|rep|salesrep|salesperson|employeename|name|employee|salesrepname|staffname',
	'rep.team':
		'团队|部门|小组|大区|所属部门|销售团队|所属团队|事业部|办事处|团队名称|team|department|group|region|salesteam|branch',
	'rep.base':
		'常驻地|驻地|常驻城市|所在城市|办公地点|基地|出发地|所在地|家庭住址|base|homebase|homecity|basecity|location|office|city',
	'rep.capacityHours':
		'年工时|产能|可用工时|工时|年可用工时|年产能|月工时|工作时间|可用小时|capacity|capacityhours|hours|annualhours|availablehours|workinghours|hoursayear|hoursperyear|hoursyear|fte',
	'rep.skills':
		'技能|专长|擅长|擅长行业|专业|专业方向|负责行业|负责产品|资质|skills|skill|expertise|speciality|specialty|specialism|specialisms|industries',
	'rep.seniority': '级别|职级|职务|资历|岗位级别|等级|岗位|seniority|level|grade|jobtitle|title|experience',
	'rep.cost':
		'年成本|人工成本|年薪|成本|人力成本|年度成本|年用工成本|cost|annualcost|costayear|costperyear|yearlycost|salary|annualsalary|fullcost',
	'rep.leavingDate':
		'离职日期|离职时间|预计离职日期|离岗日期|最后工作日|leavingdate|lastworkingday|enddate|terminationdate|leavedate|resignationdate',
} as const;

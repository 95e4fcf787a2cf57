import { m } from './messages/compiled/messages.js';

/** Name of every template and the sentence that says what it is and where it comes from. */
const TEMPLATES = {
	statusRhythm: [m.templates_statusRhythm, m.templates_statusRhythm_about],
	statusDays: [m.templates_statusDays, m.templates_statusDays_about],
	lifecycle: [m.templates_lifecycle, m.templates_lifecycle_about],
	statusGiven: [m.templates_statusGiven, m.templates_statusGiven_about],
	guideReading: [m.matrix_template_guideReading, m.matrix_template_guideReading_about],
	attackDefend: [m.matrix_template_attackDefend, m.matrix_template_attackDefend_about],
	nineBox: [m.matrix_template_nineBox, m.matrix_template_nineBox_about],
	loyaltyMatrix: [m.matrix_template_loyaltyMatrix, m.matrix_template_loyaltyMatrix_about],
	kraljic: [m.matrix_template_kraljic, m.matrix_template_kraljic_about],
	frequency: [m.templates_frequency, m.templates_frequency_about],
	amount: [m.templates_amount, m.templates_amount_about],
	averageOrder: [m.templates_averageOrder, m.templates_averageOrder_about],
	recency: [m.templates_recency, m.templates_recency_about],
	interval: [m.templates_interval, m.templates_interval_about],
	channel: [m.templates_channel, m.templates_channel_about],
	mainChannel: [m.behaviour_template_mainChannel, m.behaviour_template_mainChannel_about],
	channelMix: [m.behaviour_template_channelMix, m.behaviour_template_channelMix_about],
	productBreadth: [m.behaviour_template_productBreadth, m.behaviour_template_productBreadth_about],
	tenure: [m.behaviour_template_tenure, m.behaviour_template_tenure_about],
	marginTiers: [m.templates_marginTiers, m.templates_marginTiers_about],
	regionGroup: [m.templates_regionGroup, m.templates_regionGroup_about],
	province: [m.templates_province, m.templates_province_about],
	city: [m.templates_city, m.templates_city_about],
	district: [m.templates_district, m.templates_district_about],
	country: [m.templates_country, m.templates_country_about],
	territory: [m.templates_territory, m.templates_territory_about],
	industrySections: [m.templates_industrySections, m.templates_industrySections_about],
	industryGiven: [m.templates_industryGiven, m.templates_industryGiven_about],
	customerType: [m.templates_customerType, m.templates_customerType_about],
	sizeRule: [m.templates_sizeRule, m.templates_sizeRule_about],
	sizeEmployees: [m.templates_sizeEmployees, m.templates_sizeEmployees_about],
	sizeRevenue: [m.templates_sizeRevenue, m.templates_sizeRevenue_about],
	sizeGiven: [m.templates_sizeGiven, m.templates_sizeGiven_about],
	potentialLevel: [m.templates_potentialLevel, m.templates_potentialLevel_about],
	potentialTiers: [m.templates_potentialTiers, m.templates_potentialTiers_about],
	shareOfWallet: [m.templates_shareOfWallet, m.templates_shareOfWallet_about],
	headroom: [m.templates_headroom, m.templates_headroom_about],
	capacityWillingness: [m.templates_capacityWillingness, m.templates_capacityWillingness_about],
	needKind: [m.templates_needKind, m.templates_needKind_about],
	needLevel: [m.templates_needLevel, m.templates_needLevel_about],
	userKind: [m.templates_userKind, m.templates_userKind_about],
	favouriteCategory: [m.behaviour_template_favouriteCategory, m.behaviour_template_favouriteCategory_about],
	satisfaction: [m.templates_satisfaction, m.templates_satisfaction_about],
	recommendation: [m.templates_recommendation, m.templates_recommendation_about],
	tags: [m.templates_tags, m.templates_tags_about],
	scaleLevels: [m.scales_template, m.scales_template_about],
	gender: [m.templates_gender, m.templates_gender_about],
	age: [m.templates_age, m.templates_age_about],
	generation: [m.templates_generation, m.templates_generation_about],
	income: [m.templates_income, m.templates_income_about],
	education: [m.templates_education, m.templates_education_about],
	occupation: [m.templates_occupation, m.templates_occupation_about],
} as const;

/** Dimensions by which customers are divided. */
const DIMENSIONS = {
	status: m.templates_dimension_status,
	matrix: m.matrix_dimension,
	behaviour: m.templates_dimension_behaviour,
	geography: m.templates_dimension_geography,
	industry: m.templates_dimension_industry,
	size: m.templates_dimension_size,
	potential: m.templates_dimension_potential,
	needs: m.templates_dimension_needs,
	attitude: m.templates_dimension_attitude,
	demographics: m.templates_dimension_demographics,
} as const;

/** What a column that has no role is called. */
const WORDS = {
	income: m.templates_word_income,
	education: m.templates_word_education,
	occupation: m.templates_word_occupation,
	capacity: m.templates_word_capacity,
	willingness: m.templates_word_willingness,
	needKind: m.templates_word_needKind,
	needLevel: m.templates_word_needLevel,
	userKind: m.templates_word_userKind,
	relationship: m.matrix_word_relationship,
	growth: m.matrix_word_growth,
} as const;

/** Levels of places. */
const LEVELS = {
	country: m.templates_level_country,
	group: m.templates_level_group,
	province: m.templates_level_province,
	city: m.templates_level_city,
	district: m.templates_level_district,
} as const;

/** Ids of the templates that have texts: all of them. */
export const NAMED_TEMPLATES = Object.keys(TEMPLATES) as (keyof typeof TEMPLATES)[];

/** Name of a template. */
export function templateName(id: keyof typeof TEMPLATES): string {
	return TEMPLATES[id][0]();
}

/** What a template is and where it comes from, in a sentence or two. */
export function templateAbout(id: keyof typeof TEMPLATES): string {
	return TEMPLATES[id][1]();
}

/** Name of a dimension. */
export function dimensionName(id: keyof typeof DIMENSIONS): string {
	return DIMENSIONS[id]();
}

/** What a column has to say in its name. */
export function namedColumnWord(id: keyof typeof WORDS): string {
	return WORDS[id]();
}

/** Level of places. */
export function placeLevelName(id: keyof typeof LEVELS): string {
	return LEVELS[id]();
}

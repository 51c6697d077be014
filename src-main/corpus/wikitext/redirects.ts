/** Redirects and disambiguation pages, told from the text alone: older dumps do not mark them. */

const redirectWords =
  'redirect 重定向 重新導向 转向 轉向 重新导向 転送 リダイレクト 넘겨주기 перенаправление перенапр перенаправлення преусмери пренасочување ' +
  'пренасочи перанакіраванне weiterleitung redirection redirección redirecion redirecionamento rinvia rinvio doorverwijzing ' +
  'patrz przekieruj tam przekierowanie ohjaus uudelleenohjaus omdirigering omdiriger omdirigér přesměruj presmeruj átirányítás ' +
  'yönlendirme yönlendi̇rme yönlendir yönlendi̇r đổi alih alihkan lencong ανακατευθυνση ανακατεύθυνση הפניה تحويل تغییر_مسیر ' +
  'เปลี่ยนทาง पुनर्प्रेषित अनुप्रेषित পুননির্দেশ পুনর্নির্দেশ pāradresācija pāradresēt puoradresaceja puoradresēšona peradresavimas ' +
  'suuna tilvísun alidirektu birzuzendu redirección redireccionament preusmeritev preusmjeri adkas ail-cyfeirio athsheoladh ' +
  'redirectioun redirecţionare redirecționare գերահղում վերահղում გადამისამართება 重定向至'

/** The page's first mark: "#", a word (with a blank or colon perhaps), and the link to the target. */
const redirectMark =
  /^\s*#\s?([\p{L}\p{M}\p{Cf}_-]{2,30})\s{0,5}[:：]?\s{0,5}\[\[([^[\]|\n]{1,500})(?:\|[^[\]\n]{0,500})?\]\]/u

const knownWords = new Set(redirectWords.split(' '))

/** The title that the page only points to (without "#section"), or undefined for a page of its own. */
export function redirectTarget(wikitext: string): string | undefined {
  const found = redirectMark.exec(wikitext.slice(0, 2000))
  if (!found || !knownWords.has(found[1].toLowerCase())) return undefined
  const title = found[2].replace(/^\s*:/, '').replace(/#.*$/, '').replaceAll('_', ' ').trim()
  return title || undefined
}

const disambiguationNames =
  'disambig disambiguation disamb dab disam hndis geodis numberdis schooldis hospitaldis mathdab roaddis letter-disambig airport_disambig ' +
  'disambig-cleanup disambiguation_cleanup human_name_disambiguation place_name_disambiguation hndis-cleanup dab-cleanup ' +
  'letter_disambiguation letter-number_combination_disambiguation call_sign_disambiguation species_latin_name_disambiguation ' +
  'chinese_title_disambiguation given_name_disambiguation mil-unit-dis wp_disambig surname_disambiguation ' +
  '消歧义 消歧義 消歧义页 消歧義頁 消歧 地名消歧义 地名消歧義 人名消歧义 人名消歧義 消含糊 aimai 曖昧さ回避 人名の曖昧さ回避 地名の曖昧さ回避 동음이의 동명이인 ' +
  'begriffsklärung homonymie paronymie toponymie patronymie desambiguación desambiguacion desambiguação desambig disambigua ' +
  'неоднозначность многозначность однофамильцы список_однофамильцев багатозначність неадназначнасць dpintro ujednoznacznienie ' +
  'täsmennyssivu förgrening flertydig rozcestník rozlišovacia_stránka egyértelmű egyért anlam_ayrımı định_hướng trang_định_hướng ' +
  'αποσαφήνιση פירושונים توضيح ابهام_زدایی ابهام‌زدایی แก้ความกำกวม nozīmju_atdalīšana daudznozīmju_lapa zeimeibu_škiršona ' +
  'dezambiguizare razdvojba вишезначна_одредница пояснение nuorodinis täpsustuslehekülg apartigilo argipen'

/** Names that mean something else on other wikis when they have arguments ({{dp|Haumea}} is a dwarf planet). */
const bareNames = new Set(['dp'])

const knownTemplates = new Set(disambiguationNames.split(' '))

/** The names of templates, as many as could matter; a bounded look at each opening brace pair. */
const templateStart = /\{\{\s{0,5}(?:[Tt]emplate:)?([^\s{}|[\]][^{}|[\]\n]{0,60}?)\s{0,5}[|}\n]/g

/** Whether the page only lists the meanings of its title. */
export function isDisambiguation(wikitext: string): boolean {
  if (wikitext.includes('__DISAMBIG__')) return true
  for (const found of wikitext.matchAll(templateStart)) {
    const name = found[1].trim().replaceAll(' ', '_').toLowerCase()
    if (knownTemplates.has(name) || (bareNames.has(name) && found[0].endsWith('}'))) return true
  }
  return false
}

/**
 * Sections that are apparatus (references, links, further reading) and those that the earlier stages emptied.
 * The titles are a table per language; a titled section still stays where it holds prose rather than a list.
 */
import type { Block } from './blocks.ts'
import type { Tally } from './types.ts'

const apparatus = new Set(
  [
    // en
    'references|notes|footnotes|citations|sources|notes and references|references and notes|external links|see also|further reading',
    'bibliography|literature cited|works cited|general references|primary sources|secondary sources|gallery|image gallery|links',
    'external links and references|cited sources|endnotes|related links|footnotes and references|notes and citations',
    // zh (simplified and traditional), ja
    '参考文献|參考文獻|参考资料|參考資料|外部链接|外部連結|外部链结|外部連接|参见|參見|参看|參看|相关条目|相關條目|注释|註釋|注釋|脚注|腳註|来源|來源',
    '延伸阅读|延伸閱讀|扩展阅读|註解|注解|備註|备注|參考|参考|參考來源|参考来源|相关链接|相關連結|外部鏈接|参照|引用|资料来源|資料來源|画廊|圖集|图集',
    '脚注|出典|関連項目|外部リンク|注釈|関連文献|参考資料|注釈・出典',
    // de, fr, es, it, pt, nl
    'einzelnachweise|weblinks|literatur|siehe auch|quellen|anmerkungen|fußnoten|belege',
    'notes et références|références|liens externes|voir aussi|bibliographie|articles connexes|annexes|lien externe|note et référence',
    'referencias|enlaces externos|véase también|bibliografía|notas|notas y referencias',
    'collegamenti esterni|voci correlate|bibliografia|altri progetti|note|referências|ligações externas|ver também|bronnen|externe links|zie ook|literatuur|noten',
    // ru, uk, pl, cs, lv, ltg
    'примечания|ссылки|литература|см. также|источники|примітки|посилання|література|джерела|див. також|див. також',
    'przypisy|linki zewnętrzne|zobacz też|bibliografia|uwagi|reference|externí odkazy|související články|literatura|poznámky',
    'atsauces|ārējās saites|skatīt arī|literatūra|nūruodis|atsauksmis|puorejuos saitys|ārejuos saitys|verīs taipoš|vereit taipoš|saitys|olūti|literatura|sk. taipoš',
    // sv, fi, tr, ko, ar, vi
    'referenser|externa länkar|se även|källor|noter|lähteet|aiheesta muualla|katso myös|viitteet|kaynakça|dış bağlantılar|ayrıca bakınız',
    '각주|외부 링크|같이 보기|참고 문헌|مراجع|المراجع|وصلات خارجية|انظر أيضا|tham khảo|liên kết ngoài|xem thêm|chú thích',
  ].flatMap((line) => line.split('|')),
)

/** Blocks without apparatus and without headings that nothing follows. */
export function dropEmptySections(blocks: Block[], dropped: Tally): Block[] {
  const kept: Block[] = []
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]
    if (block.kind === 'heading' && apparatus.has(normaliseTitle(block.text))) {
      const end = endOfSection(blocks, index)
      if (isList(blocks, index + 1, end)) {
        if (end > index + 1) dropped.sections++
        index = end - 1
        continue
      }
    }
    kept.push(block)
  }
  return withoutEmptyHeadings(kept)
}

/** From the end backwards: a heading stays when text follows before the next heading of its level or above. */
function withoutEmptyHeadings(blocks: Block[]): Block[] {
  const kept: Block[] = []
  for (let index = blocks.length - 1; index >= 0; index--) {
    const block = blocks[index]
    const next = kept.at(-1)
    if (block.kind === 'heading') {
      const holdsSubsection = next?.kind === 'heading' && next.level > block.level
      if (!next || (next.kind === 'heading' && !holdsSubsection)) continue
    }
    kept.push(block)
  }
  return kept.reverse()
}

function endOfSection(blocks: Block[], start: number): number {
  const { level } = blocks[start] as Extract<Block, { kind: 'heading' }>
  let end = start + 1
  for (; end < blocks.length; end++) {
    const block = blocks[end]
    if (block.kind === 'heading' && block.level <= level) break
  }
  return end
}

/** A sentence of a person's length, in a script with or without blanks. */
const shortestProse = 60
const sentenceEnd = /[.!?。！？…”"）)]$/

function isList(blocks: Block[], start: number, end: number): boolean {
  let [prose, rest] = [0, 0]
  for (const block of blocks.slice(start, end)) {
    const { length } = block.text
    const readsAsProse = block.kind === 'paragraph' && length >= shortestProse && sentenceEnd.test(block.text)
    if (readsAsProse) prose += length
    else rest += length
  }
  return prose <= rest
}

function normaliseTitle(title: string): string {
  return title
    .toLowerCase()
    .replace(/[:：.\s]+$/, '')
    .trim()
}

/**
 * What a link's prefix says about it. The dump's header names the wiki's own namespaces; this table knows those of the
 * larger wikis, for dumps without a header and for text carried over from another wiki.
 */

const fileNames =
  'file image datei bild fichier archivo imagen arquivo ficheiro imagem immagine bestand afbeelding plik grafika файл изображение ' +
  'зображення слика датотека фајл выява малюнак 文件 档案 檔案 图像 圖像 图片 圖片 画像 ファイル 파일 그림 ملف صورة پرونده تصویر ' +
  'קובץ תמונה चित्र চিত্র படிமம் ไฟล์ ภาพ tập_tin hình berkas gambar imej dosya resim fil tiedosto kuva soubor obrázok súbor ' +
  'fájl kép fișier imagine αρχείο εικόνα attēls attels fails fitxer imatge fitxategi irudi dosiero failas vaizdas pilt ' +
  'датотека slika datoteka skrá mynd íomhá delwedd restr ficheru imaxe ficheiro fájl şəkil fayl сурет сүрөт պատկեր ფაილი სურათი ' +
  'bilde fil media_file'

const categoryNames =
  'category kategorie kategoria kategória catégorie categoría categoria categorie категория категорія категорија катэгорыя ' +
  '分类 分類 カテゴリ 분류 تصنيف رده קטגוריה श्रेणी বিষয়শ্রেণী பகுப்பு หมวดหมู่ thể_loại kategori luokka κατηγορία kategorija ' +
  'kategoreja kategoriija kategorio kategooria flokkur catagóir categori kateqoriya turkum санат կատեգորիա კატეგორია'

/** Whose links are shown as they stand: "Portal:Physics". Known only so that their prefix is no language code. */
const languageCodes =
  'aa ab ace ady af ak als alt am an ang anp ar arc ary arz as ast atj av avk awa ay az azb ba ban bar bat-smg bcl be be-tarask ' +
  'be-x-old bg bh bi bjn blk bm bn bo bpy br bs bug bxr ca cbk-zam cdo ce ceb ch cho chr chy ckb co cr crh cs csb cu cv cy ' +
  'da dag de din diq dsb dty dv dz ee el eml en eo es et eu ext fa ff fi fiu-vro fj fo fr frp frr fur fy ga gag gan gcr gd ' +
  'gl glk gn gom gor got gu guw gv ha hak haw he hi hif ho hr hsb ht hu hy hyw hz ia id ie ig ii ik ilo inh io is it iu ja ' +
  'jam jbo jv ka kaa kab kbd kbp kcg kg ki kj kk kl km kn ko koi kr krc ks ksh ku kv kw ky la lad lb lbe lez lfn lg li lij ' +
  'lld lmo ln lo lrc lt ltg lv mad mai map-bms mdf mg mh mhr mi min mk ml mn mni mnw mr mrj ms mt mus mwl my myv mzn na nah ' +
  'nap nds nds-nl ne new ng nia nl nn no nov nqo nrm nso nv ny oc olo om or os pa pag pam pap pcd pcm pdc pfl pi pih pl pms ' +
  'pnb pnt ps pt pwn qu rm rmy rn ro roa-rup roa-tara ru rue rw sa sah sat sc scn sco sd se sg sh shi shn si simple sk skr ' +
  'sl sm smn sn so sq sr srn ss st stq su sv sw szl szy ta tay tcy te tet tg th ti tk tl tn to tpi tr trv ts tt tum tw ty ' +
  'tyv udm ug uk ur uz ve vec vep vi vls vo wa war wo wuu xal xh xmf yi yo za zea zh zh-classical zh-min-nan zh-yue zu'

/** Prefixes of sister projects, whose links are words of the text: [[wikt:house|house]]. */
const projectCodes =
  'w wikipedia wikt wiktionary s wikisource b wikibooks n wikinews q wikiquote v wikiversity species wikispecies c commons d ' +
  'wikidata voy wikivoyage m meta mw foundation'

const otherNames = 'help template portal user talk special mediawiki module draft media project book'

export type PrefixMeaning = 'file' | 'category' | 'language' | 'project' | 'other'

const builtIn = new Map<string, PrefixMeaning>([
  ...entries(otherNames, 'other'),
  ...entries(projectCodes, 'project'),
  ...entries(languageCodes, 'language'),
  ...entries(categoryNames, 'category'),
  ...entries(fileNames, 'file'),
])

function entries(names: string, meaning: PrefixMeaning): [string, PrefixMeaning][] {
  return names.split(' ').map((name) => [name, meaning])
}

const [fileNamespace, categoryNamespace] = [6, 14]

/** The meaning of link prefixes on one wiki. */
export class LinkNames {
  readonly #own = new Map<string, PrefixMeaning>()

  /** @param namespaces number → local name, as the dump's header lists them */
  constructor(namespaces: Record<number, string> = {}) {
    for (const [number, name] of Object.entries(namespaces)) {
      if (!name) continue
      const id = Number(number)
      const meaning = id === fileNamespace ? 'file' : id === categoryNamespace ? 'category' : 'other'
      this.#own.set(normalisePrefix(name), meaning)
    }
  }

  meaningOf(prefix: string): PrefixMeaning {
    const name = normalisePrefix(prefix)
    return this.#own.get(name) ?? builtIn.get(name) ?? 'other'
  }

  /** Whether the prefix names anything at all, so that "2001: A Space Odyssey" keeps its beginning. */
  isKnown(prefix: string): boolean {
    const name = normalisePrefix(prefix)
    return this.#own.has(name) || builtIn.has(name)
  }
}

function normalisePrefix(prefix: string): string {
  return prefix.trim().replaceAll(' ', '_').toLowerCase()
}

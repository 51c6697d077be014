// 其他名字空间、重定向、消歧义页与残缺页面。 What a dump holds besides articles, and pages that are broken.
import type { Page } from '../mediawiki.ts'

const article = (title: string, text: string): Page => ({ title, namespace: 0, text })

export const otherNamespaces: readonly Page[] = [
  {
    title: 'Template:国家信息框',
    namespace: 10,
    text: '<includeonly>{| class="infobox"\n! colspan="2" | {{{国名|{{PAGENAME}}}}}\n|-\n{{#if:{{{首都|}}}|! 首都 {{!}} {{{首都}}}}}\n|}</includeonly><noinclude>{{documentation}}</noinclude>',
  },
  { title: 'Template:元素信息框', namespace: 10, text: '{{#invoke:信息框|元素|符号={{{符号|?}}}}}' },
  { title: 'Template:Reflist', namespace: 10, text: '<references group="{{{group|}}}" />' },
  {
    title: 'Module:信息框',
    namespace: 828,
    model: 'Scribunto',
    text: 'local p = {}\nfunction p.element(frame)\n  return "<b>" .. (frame.args["符号"] or "?") .. "</b>"\nend\nreturn p\n',
  },
  { title: 'Category:国家', namespace: 14, text: '各国条目。\n\n[[Category:地理]]' },
  { title: 'Category:化学元素', namespace: 14, text: '{{catmain|元素周期表}}\n[[Category:化学]]' },
  { title: 'Wikipedia:关于样本', namespace: 4, text: '本百科由程序根据事实表编写。{{shortcut|WP:样本}}' },
  {
    title: 'MediaWiki:Sidebar',
    namespace: 8,
    text: '* navigation\n** mainpage|首页\n** randompage-url|随机页面',
  },
  { title: 'Help:编辑', namespace: 12, text: "写<code><nowiki>'''粗体'''</nowiki></code>便得到'''粗体'''。" },
  { title: 'File:巴黎.jpg', namespace: 6, text: '== 许可 ==\n{{cc-zero}}' },
  { title: 'Talk:法国', namespace: 1, text: '== 首都 ==\n要不要加链接？~~~~' },
]

const redirects: readonly (readonly [string, string])[] = [
  ['法兰西', '法国'],
  ['德意志', '德国'],
  ['英吉利', '英国'],
  ['捷克共和国', '捷克'],
  ['黄金', '金'],
  ['白银', '银'],
  ['圣母峰', '珠穆朗玛峰'],
  ['扬子江', '长江'],
  ['月饼节', '中秋节'],
  ['电脑', '计算机'],
  ['泰坦', '土卫六'],
  ['凡·高', '梵高'],
]

export const redirectPages: readonly Page[] = redirects.map(([title, target], i) => ({
  title,
  namespace: 0,
  redirect: target,
  text:
    i % 3 === 1 ? `#重定向 [[${target}]]` : `#REDIRECT [[${target}]]${i % 3 === 2 ? '\n{{别名重定向}}' : ''}`,
}))

export const disambiguations: readonly Page[] = [
  article(
    '水星 (消歧义)',
    "'''水星'''可以指：\n* [[水星]]，离太阳最近的行星\n* [[汞]]的古名之一\n\n{{disambig}}",
  ),
  article('金 (消歧义)', '{{otheruses|元素|姓氏}}\n* [[金]]\n* [[金 (姓氏)]]\n{{消歧义}}'),
  article('桥 (消歧义)', "'''桥'''可以指：\n* [[桥]]，跨越河流的建筑\n* [[桥牌]]，一种纸牌\n{{消歧义}}"),
]

export const malformed: readonly Page[] = [
  article('灯塔', '灯塔警告船只避开礁石。{{建筑信息框|名称=灯塔|高度=30米\n\n守塔人每晚爬上楼梯修剪灯芯。'),
  article(
    '风车',
    '风车借风力磨面。\n\n{| class="wikitable"\n! 部件 !! 作用\n|-\n| 风帆 || 兜住风\n\n风车的顶盖可以转动。',
  ),
  article('水车', '水车用轮子取水。<ref>没有写完的脚注\n\n磨坊主清早打开闸门。'),
  article('括号', '多余的}}括号{{和]]方括号[[夹在}}}}句子中间{{{1}}，并无大碍。-{没有关上 [[|]] {{}}'),
  article(
    '转换',
    '繁简转换：-{zh-hans:计算机;zh-hant:電腦;zh-tw:電腦}-、-{zh:鼠标;zh-tw:滑鼠}-、-{A|zh-hans:网络;zh-hant:網路}-、-{干}-净、-{zh-hant:沒有簡體}-。-{T|zh-hans:转换;zh-hant:轉換}-',
  ),
  article('注释', '后面的注释没有结束。<!-- 它吞掉了\n\n余下的文字。'),
  article('全角', 'ＡＢＣ１２３（全角）与ABC123(半角)　中间有全角空格，｢半角引号｣，ｶﾀｶﾅ。'),
  article(
    '控制字符',
    '制表\t符、下一行\u0085、软连\u00ad字符、零宽\u200b空格、行分隔\u2028符。表情🐼与生僻字𠮷、鿏。',
  ),
  {
    title: '灯笼',
    namespace: 0,
    withoutNamespace: true,
    text: '灯笼用纸或纱罩护住火苗。本页没有名字空间编号。',
  },
  { title: '<b>罗盘</b> & “针”', namespace: 0, text: '罗盘指着南北，因为它的针带磁性。' },
  article('非维基', '原文<nowiki>[[链接]]{{模板}}</nowiki>照样显示。<pre>\n {| 不是表格 |}\n</pre>'),
  article('空页', ''),
  article(
    '公式',
    '爱因斯坦写下<math>E = mc^2</math>；勾股定理写作<math>a^2 + b^2 = c^2</math>。<math>\\frac{1}{2</math>',
  ),
  article('列表', '* 一\n** 二\n# 三\n; 词 : 义\n: 缩进\n----\n'),
]

import { afterAll, describe, expect, it } from 'vitest'
import { footer, header, page, pages, prose, temporaryFolder } from './dump.fixture.ts'
import { preview } from './index.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

describe('preview', () => {
  it('shows the first articles beside their sources', async () => {
    const first = page({
      title: 'First',
      id: 5,
      text: `'''First''' {{Infobox|a=b}}${prose(5)}&lt;ref&gt;x&lt;/ref&gt;`,
    })
    const redirect = page({ title: 'R', extra: '<redirect title="First"/>' })
    const file = folder.write(
      'preview.xml',
      header + redirect + page({ title: 'S', text: 'short' }) + first + pages(900) + footer,
    )
    const { articles, skipped, redirects, info } = await preview(file, {}, 3)
    expect(info.format).toBe('mediawiki-xml')
    expect(articles.map(({ title }) => title)).toEqual(['First', 'Article 1', 'Article 2'])
    expect(articles[0]).toMatchObject({
      pageId: 5,
      text: `First ${prose(5)}`,
      dropped: { templates: 1, references: 1 },
    })
    expect(articles[0].source).toContain('{{Infobox|a=b}}')
    expect(skipped.map(({ reason }) => reason)).toEqual(['too short'])
    expect(redirects).toBe(1)
  })

  it('shows what there is where there is less', async () => {
    const { articles } = await preview(folder.write('two.xml', header + pages(2) + footer), {}, 10)
    expect(articles.length).toBe(2)
  })
})

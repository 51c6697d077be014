import { describe, expect, it } from 'vitest'
import { isDisambiguation, redirectTarget } from './index.ts'

describe('redirectTarget', () => {
  it.each([
    ['#REDIRECT [[Paris]]', 'Paris'],
    ['#redirect[[Paris#History]] {{R from x}}', 'Paris'],
    ['\n # Redirect : [[:Category:Paris]]', 'Category:Paris'],
    ['#REDIRECT [[Paris_Texas|label]]', 'Paris Texas'],
    ['#重定向 [[巴黎]]', '巴黎'],
    ['#重新導向 [[巴黎]]', '巴黎'],
    ['#ПЕРЕНАПРАВЛЕНИЕ [[Париж]]', 'Париж'],
    ['#WEITERLEITUNG [[Paris]]', 'Paris'],
    ['#REDIRECTION [[Paris]]', 'Paris'],
    ['#REDIRECCIÓN [[París]]', 'París'],
    ['#転送 [[パリ]]', 'パリ'],
    ['#PĀRADRESĀCIJA [[Parīze]]', 'Parīze'],
  ])('%j', (page, title) => expect(redirectTarget(page)).toBe(title))

  it.each([
    'Text.\n#REDIRECT [[Paris]]',
    '# [[Paris]] is one',
    '#Cities [[Paris]]',
    '#REDIRECT Paris',
    '#REDIRECT [[',
    '',
  ])('%j is none', (page) => expect(redirectTarget(page)).toBeUndefined())
})

describe('isDisambiguation', () => {
  it.each([
    '* [[a]]\n{{disambig}}',
    '{{Disambiguation|geo}}',
    '{{hndis|Smith, John}}',
    '{{dab}}',
    '{{Template:Disambig}}',
    '{{消歧义}}',
    '{{消歧義}}',
    '{{Begriffsklärung}}',
    '{{Zeimeibu škiršona}}',
    '{{Human name disambiguation}}',
    'a __DISAMBIG__',
    '{{dp}}',
  ])('%s', (page) => expect(isDisambiguation(page)).toBe(true))

  it.each([
    '{{about|x|other|Paris (disambiguation)}}',
    '{{Infobox disambig x}}',
    'disambig',
    '{{dp|Haumea}}',
    '',
  ])('%s is none', (page) => expect(isDisambiguation(page)).toBe(false))
})

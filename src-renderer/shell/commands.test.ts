import { describe, expect, it } from 'vitest'
import { Commands, type Command } from './commands.svelte.ts'

function command(id: string, title = id): Command {
  return { id, title: () => title, section: 'application', run: () => undefined }
}

describe('commands', () => {
  it('are there until they are taken away', () => {
    const commands = new Commands()
    const stop = commands.add([command('a'), command('b')])
    commands.add([command('c')])
    expect(commands.all.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    stop()
    stop()
    expect(commands.all.map(({ id }) => id)).toEqual(['c'])
  })

  it('are replaced by later ones of the same id for as long as those are there', () => {
    const commands = new Commands()
    commands.add([command('a', 'first')])
    const stop = commands.add([command('a', 'second')])
    expect(commands.all.map(({ title }) => title())).toEqual(['second'])
    stop()
    expect(commands.all.map(({ title }) => title())).toEqual(['first'])
  })
})

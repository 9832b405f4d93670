/** docs/security.md against the standard it speaks of: every requirement of levels 1 and 2 once, with a state that can be followed. */
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { asvsRequirements } from './asvs-requirements.ts'

const root = path.resolve(import.meta.dirname, '..')
const page = fs.readFileSync(path.join(root, 'docs/security.md'), 'utf8')

type Row = { readonly number: string; readonly level: number; readonly asked: string; readonly state: string }

const rows: readonly Row[] = page.split('\n').flatMap((line) => {
  const [, number, level, asked, state] = /^\| (V[\d.]+) \| (\d) \| (.+?) \| (.+) \|$/.exec(line) ?? []
  return number && level && asked && state ? [{ number, level: Number(level), asked, state }] : []
})

/** A path of ours has a folder, or an extension; `TRAME_URL` and `/sante` are none. */
const citedIn = (text: string): readonly string[] =>
  [...text.matchAll(/`([\w.$[\]-]+(?:\/[\w.$[\]-]+)+|[\w-]+\.json)`/g)].flatMap(([, cited]) => (cited ? [cited] : []))

test('the standard has 70 requirements of level 1, 183 of level 2 and 92 of level 3', () => {
  const counts = [1, 2, 3].map((level) => asvsRequirements.filter((one) => one.level === level).length)
  expect(counts).toEqual([70, 183, 92])
})

test('every requirement of levels 1 and 2 is told once, in the order of the standard, at its level', () => {
  const wanted = asvsRequirements.filter(({ level }) => level < 3)
  expect(rows.map(({ number, level }) => ({ number, level }))).toEqual(wanted)
})

test('each is held, without object or missing; what is held names what holds it, the rest says why', () => {
  const vague = rows.filter(({ state }) => {
    const [, kind, words = ''] = /^(Tenu|Sans objet|Manque) : (.+)$/.exec(state) ?? []
    if (kind === 'Tenu') return citedIn(words).length === 0
    return kind === undefined || words.length < 6
  })
  expect(vague).toEqual([])
})

test('every file that the page names exists', () => {
  const cited = [...new Set(citedIn(page))]
  expect(cited.length).toBeGreaterThan(80)
  expect(cited.filter((file) => !fs.existsSync(path.join(root, file)))).toEqual([])
})

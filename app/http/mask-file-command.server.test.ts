/** The command of a statistician, as it is typed: what it writes, what it refuses, and that no hidden count is in what may leave. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const command = path.join(import.meta.dirname, 'mask-file-command.server.ts')
let folder = ''
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-masquer-'))
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

const type = (...words: readonly string[]) =>
  spawnSync(process.execPath, [command, ...words], {
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: folder },
  })
const write = (name: string, text: string) => fs.writeFileSync(path.join(folder, name), text)
const read = (name: string) => fs.readFileSync(path.join(folder, name), 'utf8')

/** Illustration. 3 is forbidden; 9973 goes with it in its row. */
const sheet = `Quartier;moins de 800;800 et plus;4 000 et plus;Total
Le Luth;13350;9973;3;23326
Le Village;16110;10801;9;26920
Total;29460;20774;12;50246
`

test('writes what may leave without the hidden counts, and keeps the account', () => {
  write('effectifs.csv', sheet)
  const { status, stdout, stderr } = type('effectifs.csv', '--unite', 'foyers', '--univers', 'QF 2023')
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toContain('Moins de 5 foyers : la règle de la source interdit de le dire.')
  const [csv, json] = [read('effectifs-masque.csv'), read('effectifs-masque.json')]
  expect(csv).toContain('Le Luth;13350;s;s;23326')
  expect(json).toContain('13350')
  for (const text of [csv, json]) expect(text).not.toMatch(/9973|10801/)
  expect(read('effectifs-compte.txt')).toContain('entre')

  const again = type('effectifs.csv', '--univers', 'QF 2023', '--deja', 'effectifs-masque.json')
  expect(again.stdout).toContain('prises en compte : 1')
})

test('a table that says another count of one that left is masked as its correction only', () => {
  const right = sheet
    .replace('13350', '13360')
    .replace('23326', '23336')
    .replace('29460', '29470')
    .replace('50246', '50256')
  write('juste.csv', right)
  const plain = type('juste.csv', '--univers', 'QF 2023', '--deja', 'effectifs-masque.json')
  expect([plain.status, plain.stdout]).toEqual([1, ''])
  const { status } = type('juste.csv', '--univers', 'QF 2023', '--corrige', 'effectifs-masque.json')
  expect(status).toBe(0)
  expect(read('juste-masque.csv')).toContain('Le Luth;13360;s;s;23336')
  // Another table that said the former count does not hold it back.
  const both = ['--corrige', 'effectifs-masque.json', '--deja', 'effectifs-masque.json']
  expect(type('juste.csv', '--univers', 'QF 2023', ...both).status).toBe(0)
  expect(type('--corrige').stderr).toContain('de la plus ancienne à la dernière')
})

test.each([
  ['a file of persons', 'personnes.csv', 'Nom;Prénom\nMousseline;Claire\n', [], 'des noms de personnes'],
  ['a total that does not add up', 'faux.csv', sheet.replace('50246', '50247'), [], 'la somme des parties'],
  ['a lower threshold', 'bas.csv', sheet, ['--seuil', '3'], 'Le seuil est un nombre entier, 5 au moins.'],
])('refuses %s, and writes nothing', (_, name, text, words, sentence) => {
  write(name, text)
  const { status, stderr } = type(name, ...words)
  expect(status).toBe(1)
  expect(stderr).toContain(sentence)
  expect(fs.existsSync(path.join(folder, name.replace('.csv', '-masque.csv')))).toBe(false)
})

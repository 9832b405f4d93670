import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { newTestDatabase, testDatabase } from '#test/database.server.ts'
import { listFormerCodes } from './former-codes.server.ts'
import { loadTerritories } from './load-territories.server.ts'
import { plainName } from './plain-name.ts'
import { listCommunesOf, listFormerCommunes, listTerritories, searchTerritories } from './queries.server.ts'

const db = await testDatabase()

const namesFound = async (
  ...search: Parameters<typeof searchTerritories> extends [unknown, ...infer Rest] ? Rest : never
) => (await searchTerritories(db, ...search)).map(({ name }) => name)

describe('searching a territory', () => {
  test.each([
    ['the same name', 'Gennevilliers', 'Gennevilliers'],
    ['a name without capitals nor accents', 'ile de france', 'Île-de-France'],
    ['a misspelt name', 'Genevilier', 'Gennevilliers'],
    ['a misspelt first word', 'saint-etiene', 'Saint-Étienne Métropole'],
    ['a straight apostrophe and no hyphen', "l'hay les roses", 'L’Haÿ-les-Roses'],
    ['an INSEE code', '92036', 'Gennevilliers'],
    ['a SIREN with spaces', '219 200 367', 'Gennevilliers'],
    ['the SIREN of a grouping', '200057990', 'Boucle Nord de Seine'],
    ['the middle of a name', 'pays de saint omer', 'CA du Pays de Saint-Omer'],
    ['its whole name', 'Communauté de communes du Pays Gentiane', 'CC du Pays Gentiane'],
    ['its whole name, as one speaks', "communaute d'agglomeration du Libournais", 'CA du Libournais'],
    ['the name it gives itself', 'Saint-Flour Communauté', 'CC de Saint-Flour'],
    ['a name that holds such a word', 'Mauges Communauté', 'CA Mauges Communauté'],
    ['what it is and its name', 'Ville de Gennevilliers', 'Gennevilliers'],
    ['what it is, where other names resemble that', 'ville de paris', 'Paris'],
    ['what it is and its article', 'Ville de la Rochelle', 'La Rochelle'],
    ['a name that begins like what it is', 'La Ville-du-Bois', 'La Ville-du-Bois'],
    ['a département by what it is', 'département de la Creuse', 'Creuse'],
    ['a département by its assembly', 'Conseil départemental du Cantal', 'Cantal'],
    ['a région by what it is', 'région Bretagne', 'Bretagne'],
    ['a shortened first word', 'St Etienne', 'Saint-Étienne'],
    ['a shortened first word and a hyphen', 'ste-marie', 'Sainte-Marie'],
    ['its first word', 'bengy', 'Bengy-sur-Craon'],
    ['its first words, without the hyphen', 'bengy sur', 'Bengy-sur-Craon'],
  ])('finds first, by %s, the one looked for', async (_, text, name) => {
    expect((await namesFound(text, { limit: 3 }))[0]).toBe(name)
  })
  test('puts the same name first, then what begins so, the most inhabited first', async () => {
    const names = await namesFound('saint-denis', { kinds: ['commune'], limit: 12 })
    const others = names.filter((name) => name !== 'Saint-Denis')
    expect(names.slice(-others.length)).toEqual(others)
    expect(others.every((name) => name.startsWith('Saint-Denis'))).toBe(true)
    const [most, less] = await searchTerritories(db, 'Saint-Denis', { kinds: ['commune'], limit: 2 })
    expect(most?.population).toBeGreaterThan(less?.population ?? Number.POSITIVE_INFINITY)
  })
  test('offers a commune as people write it: whole, shortened, or by first words that few others begin with', async () => {
    const communes = await db
      .selectFrom('territory')
      .select(['code', 'name'])
      .where('kind', '=', 'commune')
      .orderBy('code')
      .execute()
    const wordsOf = (name: string) => plainName(name).split(' ')
    const beginnings = new Map<string, number>()
    for (const { name } of communes)
      for (const [at] of wordsOf(name).entries()) {
        const words = wordsOf(name)
          .slice(0, at + 1)
          .join(' ')
        beginnings.set(words, (beginnings.get(words) ?? 0) + 1)
      }
    /** A few of all, more of those people shorten, and the shortest names: 3 searches of some 20 ms each. */
    const asked = communes.filter(
      ({ name }, at) => at % 800 === 0 || (/^Sainte?-/.test(name) && at % 250 === 0) || name.length < 3,
    )
    const lost: string[] = []
    for (const { code, name } of asked) {
      const words = wordsOf(name)
      const fewest = words.findIndex((_, at) => (beginnings.get(words.slice(0, at + 1).join(' ')) ?? 0) <= 10)
      const typed = [
        words.join(' '),
        name.replace(/^Saint(e?)-/, 'St$1 '),
        ...(fewest >= 0 ? [words.slice(0, fewest + 1).join(' ')] : []),
      ]
      for (const text of new Set(typed)) {
        const found = await searchTerritories(db, text, { kinds: ['commune'] })
        if (found.every((one) => one.code !== code)) lost.push(`${text} → ${name} (${code})`)
      }
    }
    expect(asked.length).toBeGreaterThan(45)
    expect(lost).toEqual([])
  })
  test('finds only the kinds asked for, and no more than asked', async () => {
    const found = await searchTerritories(db, 'paris', { kinds: ['departement'], limit: 1 })
    expect(found.map(({ code }) => code)).toEqual(['D75'])
  })
  test('finds nothing for an empty text, and takes no sign for a joker', async () => {
    expect(await namesFound('  ')).toEqual([])
    expect(await namesFound('%')).toEqual([])
    expect(await namesFound('_')).toEqual([])
  })
  test('reads the index of names, not the whole table', async () => {
    const { rows } = await sql<{ 'QUERY PLAN': string }>`
      explain select code from territory where plain_text(name) like plain_text('genne') || '%'
        or plain_text('genne') <% plain_text(name)`.execute(db)
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('territory_name_search')
  })
})

describe('communes of a grouping', () => {
  test('of a département and of an EPT, by name', async () => {
    expect(await listCommunesOf(db, 'D92')).toHaveLength(36)
    expect((await listCommunesOf(db, '200057990')).map(({ name }) => name)).toEqual([
      'Argenteuil',
      'Asnières-sur-Seine',
      'Bois-Colombes',
      'Clichy',
      'Colombes',
      'Gennevilliers',
      'Villeneuve-la-Garenne',
    ])
  })
  test('none of an unknown code', async () => {
    expect(await listCommunesOf(db, 'nowhere')).toEqual([])
  })
})

test('territories come in the order asked, the unknown ones left out', async () => {
  const found = await listTerritories(db, ['R11', '92036', 'nowhere', 'D92'])
  expect(found.map(({ code }) => code)).toEqual(['R11', '92036', 'D92'])
  expect(found[1]).toMatchObject({ departmentCode: 'D92', regionCode: 'R11', eptCode: '200057990', population: 50979 })
  expect(await listTerritories(db, [])).toEqual([])
})

describe('loading', () => {
  test('is done once for a version, and corrects what differs when the version changes', async () => {
    const { db: own, pool } = await newTestDatabase()
    expect(await loadTerritories(own)).toBe(0)
    await own.deleteFrom('instance_setting').where('key', '=', 'territories').execute()
    await own.updateTable('territory').set({ name: 'Ancien nom' }).where('code', '=', '92036').execute()
    expect(await loadTerritories(own)).toBe(1)
    expect((await listTerritories(own, ['92036']))[0]?.name).toBe('Gennevilliers')
    await pool.end()
  })
  test('keeps a commune that is no more, with nobody in it, and says where it went', async () => {
    const { db: own, pool } = await newTestDatabase()
    const [one] = listFormerCodes().filter(({ kind }) => kind === 'merged')
    const gone = { code: one?.code ?? '', name: 'Ancienne-Commune', kind: 'commune' as const, population: 300 }
    await own
      .insertInto('territory')
      .values({ ...gone, department_code: 'D15', epci_code: '200066660' })
      .execute()
    expect((await searchTerritories(own, 'ancienne-commune')).map(({ name }) => name)).toEqual(['Ancienne-Commune'])
    await own.deleteFrom('instance_setting').where('key', '=', 'territories').execute()
    expect(await loadTerritories(own)).toBe(1)
    expect(await searchTerritories(own, 'ancienne-commune')).not.toContainEqual(expect.objectContaining(gone))
    expect((await listCommunesOf(own, 'D15')).some(({ code }) => code === gone.code)).toBe(false)
    const kept = await listTerritories(own, [gone.code, '15108'])
    expect(kept[0]).toMatchObject({ name: 'Ancienne-Commune', population: null, epciCode: null })
    expect(await listFormerCommunes(own, kept)).toEqual([
      { code: gone.code, name: 'Ancienne-Commune', into: expect.objectContaining({ code: one?.target }) },
    ])
    await pool.end()
  })
  test('counts France without its overseas collectivities, and 18 régions', async () => {
    const { rows } = await sql<{ kind: string; count: number }>`
      select kind, count(*) from territory group by kind order by kind`.execute(db)
    expect(Object.fromEntries(rows.map(({ kind, count }) => [kind, count]))).toEqual({
      commune: 34969,
      epci: 1255,
      ept: 11,
      departement: 109,
      region: 18,
      // France, and what is metropolitan of it.
      country: 2,
    })
  })
})

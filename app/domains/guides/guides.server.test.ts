/** The guides as they are written, and what one finds in them. No database: their texts are beside the code. */
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Actor, Role } from '#app/kernel/actor.ts'
import { setFrench } from '#app/kernel/french-typography.ts'
import { tellablePage } from '#app/kernel/help-address.ts'
import { roleNames } from '#app/kernel/role-names.fr.ts'
import { processorMs } from '#test/processor-ms.ts'
import { routeTable } from '#test/route-table.ts'
import { plainSpacesIn } from '../../../test/plain-spaces.ts'
import { chapterOfPage, chaptersByRole, pagesOf } from './chapter-of-page.ts'
import { listChapters } from './chapters.server.ts'
import { synonyms } from './fold-words.fr.ts'
import { chapterKeys, guideOf, sectionsOf, textOfBlock } from './guides.ts'
import { guidesLabels } from './labels.fr.ts'
import { getChapterPage, helpFor } from './queries.server.ts'
import { readChapter } from './read-chapter.server.ts'
import { searchGuides } from './search.server.ts'

const chapters = [...listChapters().values()]
const content = path.join(import.meta.dirname, 'content')

describe('the chapters', () => {
  test('are those of the table, one file each', () => {
    const files = fs.globSync('**/*.md', { cwd: content }).map((file) => file.replace(/\.md$/, ''))
    expect(files.sort()).toEqual([...chapterKeys].sort())
  })

  test.each(chapters.map((chapter) => [chapter.key, chapter] as const))(
    '%s is made as good help is',
    (_key, chapter) => {
      const { blocks, sight } = chapter
      // What one came to do, before any step.
      expect(blocks[0]?.kind).toBe('paragraph')
      for (const block of blocks) if (block.kind === 'steps') expect(block.items.length).toBeGreaterThanOrEqual(2)
      for (const block of blocks) if (block.kind === 'steps') expect(block.items.length).toBeLessThanOrEqual(7)
      expect(blocks.some(({ kind }) => kind === 'heading')).toBe(true)
      const anchors = sectionsOf(chapter).map(({ id }) => id)
      expect(new Set(anchors).size).toBe(anchors.length)
      const words = blocks.map(textOfBlock).join(' ').split(/\s+/).length
      expect(words).toBeLessThan(520)
      for (const route of sight.routes) expect(routeTable).toHaveProperty([route])
      for (const journey of sight.journeys) expect(fs.existsSync(path.join('e2e', journey))).toBe(true)
    },
  )

  test('lead to chapters and pages that exist', () => {
    const links = chapters.flatMap(({ key }) =>
      [...fs.readFileSync(path.join(content, `${key}.md`), 'utf8').matchAll(/\]\(([^)]+)\)/g)].map(([, to = '']) => to),
    )
    expect(links.length).toBeGreaterThan(2)
    const addresses = Object.values(routeTable).map(({ address }) => address)
    for (const to of links) expect(to.startsWith('/') ? addresses : chapterKeys).toContain(to)
  })

  test('keep French spaces once set', () => {
    for (const { blocks, title } of chapters)
      expect([title, ...blocks.map(textOfBlock)].map(setFrench).flatMap(plainSpacesIn)).toEqual([])
  })

  test('tell every role that one may be invited with', () => {
    const words = (listChapters().get('coordination/inviter')?.blocks ?? []).map(textOfBlock).join(' ')
    for (const role of Object.values(roleNames)) expect(words).toContain(role)
  })

  test.each([
    ['raw HTML', 'Un <b>mot</b>.'],
    ['a script', '<script>alert(1)</script>'],
    ['an image of elsewhere', '![x](https://ailleurs.fr/x.png)'],
    ['a title of another level', '# Titre'],
  ])('refuse %s', (_what, body) => {
    const head = '---\ntitle: T\nwords: w\nat: aide\nalt: a\n---\n'
    expect(() => readChapter('coordination/essai', head + body)).toThrow('coordination/essai')
  })

  test('refuse a heading that says too little', () => {
    expect(() => readChapter('x', '---\ntitle: T\n---\nUn mot.')).toThrow('says no words')
  })
})

/** Pages that open no chapter, and why. */
const withoutChapter: Readonly<Record<string, string>> = {
  '/aide': 'it is the help itself',
  '/aide/:guideKey/:chapterKey': 'it is the help itself',
  '/accessibilite': 'a statement, which explains itself',
  '/plan-du-site': 'a list of pages',
  '/courriels': 'exists in a demonstration only, and says so',
}

/** Shown to whoever is on the way in or out; the others are led elsewhere, as the table of routes says. */
const onTheWay = [
  '/connexion/fournisseur',
  '/connexion/fournisseur/relier',
  '/connexion/fournisseur/sortie',
  '/connexion/second-facteur',
]

describe('« Aide » on a page', () => {
  const pages = Object.values(routeTable)
    .filter(({ kind, address }) => kind === undefined || onTheWay.includes(address))
    .map(({ address }) => address)
  const addresses = Object.values(pagesOf).flat()

  test('every page of the table of routes opens a chapter, or says why not', () => {
    expect([...addresses, ...Object.keys(withoutChapter)].sort()).toEqual([...pages].sort())
  })

  test('and each of them is found by its own address, whatever its ids', () => {
    const id = '5f0c1f0e-0000-4000-8000-000000000000'
    for (const [chapter, addresses] of Object.entries(pagesOf))
      for (const address of addresses)
        expect({ address, chapter: chapterOfPage(address.replace(/:\w+/g, id)) }).toEqual({ address, chapter })
  })

  test('so is one opened by a link, whose secret is never told', () => {
    const opened = Object.values(routeTable).filter(
      (row) => row.readers === 'everyone' && addresses.includes(row.address),
    )
    expect(opened.length).toBeGreaterThan(10)
    for (const { address } of opened) {
      const page = address.replace(':address', 'ville-de-test').replace(/:\w+/g, 'un-secret')
      expect({ page, chapter: chapterOfPage(tellablePage(page)) }).toEqual({ page, chapter: chapterOfPage(page) })
      expect(tellablePage(page)).not.toContain('un-secret')
    }
  })

  test('who leads an action, who sits in a body, read theirs', () => {
    for (const [role, pagesOfRole] of Object.entries(chaptersByRole))
      for (const [address, chapter] of Object.entries(pagesOfRole)) {
        expect(addresses).toContain(address)
        expect(guideOf(chapter)).not.toBe('coordination')
        expect(role).not.toBe('coordinator')
      }
  })

  const ctgId = '5f0c1f0e-0000-4000-8000-000000000000'
  const member = (role: Role): Actor => ({
    ...{ personId: 'p', name: 'Nadia', isPlatformAdministrator: false },
    memberships: [
      { memberId: 'm', ctgId, partyId: 'q', partyKind: 'authority', role, themeId: null, timeZone: 'Europe/Paris' },
    ],
  })

  test.each([
    [
      `/ctg/${ctgId}/plan`,
      undefined,
      '/aide/coordination/plan?de=%2Fctg%2F5f0c1f0e-0000-4000-8000-000000000000%2Fplan',
    ],
    [`/ctg/${ctgId}`, member('action-lead'), `/aide/pilote/fiche?de=${encodeURIComponent(`/ctg/${ctgId}`)}`],
    [`/ctg/${ctgId}`, member('body-member'), `/aide/elu/essentiel?de=${encodeURIComponent(`/ctg/${ctgId}`)}`],
    ['/point/-', undefined, '/aide/sans-compte/point'],
    ['/nulle/part', undefined, '/aide'],
  ])('from %s', (from, actor, to) => {
    expect(helpFor(from, actor)).toBe(to)
  })
})

describe('the search', () => {
  test.each([
    ['comment inviter', 'coordination/inviter'],
    ['ajouter un utilisateur', 'coordination/inviter'],
    ['PV', 'coordination/seance'],
    ['faire le compte-rendu', 'coordination/seance'],
    ['fiche', 'pilote/fiche'],
    ['créer une fiche action', 'coordination/plan'],
    ['importer mon excel', 'coordination/reprise'],
    ['delib', 'coordination/signer'],
    ['délibérations', 'coordination/signer'],
    ['mot de passe oublié', 'sans-compte/entrer'],
    ['relancer les pilotes', 'coordination/campagnes'],
    ['convoquer le copil', 'coordination/reunions'],
    ['prolonger la convention', 'coordination/avenants'],
    ['secret statistique', 'statisticien/secret'],
    ['passkey', 'informatique/cles'],
    ['téléphone perdu', 'informatique/cles'],
    ['ProConnect', 'informatique/cles'],
    ['reunion', 'coordination/reunions'],
    ['réunions', 'coordination/reunions'],
    ['sondage habitants', 'coordination/enquetes'],
    ['agenda', 'informatique/compte'],
    ['api', 'informatique/logiciels'],
    ['powerpoint', 'coordination/dossiers'],
    ['crèches', 'coordination/equipements'],
    ['supprimer une action', 'coordination/plan'],
    ['je me suis trompé', 'coordination/plan'],
    ['qui voit quoi', 'coordination/inviter'],
    ['quitter mon poste', 'coordination/inviter'],
    ['partager avec les élus', 'elu/essentiel'],
    ['renouveler', 'coordination/renouvellement'],
    ['envoyer la convocation', 'coordination/reunions'],
    ['changer la date de fin', 'coordination/cadrage'],
  ])('« %s » finds its chapter among the three first', (question, key) => {
    const found = [...new Set(searchGuides(question).map((one) => one.key))]
    expect(found.slice(0, 3)).toContain(key)
  })

  test.each(['', '   ', 'de la', 'zzzz', '?!', '<script>', 'x'.repeat(10_000)])(
    '« %s » finds nothing, calmly',
    (question) => {
      expect(searchGuides(question)).toEqual([])
    },
  )

  test('of a word that every object has, answers as of any other', () => {
    expect(searchGuides('constructor')).toEqual([])
  })

  test('takes less than 20 ms', () => {
    searchGuides('premier')
    const search = () => searchGuides('comment préparer la réunion du comité de pilotage')
    expect(processorMs(() => Array.from({ length: 20 }, search)) / 20).toBeLessThan(20)
  })

  test('every synonym leads to words that a chapter holds', () => {
    for (const said of Object.keys(synonyms))
      expect({ said, found: searchGuides(said).length }).not.toEqual({ said, found: 0 })
  })
})

test('every guide has its title, every chapter its place', () => {
  for (const key of chapterKeys) {
    const { guide, title, previous, next } = getChapterPage(key)
    expect(title).not.toBe('')
    expect(guidesLabels.guide[guide.key]?.title).toBeTruthy()
    expect([previous?.key, next?.key]).not.toContain(key)
  }
})

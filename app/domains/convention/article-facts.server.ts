/** The facts that fill the proposed articles. Read-only. Rules: docs/rules/convention.md §1.1. */
import { loadPlanOutline } from '#app/domains/plan/queries.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { atStart, formatDay } from '#app/kernel/format.ts'
import { withArticle } from '#app/kernel/french.ts'
import { type ArticleFacts, joinFrench, listLines } from './article-template.fr.ts'
import { type CtgFacts, getCtgFacts } from './ctg-facts.server.ts'
import { territoryName } from './document-words.fr.ts'

const inSentence = (name: string): string => name.charAt(0).toLocaleLowerCase('fr') + name.slice(1)

/** One line per authority: its power on each theme, or the theme alone. */
const powerLines = ({ parties, themes, powers }: CtgFacts): string =>
  listLines(
    parties
      .filter(({ kind, isSignatory }) => kind === 'authority' && isSignatory)
      .map(({ id, name }) => {
        const held = themes.flatMap((theme) => {
          const power = powers.find((one) => one.partyId === id && one.themeId === theme.id)?.power
          return power ? [`${inSentence(theme.name)} (${power})`] : []
        })
        return `${name} : ${held.length > 0 ? held.join(', ') : '[à compléter : compétences exercées]'}`
      }),
  )

async function listFirstAxes(db: Reader, ctgId: string): Promise<string> {
  const { axes } = await loadPlanOutline(db, ctgId)
  return listLines(
    axes
      .filter(({ parentId }) => parentId === null)
      .map(({ levelLabel, code, title }) => `${levelLabel} ${code}. ${title}`),
  )
}

async function listBodies(db: Reader, ctgId: string): Promise<string> {
  const bodies = await db
    .selectFrom('body')
    .select(['name', 'rhythm'])
    .where('ctg_id', '=', ctgId)
    .where('ended_on', 'is', null)
    .orderBy('position')
    .execute()
  return listLines(bodies.map(({ name, rhythm }) => (rhythm ? `${name}, ${inSentence(rhythm)}` : name)))
}

export async function getArticleFacts(db: Reader, ctgId: string): Promise<ArticleFacts> {
  const facts = await getCtgFacts(db, ctgId)
  const signatories = facts.parties.filter(({ isSignatory }) => isSignatory).map(({ name }) => withArticle(name))
  const named = (kind: 'caf' | 'authority') =>
    facts.parties.filter((party) => party.isSignatory && party.kind === kind).map(({ name }) => withArticle(name))
  return {
    parties: joinFrench(signatories),
    caf: atStart(joinFrench(named('caf'))),
    collectivites: joinFrench(named('authority')),
    territoire: territoryName(facts),
    perimetre: joinFrench(facts.communes.map(({ name, code }) => `${name} (${code})`)),
    themes: joinFrench(facts.themes.map(({ name }) => inSentence(name))),
    competences: powerLines(facts),
    axes: await listFirstAxes(db, ctgId),
    instances: await listBodies(db, ctgId),
    debut: facts.startsOn ? formatDay(facts.startsOn) : '',
    fin: facts.endsOn ? formatDay(facts.endsOn) : '',
  }
}

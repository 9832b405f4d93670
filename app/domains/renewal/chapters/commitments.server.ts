/** What each party expects, brings, commits to and maintains, chosen line by line. Rules: docs/rules/renewal.md §2.9. */
import { createHash } from 'node:crypto'
import { addWords, leaveWords, type PartyWordField, partyWordFields, takesMore, wordsOf } from '#app/domains/ctg/ctg.ts'
import { changePartyWords, listPartyWords, type SpokenParty } from '#app/domains/ctg/steps.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { isSameName } from '../find-again.ts'
import type { Offer } from '../renewal.ts'
import { renewalLabels as t } from '../renewal-labels.fr.ts'
import { type Carried, type ChapterModule, type Scene, stateOf } from './scene.server.ts'

type Commitment = { readonly party: SpokenParty; readonly field: PartyWordField; readonly words: string }

/** A line has no id of its own: this one is of its words, so that a line changed since is another line. */
function idOf({ party, field, words }: Commitment): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([party.id, field, words]))
    .digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const saidBy = (party: SpokenParty): readonly Commitment[] =>
  partyWordFields.flatMap((field) => wordsOf(field, party[field]).map((words) => ({ party, field, words })))

function stateHere(scene: Scene, here: readonly SpokenParty[], commitment: Commitment): Pick<Offer, 'state' | 'to'> {
  const { party, field, words } = commitment
  const to = here.find(({ id }) => id === scene.pairs.parties.get(party.id))
  if (!to) return { state: { bar: t.noParty(party.name) }, to: null }
  const same = wordsOf(field, to[field]).find((one) => isSameName(one, words))
  const state = stateOf(scene, idOf(commitment), same === undefined ? undefined : to.id)
  return state.state === 'open' && !takesMore(field, to[field]) ? { state: { bar: t.saidOtherwise }, to: to.id } : state
}

async function list(db: Reader, scene: Scene): Promise<readonly Offer[]> {
  const [former, here] = await Promise.all([listPartyWords(db, scene.formerId), listPartyWords(db, scene.ctgId)])
  return former.flatMap(saidBy).map((commitment) => ({
    ...{
      id: idOf(commitment),
      group: commitment.party.name,
      title: commitment.words,
      notes: [t.said[commitment.field]],
      isUsual: true,
    },
    ...stateHere(scene, here, commitment),
  }))
}

async function write(work: Work, scene: Scene, ids: ReadonlySet<string>): Promise<readonly Carried[]> {
  const former = await listPartyWords(work.tx, scene.formerId)
  const chosen = former.flatMap(saidBy).filter((commitment) => ids.has(idOf(commitment)))
  const partyHere = (commitment: Commitment) => scene.pairs.parties.get(commitment.party.id)
  await changePartyWords(work, scene.ctgId, (party) => {
    const added = (field: PartyWordField) =>
      addWords(
        field,
        party[field],
        chosen
          .filter((commitment) => commitment.field === field && partyHere(commitment) === party.id)
          .map(({ words }) => words),
      )
    return wordsFrom(added)
  })
  const here = await listPartyWords(work.tx, scene.ctgId)
  return chosen.flatMap((commitment) => {
    const party = here.find(({ id }) => id === partyHere(commitment))
    return party
      ? [{ kind: 'commitment' as const, formerId: idOf(commitment), itemId: idOf({ ...commitment, party }) }]
      : []
  })
}

const wordsFrom = (of: (field: PartyWordField) => string) => ({
  expects: of('expects'),
  brings: of('brings'),
  commitments: of('commitments'),
  keptServices: of('keptServices'),
})

/** Lines that are still as they came. @param items ids they have here @returns ids of those that are gone */
export async function takeBackWords(work: Work, ctgId: string, items: readonly string[]): Promise<readonly string[]> {
  const here = await listPartyWords(work.tx, ctgId)
  const removed = here.flatMap(saidBy).filter((commitment) => items.includes(idOf(commitment)))
  await changePartyWords(work, ctgId, (party) =>
    wordsFrom((field) =>
      leaveWords(
        field,
        party[field],
        removed
          .filter((commitment) => commitment.party.id === party.id && commitment.field === field)
          .map(({ words }) => words),
      ),
    ),
  )
  return removed.map(idOf)
}

export const commitmentsChapter: ChapterModule = { list, write }

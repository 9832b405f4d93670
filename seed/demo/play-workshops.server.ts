/** Workshops of the demonstration: one of the founding, one of the renewal left open, whose group became a finding. Words are illustration. */
import { addProposal } from '#app/domains/workshops/commands/add-proposal.server.ts'
import { addWorkshopGroup } from '#app/domains/workshops/commands/add-workshop-group.server.ts'
import { makeFinding } from '#app/domains/workshops/commands/make-finding.server.ts'
import { moveProposal } from '#app/domains/workshops/commands/move-proposal.server.ts'
import { openWorkshop } from '#app/domains/workshops/commands/open-workshop.server.ts'
import { proposeAsGuest } from '#app/domains/workshops/commands/propose-as-guest.server.ts'
import { setWorkshopState } from '#app/domains/workshops/commands/set-workshop-state.server.ts'
import type { WorkshopGuest } from '#app/domains/workshops/door.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { ThemeRef } from './content-types.ts'
import type { PersonRef } from './people.ts'
import { type Act, type CtgIds, idOf, type Stage } from './stage.server.ts'

type DemoProposal = {
  readonly what: string
  readonly need?: string
  readonly who?: string
  /** A person of the demonstration, or the name of someone who came by the code of the room. */
  readonly by: PersonRef | { readonly guest: string }
  /** Title of its group; none: it is still to arrange. */
  readonly group?: string
}

type DemoWorkshop = {
  readonly on: string
  readonly by: PersonRef
  readonly theme: ThemeRef
  readonly question: string
  readonly said: readonly DemoProposal[]
  /** Title of the group that became a finding. */
  readonly finding?: string
  readonly isClosed: boolean
}

const founding: DemoWorkshop = {
  on: '2014-11-20',
  by: 'antoine',
  theme: 'petite-enfance',
  question: 'Qu’est-ce qui empêche une famille de trouver une place ?',
  isClosed: true,
  said: [
    {
      what: 'Les crèches ferment à 18 h 30',
      need: 'Les parents en horaires décalés',
      by: 'antoine',
      group: 'Des horaires qui ne suivent pas',
    },
    {
      what: 'Personne n’accueille avant 7 h',
      need: 'Les mères seules qui prennent le premier bus',
      by: { guest: 'Une directrice de crèche' },
      group: 'Des horaires qui ne suivent pas',
    },
    {
      what: 'On ne sait pas à qui s’adresser',
      need: 'Les familles nouvelles venues',
      who: 'Relais et service petite enfance',
      by: 'claire',
      group: 'Une information dispersée',
    },
    {
      what: 'Le dossier change d’un établissement à l’autre',
      by: { guest: 'Une puéricultrice de PMI' },
      group: 'Une information dispersée',
    },
  ],
}

const renewal: DemoWorkshop = {
  on: '2026-11-19',
  by: 'samira',
  theme: 'petite-enfance',
  question: 'Que faire pour que les familles seules trouvent une place ?',
  isClosed: false,
  finding: 'Des places qui existent mais que les familles seules n’atteignent pas',
  said: [
    {
      what: 'Réserver quelques places d’urgence',
      need: 'Un entretien d’embauche ne se prévoit pas',
      who: 'Crèches municipales',
      by: 'samira',
      group: 'Des places qui existent mais que les familles seules n’atteignent pas',
    },
    {
      what: 'Ouvrir la commission aux travailleurs sociaux',
      need: 'Des situations connues trop tard',
      who: 'Caf et CCAS',
      by: 'karim',
      group: 'Des places qui existent mais que les familles seules n’atteignent pas',
    },
    {
      what: 'Une garde tôt le matin, à domicile',
      need: 'Les horaires décalés',
      who: 'Les Petits Pas',
      by: 'julie',
      group: 'Des horaires élargis',
    },
    {
      what: 'Deux crèches ouvertes dès 6 h 30',
      need: 'Les premiers bus',
      who: 'Ville',
      by: 'nadia',
      group: 'Des horaires élargis',
    },
    {
      what: 'Un seul rendez-vous pour la place et l’emploi',
      need: 'Les démarches en double',
      who: 'Mission locale',
      by: 'antoine',
    },
    {
      what: 'Dire les places libres chaque semaine',
      need: 'On téléphone à chaque crèche',
      by: { guest: 'Une assistante maternelle' },
    },
    {
      what: 'Un accueil le samedi',
      need: 'Le travail du week-end',
      who: 'Associations',
      by: { guest: 'Un parent élu au conseil de crèche' },
    },
  ],
}

async function play(stage: Stage, { ctgId, themes }: CtgIds, workshop: DemoWorkshop): Promise<void> {
  const { on, by, question, said, finding, isClosed } = workshop
  const leader = await stage.as(by, on)
  const themeId = idOf(themes, workshop.theme)
  const { workshopId } = await openWorkshop(leader, { ctgId, themeId, question })
  const key = { ctgId, workshopId }
  for (const one of said) await propose(stage, key, on, one)
  const rows = await rowsOf(stage.db, 'proposal', { ctg_id: ctgId, workshop_id: workshopId }).list(['id', 'what'])
  const groups = new Map<string, string>()
  for (const { what, group } of said) {
    if (!group) continue
    const groupId = groups.get(group) ?? (await addWorkshopGroup(leader, { ...key, title: group })).groupId
    groups.set(group, groupId)
    await moveProposal(leader, { ...key, proposalId: rows.find((row) => row.what === what)?.id ?? '', groupId })
  }
  if (finding) await makeFinding(leader, { ...key, groupId: idOf(groups, finding), kind: 'weakness' })
  if (isClosed) await setWorkshopState(leader, { ...key, isOpen: '' })
}

type Key = { readonly ctgId: string; readonly workshopId: string }

async function propose(
  stage: Stage,
  key: Key,
  on: string,
  { by, group: _group, ...words }: DemoProposal,
): Promise<void> {
  if (typeof by === 'string') {
    await addProposal(await stage.as(by, on), { ...key, ...words })
    return
  }
  const holder: WorkshopGuest = { ...key, personId: null, name: '', memberships: [] }
  const context = { db: stage.db, at: new Date(`${on}T09:00:00Z`), holder }
  await proposeAsGuest(context, { ...words, byName: by.guest })
}

export const foundingWorkshopActs = (stage: Stage, ids: CtgIds): readonly Act[] => [
  { on: founding.on, play: () => play(stage, ids, founding) },
]
export const renewalWorkshopActs = (stage: Stage, ids: CtgIds): readonly Act[] => [
  { on: renewal.on, play: () => play(stage, ids, renewal) },
]

/** Who leads the groups and what they were asked; what the decisions of the renewal are about. Names and letters are illustration. */
import { setLinkedPlans } from '#app/domains/ctg/commands/set-linked-plans.server.ts'
import { leadBody } from '#app/domains/governance/commands/lead-body.server.ts'
import { updateBody } from '#app/domains/governance/commands/update-body.server.ts'
import { tieDecision } from '#app/domains/journey/commands/tie-decision.server.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import type { ThemeRef } from './content-types.ts'
import { findBody } from './play-governance.server.ts'
import { type Act, type CtgIds, idOf, type Stage } from './stage.server.ts'

type Leader = { readonly name: string; readonly as: string }
type Letter = {
  readonly on: string
  readonly mission: string
  readonly expected: string
  readonly expectedOn: string
  readonly caf: Leader
  readonly ville: Leader
  /** Its name in a scheme where it sat already, and that scheme. */
  readonly elsewhere?: { readonly sitsAs: string; readonly plan: string }
}

const plans = ['Contrat de ville', 'Contrat local de santé', 'Projet éducatif de territoire']

const renewal = (caf: Leader, ville: Leader): Letter => ({
  on: '2026-06-22',
  mission:
    'Lire les chiffres avec les professionnels et les habitants, proposer des constats, écrire les fiches action.',
  expected: 'Les constats du thème et ses fiches action',
  expectedOn: '2026-12-11',
  caf,
  ville,
})

const renewalLetters: Readonly<Record<ThemeRef, Letter>> = {
  'petite-enfance': renewal(
    { name: 'Rose Chintz', as: 'responsable de l’action sociale' },
    { name: 'Samira Taffetas', as: 'directrice de la petite enfance' },
  ),
  jeunesse: {
    ...renewal(
      { name: 'Denis Tweed', as: 'responsable des aides collectives' },
      { name: 'Omar Denim', as: 'directeur de la jeunesse' },
    ),
    elsewhere: { sitsAs: 'comité de pilotage du projet éducatif de territoire', plan: 'Projet éducatif de territoire' },
  },
  vacances: renewal(
    { name: 'Denis Tweed', as: 'responsable des aides collectives' },
    { name: 'Yves Feutrine', as: 'coordinateur des centres sociaux' },
  ),
  logement: renewal(
    { name: 'Alix Flanelle', as: 'responsable des prestations' },
    { name: 'Gaël Nankin', as: 'directeur de l’habitat' },
  ),
  egalite: {
    ...renewal(
      { name: 'Rose Chintz', as: 'responsable de l’action sociale' },
      { name: 'Bruno Serge', as: 'chargé de mission égalité' },
    ),
    elsewhere: { sitsAs: 'groupe égalité du contrat de ville', plan: 'Contrat de ville' },
  },
  'acces-aux-droits': renewal(
    { name: 'Karim Satin', as: 'responsable de circonscription' },
    { name: 'Leïla Moire', as: 'directrice du CCAS' },
  ),
}

/** The convention of 2015 had its groups prepared by the professionals of the two institutions: a fact; one letter for all. */
const foundingLetter: Letter = {
  on: '2014-10-13',
  mission: 'Affiner le diagnostic du thème et écrire la fiche action du groupe.',
  expected: 'Une fiche action',
  expectedOn: '2015-01-30',
  caf: { name: 'Claire Mousseline', as: 'chargée de conseil et de développement' },
  ville: { name: 'Antoine Lin', as: 'chargé de coopération CTG' },
}

async function writeLetter(stage: Stage, ids: CtgIds, theme: ThemeRef, letter: Letter): Promise<void> {
  const { ctgId, parties, themes } = ids
  const context = await stage.as('antoine', letter.on)
  const bodyId = await findBody(stage, ids, theme)
  const body = await rowOf(stage.db, 'body', { ctgId, id: bodyId }).get(['name', 'rhythm', 'version'])
  const plan = await rowsOf(stage.db, 'linked_plan', { ctg_id: ctgId, name: letter.elsewhere?.plan ?? '' }).find(['id'])
  const { mission, expected, expectedOn } = letter
  await updateBody(context, {
    ...{ ctgId, bodyId, themeId: idOf(themes, theme), ...body, mission, expected, expectedOn },
    letterOn: letter.on,
    sitsAs: letter.elsewhere?.sitsAs ?? '',
    linkedPlanId: plan?.id ?? '',
  })
  const leader = (party: 'caf' | 'ville', row: string) => ({
    id: row,
    leaderName: letter[party].name,
    leaderFunction: letter[party].as,
    leaderParty: idOf(parties, party),
  })
  const leaders = [leader('caf', '0'), leader('ville', '1')]
  await leadBody(context, { ctgId, bodyId, version: body.version + 1, leaders })
}

const themeRefs = ['petite-enfance', 'jeunesse', 'vacances', 'logement', 'egalite', 'acces-aux-droits'] as const

export const foundingLetterActs = (stage: Stage, ids: CtgIds): readonly Act[] =>
  themeRefs.map((theme) => ({
    on: foundingLetter.on,
    play: () => writeLetter(stage, ids, theme, foundingLetter),
  }))

/** The second decision of the launch named the groups; the third, of the technical committee, concerns every theme. */
export const renewalLetterActs = (stage: Stage, ids: CtgIds): readonly Act[] => [
  {
    on: '2026-06-15',
    play: async () => {
      const notes = plans.map(() => '')
      await setLinkedPlans(await stage.as('antoine', '2026-06-15'), { ctgId: ids.ctgId, names: plans, notes })
    },
  },
  ...themeRefs.map((theme) => ({
    on: renewalLetters[theme].on,
    play: () => writeLetter(stage, ids, theme, renewalLetters[theme]),
  })),
  {
    on: '2026-06-23',
    play: async () => {
      const bodyIds = await Promise.all(themeRefs.map((theme) => findBody(stage, ids, theme)))
      await tie(stage, ids, { number: 2, on: '2026-06-23', things: bodyIds.map((bodyId) => `body:${bodyId}`) })
    },
  },
  {
    on: '2026-10-01',
    play: () => {
      const things = themeRefs.map((theme) => `theme:${idOf(ids.themes, theme)}`)
      return tie(stage, ids, { number: 3, on: '2026-10-01', things })
    },
  },
]

type Tied = { readonly number: number; readonly on: string; readonly things: readonly string[] }

async function tie(stage: Stage, { ctgId }: CtgIds, { number, on, things }: Tied): Promise<void> {
  const context = await stage.as('antoine', on)
  const { id: decisionId } = await rowsOf(stage.db, 'decision', { ctg_id: ctgId, number }).get(['id'])
  for (const thing of things) await tieDecision(context, { ctgId, decisionId, thing })
}

/** Corrective actions of the demonstration, as dated acts: one followed, one past its day, one closed with its result. */
import { addCorrectiveNote } from '#app/domains/followup/commands/add-corrective-note.server.ts'
import { closeCorrectiveAction } from '#app/domains/followup/commands/close-corrective-action.server.ts'
import { openCorrectiveAction } from '#app/domains/followup/commands/open-corrective-action.server.ts'
import { updateWatchSettings } from '#app/domains/followup/watch/commands/update-watch-settings.server.ts'
import { writeDigests } from '#app/domains/followup/watch/write-digests.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { PersonRef } from './people.ts'
import type { PlayedActions } from './play-plan.server.ts'
import type { Act, CtgIds, Stage } from './stage.server.ts'

type Note = { readonly on: string; readonly by: PersonRef; readonly text: string }

type DemoCorrective = {
  readonly on: string
  readonly by: PersonRef
  /** Title of the action it is about; the whole plan when left out. */
  readonly action?: string
  /** Number of the decision it comes from. */
  readonly decision?: number
  readonly gap: string
  readonly cause: string
  readonly measure: string
  readonly responsible: string
  readonly dueOn: string
  readonly notes: readonly Note[]
  readonly result?: { readonly on: string; readonly text: string }
}

const correctives: readonly DemoCorrective[] = [
  {
    on: '2026-10-12',
    by: 'antoine',
    action: 'Un relais petite enfance itinérant',
    gap: 'Les tournées sont arrêtées depuis juillet.',
    cause: 'L’animatrice est partie ; le recrutement a échoué une première fois.',
    measure: 'Le relais de la Ville assure deux matinées par mois jusqu’au recrutement.',
    responsible: 'Samira Taffetas',
    dueOn: '2026-12-15',
    notes: [
      { on: '2026-10-21', by: 'antoine', text: 'Première matinée tenue au Luth : sept familles.' },
      { on: '2026-11-12', by: 'antoine', text: 'Offre d’emploi publiée à nouveau, deux candidatures reçues.' },
    ],
  },
  {
    on: '2026-09-30',
    by: 'claire',
    decision: 2,
    gap: 'Deux groupes de travail sur six n’ont pas encore de date.',
    cause: 'L’animation du groupe Vacances n’a pas été attribuée à la rentrée.',
    measure: 'Chaque groupe fixe sa date de novembre ; la coordination prépare la séance du groupe Vacances.',
    responsible: 'Antoine Lin',
    dueOn: '2026-11-20',
    notes: [{ on: '2026-11-19', by: 'antoine', text: 'Cinq groupes réunis ; il reste le groupe Vacances.' }],
  },
  {
    on: '2026-06-16',
    by: 'claire',
    action: 'Rendez-vous des droits dans les quartiers',
    gap: 'Un rendez-vous sur trois n’était pas honoré.',
    cause: 'La date était donnée trois semaines à l’avance, sans rappel.',
    measure: 'Un rappel par message deux jours avant, et des créneaux sans rendez-vous le mercredi.',
    responsible: 'Caf, service des prestations',
    dueOn: '2026-09-30',
    notes: [],
    result: { on: '2026-10-01', text: 'Huit rendez-vous sur dix sont honorés depuis septembre.' },
  },
]

export const correctiveActs = (stage: Stage, ids: CtgIds, played: PlayedActions): readonly Act[] =>
  correctives.flatMap((corrective) => {
    const opened: { id?: string } = {}
    const key = () => ({ ctgId: ids.ctgId, correctiveActionId: opened.id ?? '' })
    return [
      {
        on: corrective.on,
        play: async () => {
          opened.id = await open(stage, ids, played, corrective)
        },
      },
      ...corrective.notes.map(({ on, by, text }) => ({
        on,
        play: async () => addCorrectiveNote(await stage.as(by, on), { ...key(), notedOn: on, text }),
      })),
      ...[corrective.result ?? []].flat().map(({ on, text }) => ({
        on,
        play: async () =>
          closeCorrectiveAction(await stage.as(corrective.by, on), {
            ...key(),
            version: 1,
            state: 'done',
            result: text,
          }),
      })),
    ]
  })

async function open(stage: Stage, { ctgId }: CtgIds, played: PlayedActions, corrective: DemoCorrective) {
  const { on, by, action, decision, notes: _notes, result: _result, ...words } = corrective
  const { correctiveActionId } = await openCorrectiveAction(await stage.as(by, on), {
    ctgId,
    actionId: action === undefined ? '' : (played.get(action)?.actionId ?? ''),
    decisionId: decision === undefined ? '' : await findDecision(stage, ctgId, decision),
    ...words,
  })
  return correctiveActionId
}

async function findDecision({ db }: Stage, ctgId: string, number: number): Promise<string> {
  const decision = await rowsOf(db, 'decision', { ctg_id: ctgId, number }).get(['id'])
  return decision.id
}

/** The renewal is followed more closely than usual for what comes next. */
export const settingActs = (stage: Stage, { ctgId }: CtgIds): readonly Act[] => [
  {
    on: '2026-09-30',
    play: async () =>
      updateWatchSettings(await stage.as('claire', '2026-09-30'), {
        ctgId,
        version: 0,
        silentDays: 120,
        dueSoonDays: 30,
        copilNoticeDays: 90,
      }),
  },
]

/** The digest of the last Monday, as the product writes it: it is read on the page of mails. */
export const digestActs = ({ db }: Stage, siteUrl: string): readonly Act[] => [
  { on: '2026-11-23', play: () => writeDigests(db, new Date('2026-11-23T07:15:00Z'), siteUrl) },
]

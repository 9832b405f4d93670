/** The copils of the renewal: the one that launched it, held point by point, and the next one, prepared. Illustration. */

import { markTask } from '#app/domains/meetings/session/commands/mark-task.server.ts'
import { noteOutcome } from '#app/domains/meetings/session/commands/note-outcome.server.ts'
import { writeItemMinutes } from '#app/domains/meetings/session/commands/write-item-minutes.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { decide } from './play-decisions.server.ts'
import { type DemoMeeting, endMeeting, holdMeeting, inSession } from './play-governance.server.ts'
import type { CtgIds, Stage } from './stage.server.ts'

export const town = 'Hôtel de ville, salle des commissions'

export const launch: DemoMeeting = {
  body: 'copil',
  title: 'Copil de lancement',
  on: '2025-11-18',
  hour: '14:30',
  place: town,
  plannedMinutes: 90,
  agenda: [
    {
      title: 'Ce que la première convention a laissé',
      presenter: 'Claire Mousseline et Antoine Lin',
      durationMinutes: 30,
    },
    { title: 'Périmètre et thèmes du renouvellement', presenter: 'Odile Batiste', durationMinutes: 40 },
    { title: 'Calendrier', presenter: 'Antoine Lin', durationMinutes: 20 },
  ],
  minutes: 'Les coordonnateurs remercient les animateurs des six groupes, invités à la prochaine séance.',
}

export const nextCopil: DemoMeeting = {
  body: 'copil',
  title: 'Copil du 14 janvier 2027',
  on: '2027-01-14',
  hour: '14:30',
  place: town,
  plannedMinutes: 120,
  agenda: [
    {
      title: 'Diagnostic partagé : constats et réserve',
      presenter: 'Claire Mousseline et Antoine Lin',
      durationMinutes: 35,
      demand: 'Valider le diagnostic, dont un constat avec réserve\u00a0?',
      reason: 'Une partie des constats est partagée\u00a0; les autres attendent encore la position d’une partie.',
      effect:
        'Le projet de convention peut s’écrire au premier trimestre 2027. Les autres constats se complètent ensuite, à date.',
      proposals: {
        caf: { proposal: 'Valider, et compléter avant le 31 mars.' },
        ville: {
          proposal: 'Valider avec la réserve écrite au compte rendu.',
          reservation:
            'Un quart de naissances en moins depuis 2017\u00a0: que la baisse de la demande soit dite à côté des places.',
        },
      },
    },
    {
      title: 'Priorités à retenir',
      presenter: 'Marc Popeline',
      durationMinutes: 40,
      demand: 'Retenir comme priorités les enjeux proposés par les groupes\u00a0?',
      reason: 'Les groupes ont écrit leurs enjeux\u00a0; la convention ne peut pas les porter tous.',
      effect: 'Les enjeux retenus ouvrent les objectifs de la convention. Les autres restent au diagnostic.',
      proposals: {
        caf: { proposal: 'Retenir ceux sur lesquels les deux parties agissent déjà.' },
        ville: { proposal: 'Les mêmes, et une règle écrite pour la place des habitants.' },
      },
    },
    { title: 'Avancement des actions qui courent', presenter: 'Antoine Lin', durationMinutes: 30 },
    { title: 'Calendrier de la signature', presenter: 'Claire Mousseline', durationMinutes: 15 },
  ],
  minutes: '',
}

type Noted = { readonly kind: 'information' | 'task'; readonly text: string; readonly dueOn?: string }
type Decided = { readonly text: string; readonly responsible: string; readonly dueOn: string }

/** What was said on each point of the launch, in the order of its agenda, and what came out of it. */
const items: readonly { readonly minutes: string; readonly noted?: Noted; readonly decided?: Decided }[] = [
  {
    minutes:
      'Les deux parties relisent les actions de 2015 à 2018. Les six groupes se sont installés dans les habitudes ; les actions se sont poursuivies sans que leur avancement soit toujours écrit.\n\nTrois attentes reviennent :\n\n- garder les groupes, qui restent ceux du terrain ;\n- partir de chiffres que chacun peut relire ;\n- écrire ce que devient chaque action, au moins une fois par an.',
    noted: { kind: 'information', text: 'Les actions qui courent sont reprises sans attendre la nouvelle convention.' },
  },
  {
    minutes:
      'Le périmètre reste celui de la commune. La Caf propose de lire chaque thème par ses trois champs : prestations, interventions sociales, aides collectives. La Ville demande que chaque groupe ait un animateur nommé avant l’été.',
    decided: {
      text: 'Engager le renouvellement de la convention sur le périmètre de la commune, pour les années 2026 à 2030.',
      responsible: 'Les deux coordonnateurs',
      dueOn: '2026-09-30',
    },
  },
  {
    minutes:
      'Le cadrage est attendu à la rentrée 2026, la signature au deuxième trimestre 2027. Les élections municipales de mars 2026 renouvelleront les sièges de la Ville : rien d’important n’est soumis entre-temps.',
    noted: {
      kind: 'task',
      text: 'Envoyer aux six groupes le calendrier du renouvellement.',
      dueOn: '2025-12-12',
    },
    decided: {
      text: 'Garder les six groupes de travail de 2014 et nommer leurs animateurs avant l’été.',
      responsible: 'Antoine Lin',
      dueOn: '2026-06-30',
    },
  },
]

export async function playLaunch(stage: Stage, ids: CtgIds): Promise<void> {
  const { ctgId } = ids
  const meetingId = await holdMeeting(stage, ids, launch, '2025-10-28')
  const context = await inSession(stage, launch)
  const points = await rowsOf(stage.db, 'agenda_item', { ctg_id: ctgId, meeting_id: meetingId })
    .select(['id', 'version'])
    .orderBy('position')
    .execute()
  const tasks: string[] = []
  for (const [index, { id: agendaItemId, version }] of points.entries()) {
    const { minutes = '', noted, decided } = items[index] ?? {}
    const point = { ctgId, meetingId, agendaItemId }
    await writeItemMinutes(context, { ...point, version, minutes })
    if (noted) {
      const { kind, text, dueOn = '' } = noted
      const responsible = kind === 'task' ? 'Antoine Lin' : ''
      const { outcomeId } = await noteOutcome(context, { ...point, kind, text, responsible, dueOn })
      if (kind === 'task') tasks.push(outcomeId)
    }
    if (decided)
      await decide(stage, ids, launch, {
        ...point,
        ...decided,
        despite:
          'Les exécutifs des deux institutions étaient présents ; les autres sièges avaient reçu la convocation.',
      })
  }
  await endMeeting(stage, ids, launch, meetingId)
  for (const outcomeId of tasks)
    await markTask(await stage.as('antoine', '2025-12-10'), { ctgId, meetingId, outcomeId, isDone: 'on' })
}

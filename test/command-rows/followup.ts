/** Rows of the follow-up slice. The fixture's action is on « Petite enfance », led by its action lead. */
import type { FullCtg } from '../full-ctg.server.ts'
import { type ActorKey, type CommandRow, coordinators, members } from './command-row.ts'

const reportPage = ({ ctgId, ids }: FullCtg) => `/ctg/${ctgId}/suivi/${ids.report}`

const steering: readonly ActorKey[] = ['cafCoordinator', 'townCoordinator', 'earlyOfficer']

/** Coordinators, and cooperation officers of any theme. */
const preparing: readonly ActorKey[] = [...coordinators, 'earlyOfficer', 'housingOfficer']

export const followupRows: Readonly<Record<string, CommandRow>> = {
  'followup.take-snapshot': {
    url: ({ ctgId }) => `/ctg/${ctgId}/suivi/etats`,
    intent: 'take-snapshot',
    form: () => ({ name: 'Avant le copil' }),
    mayDo: [...steering, 'housingOfficer'],
  },
  'followup.submit-report': {
    url: ({ ctgId, ids }) => `/ctg/${ctgId}/actions/${ids.action}/point`,
    intent: 'submit-report',
    form: ({ ids }) => ({
      facts: 'Douze places ouvertes.',
      status: 'in-progress',
      peopleReached: '1 200',
      [`value-${ids.measure}`]: '12,5',
      nextStep: 'Ouvrir la seconde',
      nextStepOn: '2027-03-01',
      proposedEndsOn: '2028-06-30',
      isWatched: 'on',
      difficultyKind: 'staff',
      difficulty: 'Recruter.',
      helpWanted: 'De la Caf.',
      adjustment: 'Six mois de plus.',
      valueSource: 'Registre',
      reportedOn: '2026-11-20',
      coversFrom: '2026-06-01',
      coversTo: '2026-11-20',
      delayMonths: '3',
      helpBodyId: ids.body,
      publicsReached: 'Familles monoparentales',
      meansUsed: 'Deux agents, un local',
      proposedStepTitle: 'Ouvrir le second site',
      proposedLead: 'Une autre responsable',
      proposedPartner: 'Une association',
      files: new File(['%PDF-1.7 plaquette'], 'plaquette.pdf', { type: 'application/pdf' }),
      filesCaption: 'La plaquette',
      enteredFor: 'Une responsable',
    }),
    mayDo: ['townCoordinator', 'cafCoordinator', 'earlyOfficer', 'lead'],
  },
  'followup.accept-report': {
    url: reportPage,
    intent: 'accept-report',
    form: () => ({ isChosen: 'on', fields: ['status', 'endsOn'] }),
    mayDo: steering,
  },
  'followup.send-back-report': {
    url: reportPage,
    intent: 'send-back-report',
    form: () => ({ answer: 'Précisez les dates.' }),
    mayDo: steering,
  },
  'followup.open-corrective-action': {
    url: ({ ctgId }) => `/ctg/${ctgId}/suivi/corrective/nouvelle`,
    intent: 'open-corrective-action',
    form: ({ ids }) => ({
      actionId: ids.action,
      decisionId: ids.decision,
      gap: 'Retard de six mois',
      cause: 'Le terrain',
      measure: 'Changer de terrain',
      responsible: 'Une responsable',
      dueOn: '2027-01-31',
    }),
    mayDo: steering,
  },
  'followup.add-corrective-note': {
    url: ({ ctgId, ids }) => `/ctg/${ctgId}/suivi/correctives/${ids.correctiveAction}`,
    intent: 'add-corrective-note',
    form: () => ({ text: 'Une visite a eu lieu.', notedOn: '2026-11-20' }),
    mayDo: steering,
  },
  'followup.choose-digest': {
    url: () => '/compte',
    intent: 'choose-digest',
    form: () => ({}),
    mayDo: members,
  },
  'followup.update-watch-settings': {
    url: ({ ctgId }) => `/ctg/${ctgId}/suivi/reglages`,
    intent: 'update-watch-settings',
    form: () => ({ version: '0', silentDays: '90', dueSoonDays: '21', copilNoticeDays: '75' }),
    mayDo: coordinators,
  },
  'followup.close-corrective-action': {
    url: ({ ctgId, ids }) => `/ctg/${ctgId}/suivi/correctives/${ids.correctiveAction}`,
    intent: 'close-corrective-action',
    form: () => ({ version: '1', state: 'done', result: 'Terrain trouvé.' }),
    mayDo: steering,
  },
  'followup.request-dossier': {
    url: ({ ctgId }) => `/ctg/${ctgId}/suivi/dossiers/nouveau`,
    intent: 'request-dossier',
    form: ({ ids, themeId }) => ({
      kind: 'copil-pack',
      subject: 'copil-pack',
      meetingId: ids.meeting,
      themeId,
      year: '2026',
      sinceId: ids.planSnapshot,
      sections: ['essentials', 'agenda', 'progress'],
      formats: ['pdf', 'pptx'],
      front: 'Salle du conseil',
    }),
    mayDo: preparing,
  },
  'followup.make-dossier-again': {
    url: ({ ctgId, ids }) => `/ctg/${ctgId}/suivi/dossiers/${ids.dossier}`,
    intent: 'make-dossier-again',
    form: () => ({}),
    mayDo: preparing,
  },
}

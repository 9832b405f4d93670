/** Rows of the surveys slice: one survey in preparation, one open, one closed whose team is the coordinator of the town. */
import type { FullCtg } from '../full-ctg.server.ts'
import type { ActorKey, CommandRow, Form } from './command-row.ts'

const base = ({ ctgId }: FullCtg) => `/ctg/${ctgId}/diagnostic/enquetes`
const leaders: readonly ActorKey[] = ['cafCoordinator', 'townCoordinator', 'earlyOfficer', 'housingOfficer']
const team: readonly ActorKey[] = ['townCoordinator']

type Which = 'survey' | 'openSurvey' | 'closedSurvey'
const on = (which: Which, intent: string, form: (ctg: FullCtg) => Form): CommandRow => ({
  url: (ctg) => `${base(ctg)}/${ctg.ids[which]}`,
  ...{ intent, form, mayDo: leaders },
})
const ofTexts = (intent: string, form: (ctg: FullCtg) => Form): CommandRow => ({
  url: (ctg) => `${base(ctg)}/${ctg.ids.closedSurvey}/textes`,
  ...{ intent, mayDo: team },
  form: (ctg) => ({ subject: ctg.ids.surveyText, textId: ctg.ids.surveyText, ...form(ctg) }),
})

const question = { kind: 'one', label: 'Et le mercredi ?', hint: '', choices: 'Oui\nNon' }

export const surveysRows: Readonly<Record<string, CommandRow>> = {
  'surveys.create-survey': {
    url: base,
    intent: 'create-survey',
    form: () => ({ title: 'Les familles', audience: 'families' }),
    mayDo: leaders,
  },
  'surveys.update-survey': on('survey', 'update-survey', ({ actors }) => ({
    ...{ title: 'Les familles', audience: 'families', introduction: '', closesOn: '2099-12-31', version: '1' },
    teamIds: actors.townCoordinator.personId,
  })),
  'surveys.add-question': on('survey', 'add-question', () => question),
  'surveys.update-question': on('survey', 'update-question', ({ ids }) => ({
    ...{ ...question, subject: ids.surveyQuestion, questionId: ids.surveyQuestion, version: '1' },
  })),
  'surveys.move-question': on('survey', 'move-question', ({ ids }) => ({
    ...{ subject: `${ids.surveyQuestion}-down`, questionId: ids.surveyQuestion, to: 'down' },
  })),
  'surveys.remove-question': on('survey', 'remove-question', ({ ids }) => ({
    ...{ subject: ids.secondQuestion, questionId: ids.secondQuestion },
  })),
  'surveys.remove-survey': on('survey', 'remove-survey', () => ({})),
  'surveys.open-survey': on('survey', 'open-survey', () => ({})),
  'surveys.extend-survey': on('openSurvey', 'extend-survey', () => ({ closesOn: '2099-11-30' })),
  'surveys.close-survey': on('openSurvey', 'close-survey', () => ({})),
  'surveys.remove-text': ofTexts('remove-text', () => ({})),
  'diagnosis.quote-survey': ofTexts('quote-survey', ({ themeId }) => ({ themeId, text: 'Des horaires plus larges.' })),
}

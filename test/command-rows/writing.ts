/** Rows of what is done around texts. The fixture's text is the chapter of « Petite enfance », commented by the reader. */
import type { FullCtg } from '../full-ctg.server.ts'
import { type CommandRow, members } from './command-row.ts'

const talkPage = ({ ctgId, ids }: FullCtg) => `/ctg/${ctgId}/textes/${ids.text}`
const writers = ['cafCoordinator', 'townCoordinator', 'earlyOfficer', 'contributor'] as const

export const writingRows: Readonly<Record<string, CommandRow>> = {
  'writing.comment-on-text': {
    url: talkPage,
    intent: 'comment-on-text',
    form: ({ leadPersonId }) => ({
      quote: 'La demande baisse',
      near: '30',
      body: 'Depuis quand ?',
      mentionIds: leadPersonId,
    }),
    mayDo: members,
  },
  'writing.answer-comment': {
    url: talkPage,
    intent: 'answer-comment',
    form: ({ ids, leadPersonId }) => ({
      threadId: ids.thread,
      subject: ids.thread,
      body: 'Celles du matin.',
      mentionIds: leadPersonId,
    }),
    mayDo: members,
  },
  'writing.settle-thread': {
    url: talkPage,
    intent: 'settle-thread',
    form: ({ ids }) => ({ threadId: ids.thread, subject: ids.thread, state: 'resolved' }),
    mayDo: ['cafCoordinator', 'townCoordinator', 'reader'],
  },
  'writing.remove-comment': {
    url: talkPage,
    intent: 'remove-comment',
    form: ({ ids }) => ({ commentId: ids.comment, subject: ids.comment }),
    mayDo: ['reader'],
  },
  'writing.settle-suggestions': {
    url: talkPage,
    intent: 'settle-suggestions',
    form: () => ({ suggestionId: 's1', subject: 's1', verdict: 'refused' }),
    mayDo: writers,
  },
  'writing.restore-version': {
    url: (ctg) => `${talkPage(ctg)}/historique?version=1`,
    intent: 'restore-version',
    form: ({ ids }) => ({ textVersionId: ids.textVersion, subject: ids.textVersion }),
    mayDo: writers,
  },
}

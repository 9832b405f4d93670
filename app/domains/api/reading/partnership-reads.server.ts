/** Bodies, meetings and decisions, the diagnosis the parties share, closed evaluations, read by other software. Rules: docs/rules/api.md §2, §4. */
import { z } from 'zod'
import { listIssues, listObjectives, listSharedFindings } from '#app/domains/diagnosis/exchange.server.ts'
import { listFrozenEvaluations } from '#app/domains/evaluation/exchange.server.ts'
import { listBodies } from '#app/domains/governance/exchange.server.ts'
import { findMeeting, listDecisions, listMeetings } from '#app/domains/meetings/exchange.server.ts'
import { found } from '#app/kernel/errors.ts'
import { mostItems } from '../cursor.ts'
import { idIn } from '../id-in.ts'
import type { ApiReader } from '../tokens.server.ts'
import { operationLabels } from './operation-labels.fr.ts'
import { cursorQuery, keyIn, noQuery, operation, pageOf, pageQuery, partOf, windowIn } from './read-operation.server.ts'

const seesDrafts = ({ scopes, actor }: ApiReader): boolean => scopes.includes('write-meetings') && actor !== undefined

export const partnershipReads = [
  operation({
    path: '/ctgs/{ctgId}/objectives',
    operationId: 'listObjectives',
    summary: operationLabels.listObjectives,
    query: cursorQuery,
    answer: 'ObjectiveList',
    read: async ({ db, ctgId }, { search }) => partOf('listObjectives', search, await listObjectives(db, ctgId)),
  }),
  operation({
    path: '/ctgs/{ctgId}/findings',
    operationId: 'listFindings',
    summary: operationLabels.listFindings,
    query: cursorQuery,
    answer: 'FindingList',
    read: async ({ db, ctgId }, { search }) => partOf('listFindings', search, await listSharedFindings(db, ctgId)),
  }),
  operation({
    path: '/ctgs/{ctgId}/issues',
    operationId: 'listIssues',
    summary: operationLabels.listIssues,
    query: cursorQuery,
    answer: 'IssueList',
    read: async ({ db, ctgId }, { search }) => partOf('listIssues', search, await listIssues(db, ctgId)),
  }),
  operation({
    path: '/ctgs/{ctgId}/bodies',
    operationId: 'listBodies',
    summary: operationLabels.listBodies,
    query: cursorQuery,
    answer: 'BodyList',
    read: async ({ db, ctgId }, { search }) => partOf('listBodies', search, await listBodies(db, ctgId)),
  }),
  operation({
    path: '/ctgs/{ctgId}/meetings',
    operationId: 'listMeetings',
    summary: operationLabels.listMeetings,
    query: pageQuery,
    answer: 'MeetingPage',
    async read(reader, { search }) {
      const { db, ctgId } = reader
      const part = windowIn('listMeetings', search, mostItems)
      const [startsAt, last] = keyIn(z.tuple([z.iso.datetime(), z.uuid()]), part.after) ?? []
      const after =
        startsAt === undefined || last === undefined ? undefined : { startsAt: new Date(startsAt), id: last }
      const read = await listMeetings(db, { ctgId, areDraftsRead: seesDrafts(reader) }, { ...part, after })
      return pageOf('listMeetings', part, read, (one) => [one.startsAt, one.id])
    },
  }),
  operation({
    path: '/ctgs/{ctgId}/meetings/{meetingId}',
    operationId: 'getMeeting',
    summary: operationLabels.getMeeting,
    query: noQuery,
    answer: 'MeetingWithAgenda',
    async read(reader, { ids }) {
      const { db, ctgId } = reader
      const read = { ctgId, areDraftsRead: seesDrafts(reader) }
      return found(await findMeeting(db, read, idIn(ids, 'meetingId')), 'governance.meeting-not-found')
    },
  }),
  operation({
    path: '/ctgs/{ctgId}/decisions',
    operationId: 'listDecisions',
    summary: operationLabels.listDecisions,
    query: pageQuery,
    answer: 'DecisionPage',
    async read({ db, ctgId }, { search }) {
      const part = windowIn('listDecisions', search, mostItems)
      const [after] = keyIn(z.tuple([z.int32()]), part.after) ?? []
      const read = await listDecisions(db, ctgId, { ...part, after })
      return pageOf('listDecisions', part, read, ({ number }) => [number])
    },
  }),
  operation({
    path: '/ctgs/{ctgId}/evaluations',
    operationId: 'listEvaluations',
    summary: operationLabels.listEvaluations,
    query: cursorQuery,
    answer: 'EvaluationList',
    read: async ({ db, ctgId }, { search }) =>
      partOf('listEvaluations', search, await listFrozenEvaluations(db, ctgId)),
  }),
] as const

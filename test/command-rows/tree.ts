/** Rows of the tree of the plan. The fixture has one action under one objective; an axis and an objective hold nothing. */
import type { Database } from '#app/kernel/database.server.ts'
import type { FullCtg } from '../full-ctg.server.ts'
import { type ActorKey, type CommandRow, coordinators } from './command-row.ts'
import { withPredecessor } from './renewal.ts'

const treePage = ({ ctgId }: FullCtg) => `/ctg/${ctgId}/plan/arbre`
/** The page with the panel of a row open. */
const panel = (row: (ids: FullCtg['ids']) => string) => (ctg: FullCtg) => `${treePage(ctg)}?deplacer=${row(ctg.ids)}`
const emptyAxis = panel((ids) => `axis.${ids.emptyAxis}`)
const emptyObjective = panel((ids) => `objective.${ids.emptyObjective}`)
const actionRow = panel((ids) => `action.${ids.action}.${ids.objective}`)

/** The whole tree is common; an action belongs to its theme. */
const arranging: readonly ActorKey[] = [...coordinators, 'earlyOfficer', 'housingOfficer']
const ofTheTheme: readonly ActorKey[] = [...coordinators, 'earlyOfficer']

const under =
  (...objectives: readonly ('objective' | 'emptyObjective')[]) =>
  (db: Database, { ctgId, ids }: FullCtg) =>
    db
      .insertInto('action_objective')
      .values(
        objectives.map((name, position) => ({
          ...{ ctg_id: ctgId, action_id: ids.action, objective_id: ids[name], position },
        })),
      )
      .execute()

const actionSubject = ({ ids }: FullCtg) => `${ids.action}.${ids.objective}`

export const treeRows: Readonly<Record<string, CommandRow>> = {
  'plan.move-axis': {
    url: emptyAxis,
    intent: 'move-axis',
    form: ({ ids }) => ({ subject: ids.emptyAxis, axisId: ids.emptyAxis, way: 'under', targetId: ids.axis }),
    mayDo: arranging,
  },
  'plan.move-objective': {
    url: emptyObjective,
    intent: 'move-objective',
    form: ({ ids }) => ({
      subject: ids.emptyObjective,
      objectiveId: ids.emptyObjective,
      way: 'under',
      targetId: ids.emptyAxis,
    }),
    mayDo: arranging,
  },
  'plan.move-action': {
    url: actionRow,
    intent: 'move-action',
    form: (ctg) => ({
      subject: actionSubject(ctg),
      actionId: ctg.ids.action,
      fromId: ctg.ids.objective,
      way: 'under',
      toId: ctg.ids.emptyObjective,
    }),
    mayDo: ofTheTheme,
    prepare: under('objective'),
  },
  'plan.share-action': {
    url: actionRow,
    intent: 'share-action',
    form: (ctg) => ({
      subject: actionSubject(ctg),
      actionId: ctg.ids.action,
      objectiveId: ctg.ids.emptyObjective,
    }),
    mayDo: ofTheTheme,
    prepare: under('objective'),
  },
  'plan.unshare-action': {
    url: actionRow,
    intent: 'unshare-action',
    form: (ctg) => ({ subject: actionSubject(ctg), actionId: ctg.ids.action, objectiveId: ctg.ids.objective }),
    mayDo: ofTheTheme,
    prepare: under('objective', 'emptyObjective'),
  },
  'plan.remove-axis': {
    url: emptyAxis,
    intent: 'remove-axis',
    form: ({ ids }) => ({ subject: ids.emptyAxis, axisId: ids.emptyAxis }),
    mayDo: arranging,
  },
  'plan.remove-objective': {
    url: emptyObjective,
    intent: 'remove-objective',
    form: ({ ids }) => ({ subject: ids.emptyObjective, objectiveId: ids.emptyObjective }),
    mayDo: arranging,
  },
  'plan.name-levels': {
    url: treePage,
    intent: 'name-levels',
    form: () => ({
      version: '1',
      first: 'Ambition',
      second: 'Orientation',
      third: 'Priorité',
      objective: 'Objectif opérationnel',
      action: 'Fiche action',
    }),
    mayDo: coordinators,
  },
  'plan.set-numbering': {
    url: treePage,
    intent: 'set-numbering',
    form: () => ({ version: '1', numbering: 'sheet', sheetPrefix: 'FA', codes: 'following' }),
    mayDo: coordinators,
  },
  'plan.renumber-actions': {
    url: treePage,
    intent: 'renumber-actions',
    form: () => ({}),
    mayDo: coordinators,
  },
  'plan.carry-actions': {
    url: ({ ctgId }) => `/ctg/${ctgId}/plan/precedente`,
    intent: 'carry-actions',
    form: ({ ids }) => ({ actionIds: [ids.formerAction] }),
    mayDo: coordinators,
    prepare: withPredecessor,
  },
}

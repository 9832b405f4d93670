/** The actions of one theme, as dated acts: written when they start, completed as they go, tied to objectives when the groups meet. */

import { addMeans } from '#app/domains/plan/commands/add-means.server.ts'
import { addMeasure } from '#app/domains/plan/commands/add-measure.server.ts'
import { addStep } from '#app/domains/plan/commands/add-step.server.ts'
import { changeActionStatus } from '#app/domains/plan/commands/change-action-status.server.ts'
import { createAction } from '#app/domains/plan/commands/create-action.server.ts'
import { setActionServices } from '#app/domains/plan/commands/set-action-services.server.ts'
import { updateAction } from '#app/domains/plan/commands/update-action.server.ts'
import { updateStep } from '#app/domains/plan/commands/update-step.server.ts'
import { carryActions } from '#app/domains/renewal/commands/carry-actions.server.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import type { DemoAction, DemoStep, DemoTheme } from './content-types.ts'
import { leadAddresses, type PersonRef } from './people.ts'
import type { ThreadIds } from './play-diagnosis.server.ts'
import { foldedFields, stepFolds } from './play-folds.server.ts'
import type { Founding } from './play-founding.server.ts'
import { type Act, type CtgIds, idOf, type Stage } from './stage.server.ts'

/** The groups tie the actions to objectives, and write the new ones, once these exist. */
const groupsOn = '2026-11-19'
/** Actions that already run are written in Trame after the launching copil. */
const firstDay = '2025-11-20'

/** Made so far for one action. */
export type PlayedAction = {
  actionId: string
  readonly steps: Map<string, string>
  readonly measures: Map<string, string>
}
export type PlayedActions = Map<string, PlayedAction>

/** The version of the sheet as the next form would open it. */
export async function versionOf({ db }: Stage, { ctgId }: CtgIds, actionId: string): Promise<number> {
  const row = await rowOf(db, 'action', { ctgId, id: actionId }).get(['version'])
  return row.version
}

/** The day an action is written: when it starts, or with the groups when it is only proposed. */
const writtenOn = ({ status, startsOn }: DemoAction): string =>
  status === 'proposed' || startsOn === undefined ? groupsOn : ([firstDay, startsOn].toSorted().at(-1) ?? groupsOn)

/** The coordinator who writes for the leading party. */
const writerOf = ({ leadParty }: DemoAction): PersonRef => (leadParty === 'caf' ? 'claire' : 'antoine')

type Plan = {
  readonly ids: CtgIds
  readonly made: ThreadIds
  readonly played: PlayedActions
  readonly founding: Founding
}

export const planActs = (stage: Stage, plan: Plan, theme: DemoTheme): readonly Act[] =>
  theme.actions.flatMap((action) => actionActs(stage, plan, theme, action))

function actionActs(
  stage: Stage,
  { ids, made, played, founding }: Plan,
  theme: DemoTheme,
  action: DemoAction,
): readonly Act[] {
  const on = writtenOn(action)
  const writer = writerOf(action)
  const one: PlayedAction = { actionId: '', steps: new Map(), measures: new Map() }
  played.set(action.title, one)
  const laterSteps = (action.steps ?? []).filter(({ doneOn }) => doneOn !== undefined && doneOn > on)
  return [
    {
      on,
      play: async () => {
        const context = await stage.as(writer, on)
        one.actionId = await writeFirstFields(stage, context, { ids, founding }, theme, action)
        await writeSheet(stage, context, ids, action, one)
      },
    },
    ...laterSteps.map((step) => ({
      on: step.doneOn ?? on,
      play: async () => completeStep(stage, await stage.as(writer, step.doneOn ?? on), ids, one, step),
    })),
    {
      on: groupsOn,
      play: async () => tieToObjectives(stage, await stage.as(writer, groupsOn), ids, made, theme, action, one),
    },
  ]
}

function sheetFields({ parties, services }: CtgIds, themeId: string, action: DemoAction, leadPersonId: string) {
  const { title, leadParty, leadService, leadName, partners, startsOn, endsOn, nextStep, nextStepOn } = action
  return {
    title,
    themeId,
    leadPersonId,
    leadPartyId: leadParty ? idOf(parties, leadParty) : '',
    leadServiceId: leadService ? idOf(services, leadService) : '',
    leadName: leadName ?? '',
    leadEmail: (leadName && leadAddresses[leadName]) ?? (leadService && leadAddresses[leadService]) ?? '',
    partyIds: [],
    partnersText: partners ?? '',
    startsOn: startsOn ?? '',
    startsPrecision: 'month' as const,
    endsOn: endsOn ?? '',
    endsPrecision: 'month' as const,
    nextStep: nextStep ?? '',
    nextStepOn: nextStepOn ?? '',
  }
}

/** A new sheet; or the one of the founding CTG carried on, then written as it now is. @returns its id */
async function writeFirstFields(
  stage: Stage,
  context: Context,
  { ids, founding }: Pick<Plan, 'ids' | 'founding'>,
  theme: DemoTheme,
  action: DemoAction,
): Promise<string> {
  const { ctgId } = ids
  const leadPersonId = action.isLedByLeadAccount ? (stage.people.get('julie')?.id ?? '') : ''
  const fields = { ...sheetFields(ids, idOf(ids.themes, theme.ref), action, leadPersonId), objectiveIds: [] }
  const { carriedFrom, status } = action
  if (!carriedFrom) return (await createAction(context, { ctgId, ...fields, status })).actionId
  const { actionIds } = await carryActions(context, { ctgId, actionIds: [founding.actionOf(carriedFrom)] })
  const actionId = actionIds[0] ?? ''
  const version = () => versionOf(stage, ids, actionId)
  await updateAction(context, { ctgId, actionId, version: await version(), ...fields })
  await changeActionStatus(context, {
    ...{ ctgId, actionId, version: await version(), status, reason: '', decisionId: '' },
  })
  return actionId
}

async function writeSheet(
  stage: Stage,
  context: Context,
  ids: CtgIds,
  action: DemoAction,
  one: PlayedAction,
): Promise<void> {
  const { ctgId } = ids
  const { actionId } = one
  const key = async () => ({ ctgId, actionId, version: await versionOf(stage, ids, actionId) })
  await setActionServices(context, {
    ...(await key()),
    serviceIds: action.services.map((ref) => idOf(ids.services, ref)),
  })
  const today = context.at.toISOString().slice(0, 10)
  for (const step of action.steps ?? []) {
    const { partId: stepId } = await addStep(context, {
      ...(await key()),
      ...stepFields(ids, step, step.doneOn !== undefined && step.doneOn <= today),
    })
    one.steps.set(step.title, stepId)
  }
  for (const { year, nature, funder, scheme, state, amountEuros } of action.means ?? [])
    await addMeans(context, {
      ...(await key()),
      year,
      nature,
      funderPartyId: idOf(ids.parties, funder),
      scheme,
      state,
      amountEuros: amountEuros ?? '',
    })
  for (const { ref, name, unit, baseline, target, targetOn } of action.measures ?? []) {
    const { partId: measureId } = await addMeasure(context, {
      ...(await key()),
      name,
      unit,
      baseline: baseline ?? '',
      target,
      targetOn,
    })
    one.measures.set(ref, measureId)
  }
}

/** A step is « en cours » from the start when the content says so, and done only on its day. */
const stepFields = ({ parties }: CtgIds, { title, targetOn, doneOn, status }: DemoStep, isDone: boolean) => ({
  title,
  targetOn,
  targetPrecision: 'month' as const,
  ...stepFolds(parties, title),
  doneOn: isDone ? (doneOn ?? '') : '',
  status: isDone ? ('done' as const) : status === 'in-progress' ? ('in-progress' as const) : ('to-come' as const),
})

async function completeStep(
  stage: Stage,
  context: Context,
  ids: CtgIds,
  { actionId, steps }: PlayedAction,
  step: DemoStep,
): Promise<void> {
  const version = await versionOf(stage, ids, actionId)
  await updateStep(context, {
    ctgId: ids.ctgId,
    actionId,
    version,
    stepId: idOf(steps, step.title),
    ...stepFields(ids, step, true),
  })
}

async function tieToObjectives(
  stage: Stage,
  context: Context,
  ids: CtgIds,
  made: ThreadIds,
  theme: DemoTheme,
  action: DemoAction,
  { actionId }: PlayedAction,
): Promise<void> {
  const { db } = stage
  const { ctgId } = ids
  const now = await rowOf(db, 'action', { ctgId, id: actionId }).get([
    'version',
    'next_step as nextStep',
    'next_step_on as nextStepOn',
    'ends_on as endsOn',
    'lead_name as leadName',
    'lead_person_id as leadPersonId',
    'partners_text as partnersText',
  ])
  const { need, description, public: publics, sponsor } = action
  await updateAction(context, {
    ctgId,
    actionId,
    version: now.version,
    ...sheetFields(ids, idOf(ids.themes, theme.ref), action, now.leadPersonId ?? ''),
    nextStep: now.nextStep,
    nextStepOn: now.nextStepOn ?? '',
    endsOn: now.endsOn ?? '',
    leadName: now.leadName,
    partnersText: now.partnersText,
    objectiveIds: action.objectives.map((ref) => idOf(made.objectives, ref)),
    need,
    description,
    public: publics,
    electedSponsor: sponsor ?? '',
    ...(await foldedFields(stage, ids, action)),
  })
}

/** Around the sheets of the renewal: quartiers named, dependencies, a document. Words are illustration. */
import { addArea } from '#app/domains/ctg/commands/add-area.server.ts'
import { addActionFile } from '#app/domains/plan/commands/add-action-file.server.ts'
import { addDependency } from '#app/domains/plan/commands/add-dependency.server.ts'
import { demoAreas, demoCommune, demoDependencies, demoLeaflet, demoPriorityAreas } from './content/sheets.ts'
import { drawLeaflet } from './leaflet.ts'
import { type PlayedActions, versionOf } from './play-plan.server.ts'
import { type Act, type CtgIds, idOf, type Stage } from './stage.server.ts'

const filedOn = '2026-11-20'

async function keyOf(stage: Stage, ids: CtgIds, played: PlayedActions, title: string) {
  const one = played.get(title)
  if (!one) throw new Error(`the demonstration knows no action « ${title} »`)
  return { ctgId: ids.ctgId, actionId: one.actionId, version: await versionOf(stage, ids, one.actionId) }
}

async function tieActions(stage: Stage, ids: CtgIds, played: PlayedActions): Promise<void> {
  const stepOf = (title: string, step: string | undefined) =>
    step === undefined ? '' : idOf(played.get(title)?.steps ?? new Map(), step)
  for (const { waiting, awaited } of demoDependencies) {
    const { actionId } = await keyOf(stage, ids, played, awaited.action)
    const after = [actionId, stepOf(awaited.action, awaited.step)].filter(Boolean).join('.')
    await addDependency(await stage.as('antoine', filedOn), {
      ...(await keyOf(stage, ids, played, waiting.action)),
      stepId: stepOf(waiting.action, waiting.step),
      after,
    })
  }
}

async function fileLeaflet(stage: Stage, ids: CtgIds, played: PlayedActions): Promise<void> {
  const file = await stage.keep('plaquette-relais.pdf', 'application/pdf', drawLeaflet(demoLeaflet))
  await addActionFile(await stage.as('antoine', filedOn), {
    ...(await keyOf(stage, ids, played, demoLeaflet)),
    file,
    caption: 'Plaquette du relais (illustration)',
  })
}

/** Quartiers are named after the launch; actions are tied to one another once their groups have met. */
export const sheetActs = (stage: Stage, ids: CtgIds, played: PlayedActions): readonly Act[] => [
  {
    on: '2025-11-21',
    play: async () => {
      const context = await stage.as('antoine', '2025-11-21')
      for (const name of demoAreas) {
        const isPriority = demoPriorityAreas.includes(name)
        await addArea(context, { ctgId: ids.ctgId, communeCode: demoCommune, name, isPriority })
      }
    },
  },
  { on: filedOn, play: () => tieActions(stage, ids, played) },
  { on: filedOn, play: () => fileLeaflet(stage, ids, played) },
]

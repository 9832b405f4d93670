/** GET, POST /ctg/:ctgId/plan/arbre?deplacer= — the structure of the plan: its tree, its levels, its numbers. */
import { createAxis } from '#app/domains/diagnosis/commands/create-axis.server.ts'
import { renameAxis } from '#app/domains/diagnosis/commands/rename-axis.server.ts'
import { readPlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import { moveAction } from '#app/domains/plan-tree/commands/move-action.server.ts'
import { moveAxis } from '#app/domains/plan-tree/commands/move-axis.server.ts'
import { moveObjective } from '#app/domains/plan-tree/commands/move-objective.server.ts'
import { nameLevels } from '#app/domains/plan-tree/commands/name-levels.server.ts'
import { removeAxis } from '#app/domains/plan-tree/commands/remove-axis.server.ts'
import { removeObjective } from '#app/domains/plan-tree/commands/remove-objective.server.ts'
import { renumberActions } from '#app/domains/plan-tree/commands/renumber-actions.server.ts'
import { setNumbering } from '#app/domains/plan-tree/commands/set-numbering.server.ts'
import { shareAction } from '#app/domains/plan-tree/commands/share-action.server.ts'
import { unshareAction } from '#app/domains/plan-tree/commands/unshare-action.server.ts'
import { treeLabels } from '#app/domains/plan-tree/labels.fr.ts'
import { TreePage } from '#app/domains/plan-tree/pages/tree-page.tsx'
import { getTreePage } from '#app/domains/plan-tree/queries.server.ts'
import { readStep } from '#app/domains/plan-tree/step-text.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

const { said } = treeLabels

export const loader = route(({ context, params, searchParams }) =>
  getTreePage(context, ctgPath.parse(params).ctgId, readPlanFilter(searchParams)),
)

export const action = formAction({
  'move-axis': intent(moveAxis, {
    said: said.moved,
    complete: async (_args, form) => readStep(form.get('step'), 'axisId'),
  }),
  'move-objective': intent(moveObjective, {
    said: said.moved,
    complete: async (_args, form) => readStep(form.get('step'), 'objectiveId'),
  }),
  'move-action': intent(moveAction, {
    said: said.moved,
    complete: async (_args, form) => readStep(form.get('step'), 'actionId'),
  }),
  'share-action': intent(shareAction, { said: said.shared }),
  'unshare-action': intent(unshareAction, { said: said.unshared }),
  'remove-axis': intent(removeAxis, { said: said.axisRemoved }),
  'remove-objective': intent(removeObjective, { said: said.objectiveRemoved }),
  'name-levels': intent(nameLevels, { said: said.named }),
  'set-numbering': intent(setNumbering, { said: said.numbered }),
  'renumber-actions': intent(renumberActions, { said: said.renumbered }),
  'create-axis': intent(createAxis, { said: said.axisAdded }),
  'rename-axis': intent(renameAxis, { said: said.axisRenamed }),
})

export { shouldRevalidate } from '#app/http/revalidation.ts'

export default titled<Loaded<typeof loader>>(TreePage, 'Structure du plan')

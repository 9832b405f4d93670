/** GET, POST /ctg/:ctgId/actions/:actionId/modifier — the forms of an action. */
import { addActionFile } from '#app/domains/plan/commands/add-action-file.server.ts'
import { addDependency } from '#app/domains/plan/commands/add-dependency.server.ts'
import { addMeans } from '#app/domains/plan/commands/add-means.server.ts'
import { addMeasure } from '#app/domains/plan/commands/add-measure.server.ts'
import { addStep } from '#app/domains/plan/commands/add-step.server.ts'
import { changeActionStatus } from '#app/domains/plan/commands/change-action-status.server.ts'
import { openActionToAll } from '#app/domains/plan/commands/open-action-to-all.server.ts'
import { removeActionFile } from '#app/domains/plan/commands/remove-action-file.server.ts'
import { removeDependency } from '#app/domains/plan/commands/remove-dependency.server.ts'
import { removeMeans } from '#app/domains/plan/commands/remove-means.server.ts'
import { removeMeasure } from '#app/domains/plan/commands/remove-measure.server.ts'
import { removeStep } from '#app/domains/plan/commands/remove-step.server.ts'
import { restrictAction } from '#app/domains/plan/commands/restrict-action.server.ts'
import { setActionServices } from '#app/domains/plan/commands/set-action-services.server.ts'
import { updateAction } from '#app/domains/plan/commands/update-action.server.ts'
import { updateMeans } from '#app/domains/plan/commands/update-means.server.ts'
import { updateMeasure } from '#app/domains/plan/commands/update-measure.server.ts'
import { updateStep } from '#app/domains/plan/commands/update-step.server.ts'
import { EditActionPage } from '#app/domains/plan/pages/edit-action-page.tsx'
import { getEditActionPage } from '#app/domains/plan/queries.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { readFileRoom } from '#app/http/upload-room.server.ts'
import { oneFile } from '#app/http/uploads.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, params, surroundings }) => {
  const key = ctgIds(params, 'actionId')
  const page = await getEditActionPage(context, key)
  return { ...page, room: await readFileRoom(surroundings.instance, key.ctgId) }
})

export const action = formAction({
  'update-action': intent(updateAction, {
    said: 'Fiche enregistrée.',
    done: ({ actionId }, { ctgId }) => `/ctg/${ctgId}/actions/${actionId}`,
  }),
  'change-action-status': intent(changeActionStatus, { said: 'État changé.' }),
  'set-action-services': intent(setActionServices, { said: 'Services enregistrés.' }),
  'add-step': intent(addStep, { said: 'Étape ajoutée.' }),
  'update-step': intent(updateStep, { said: 'Étape enregistrée.' }),
  'remove-step': intent(removeStep, { said: 'Étape retirée.' }),
  'add-measure': intent(addMeasure, { said: 'Mesure ajoutée.' }),
  'update-measure': intent(updateMeasure, { said: 'Mesure enregistrée.' }),
  'remove-measure': intent(removeMeasure, { said: 'Mesure retirée.' }),
  'add-dependency': intent(addDependency, { said: 'Dépendance ajoutée.' }),
  'remove-dependency': intent(removeDependency, { said: 'Dépendance retirée.' }),
  'add-action-file': intent(addActionFile, { said: 'Document ajouté.', upload: oneFile() }),
  'remove-action-file': intent(removeActionFile, { said: 'Document retiré.' }),
  'restrict-action': intent(restrictAction, { said: 'Fiche restreinte.' }),
  'open-action-to-all': intent(openActionToAll, { said: 'Fiche ouverte à tous les membres.' }),
  'add-means': intent(addMeans, { said: 'Moyens ajoutés.' }),
  'update-means': intent(updateMeans, { said: 'Moyens enregistrés.' }),
  'remove-means': intent(removeMeans, { said: 'Ligne de moyens retirée.' }),
})

export { shouldRevalidate } from '#app/http/revalidation.ts'

export default titled<Loaded<typeof loader>>(EditActionPage, (page) => `Modifier l’action ${page.sheet.code}`)
